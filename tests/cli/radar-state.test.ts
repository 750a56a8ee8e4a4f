import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireRadar } from '#app/core/wire.ts';
import { copyExample, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

let vault: TempVault;
beforeAll(async () => {
  vault = await copyExample();
});
afterAll(() => vault.remove());

const at = (...args: string[]) => ['radar', ...args, '--vault', vault.root];
const blipsOf = async (...args: string[]) => (await whetJson<WireRadar>(at(...args))).blips;
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!).sort();

describe('whet radar', () => {
  test('is narrowed as its page is: by quadrant, ring, basis and movement, by id or title', async () => {
    const all = await blipsOf();
    const fitting = all.filter(({ quadrant, ring, basis }) => ['techniques', 'tools'].includes(quadrant) && ring === 'trial' && basis !== 'fresh');
    expect(fitting.length).toBeGreaterThan(0);
    expect(await blipsOf('--quadrant', 'Techniques', '--quadrant', 'tools', '--ring', 'Trial', '--basis', 'fading', '--basis', 'cold')).toEqual(fitting);
    expect(await blipsOf('--movement', 'in')).toEqual(all.filter(({ movement }) => movement === 'in'));
    expect(await blipsOf('--zoom', 'tools')).toEqual(all.filter(({ quadrant }) => quadrant === 'tools'));
  });

  test('takes tags and kinds one or all, words, a vendor and what was in your own hands', async () => {
    const [any, all] = [await blipsOf('--kind', 'deep-dive', '--kind', 'reading'), await blipsOf('--kind', 'deep-dive', '--kind', 'reading', '--match', 'all')];
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBeLessThan(any.length);
    expect((await blipsOf('--find', 'aws')).map(({ area }) => area).sort()).toEqual(['aws-cdk', 'aws-lambda']);
    expect((await blipsOf('--vendor', 'github')).length).toBeGreaterThan(0);
    expect((await blipsOf('--first-hand')).length).toBeLessThan((await blipsOf()).length);
  });

  test('draws what does not fit faintly, and a quadrant as large as the picture', async () => {
    const wanted = (await blipsOf('--basis', 'fading', '--zoom', 'tools')).map(({ area }) => area).sort();
    for (const format of ['--svg', '--html']) {
      const { out } = await whet(at(format, '--zoom', 'Tools', '--basis', 'fading'));
      expect(new Set(matches(out, /data-quadrant="([^"]+)"/g))).toEqual(new Set(['tools']));
      const lit = [...out.matchAll(/<g class="blip"[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes('opacity'));
      expect(lit.map((tag) => /data-area="([^"]+)"/.exec(tag)![1]!).sort()).toEqual(wanted);
    }
  });

  test('lists what fits with the numbers of the picture, and says where nothing does', async () => {
    const { out } = await whet(at('--ring', 'hold'));
    expect(out).toMatch(/^ *44 +Vector search/m);
    expect(out).not.toContain('Astro');
    expect((await whet(at('--ring', 'hold', '--basis', 'fresh'))).out).toContain('No area of this radar is like that.');
  });

  test.each([['quadrant', 'toolz', 'tools'], ['zoom', 'toolz', 'tools'], ['ring', 'current', 'adopt, trial'], ['basis', 'stale', 'fresh, fading'], ['tag', 'nothing-has-this', 'embedded'], ['match', 'some', 'any, all']])('refuses --%s %s, and says what there is', async (name, value, there) => {
    expect(await whet(at(`--${name}`, value))).toMatchObject({ code: 2, err: expect.stringContaining(there) as string });
  });
});
