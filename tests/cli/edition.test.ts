import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyExample, type TempVault } from '../support/vault.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

let vault: TempVault;
beforeAll(async () => {
  vault = await copyExample();
  await whet(['edition', 'create', 'Summer', '--as-of', '2026-08-01', '--vault', vault.root]);
});
afterAll(() => vault.remove());

const at = (...args: string[]) => [...args, '--vault', vault.root];

describe('whet edition', () => {
  test('create freezes the radar of a day into a file that people can read', async () => {
    const made = await whetJson<{ name: string; state: string; blips: number; published: string }>(at('edition', 'create', 'Q4 2026', '--notes', 'What moved.', '--on', '2026-12-01'));
    expect(made).toMatchObject({ name: 'q4-2026', state: 'scheduled', published: '2026-12-01' });
    const text = await readFile(join(vault.root, 'editions/q4-2026.md'), 'utf8');
    expect(text).toMatch(/^---\ntitle: "Q4 2026"\nasOf: 2026-11-01\nlens: recommendation\npublished: 2026-12-01\n---\nWhat moved\.\n\n## Blips\n/);
    expect(linesOf(text).filter((line) => line.startsWith('| ')).length).toBe(made.blips + 2);
  });

  test('an edition stays as it was frozen, and its name is taken', async () => {
    const { code, err } = await whet(at('edition', 'create', 'summer'));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('There is an edition “summer” already') as string });
  });

  test('list names them, the latest first', async () => {
    expect((await whetJson<{ name: string }[]>(at('edition', 'list'))).map(({ name }) => name)).toEqual(['q4-2026', 'summer']);
  });

  test('show says what changed since the one before', async () => {
    const { changes, blips } = await whetJson<{ changes: { said: string }[]; blips: { area: string; ring: string }[] }>(at('edition', 'show', 'q4-2026'));
    expect(blips).toContainEqual(expect.objectContaining({ area: 'sqlite', ring: 'adopt' }));
    expect(changes.map(({ said }) => said)).toContain('SQLite moved in, from Trial to Adopt.');
    const { out } = await whet(at('edition', 'show', 'q4-2026'));
    expect(out).toContain('Since Summer\n');
  });

  test('publish changes only the line that says when', async () => {
    const place = join(vault.root, 'editions/summer.md');
    const before = await readFile(place, 'utf8');
    await whet(at('edition', 'publish', 'summer', '--on', '2026-08-02'));
    expect(await readFile(place, 'utf8')).toBe(before.replace('lens: recommendation\n', 'lens: recommendation\npublished: 2026-08-02\n'));
  });

  test.each([
    [['edition', 'burn', 'x'], 2, 'does not know “burn”'],
    [['edition', 'create'], 2, 'needs a NAME'],
    [['edition', 'show', 'nope'], 1, 'There is no edition “nope”'],
    [['edition', 'create', 'Later', '--on', 'soon'], 2, 'not a calendar date'],
  ])('%j is told with exit code %i', async (args, code, said) => {
    expect(await whet(at(...args))).toMatchObject({ code, err: expect.stringContaining(said) as string });
  });
});

describe('whet radar', () => {
  test('measures movement against an edition', async () => {
    const { blips } = await whetJson<{ blips: { area: string; movement: string }[] }>(at('radar', '--compare', 'summer'));
    expect(blips).toContainEqual(expect.objectContaining({ area: 'sqlite', movement: 'in' }));
    expect(blips).toContainEqual(expect.objectContaining({ area: 'feature-flags', movement: 'new' }));
  });

  test('tells a slip in a date from the name of an edition', async () => {
    expect(await whet(at('radar', '--compare', '2026-13-01'))).toMatchObject({ code: 2, err: expect.stringContaining('not a calendar date') as string });
    expect(await whet(at('radar', '--compare', 'sumer'))).toMatchObject({ code: 1, err: expect.stringContaining('There are q4-2026, summer') as string });
    expect(await whet(at('radar', '--compare', 'summer', '--lens', 'contact'))).toMatchObject({ code: 2, err: expect.stringContaining('shows recommendation') as string });
  });

  test('shows an edition as it was frozen, by name, by title, or the latest one', async () => {
    const shown = await whetJson<{ edition: string; asOf: string; blips: { area: string; ring: string }[] }>(at('radar', '--edition', 'summer'));
    expect(shown).toMatchObject({ edition: 'summer', asOf: '2026-08-01', lens: 'recommendation' });
    expect(shown.blips).toContainEqual(expect.objectContaining({ area: 'sqlite', ring: 'trial' }));
    expect(await whetJson(at('radar', '--edition', 'Summer'))).toEqual(shown);
    expect(await whetJson(at('radar', '--edition', 'latest'))).toEqual(shown);
    expect((await whet(at('radar', '--edition', 'summer', '--ring', 'trial'))).out).toMatch(/^Summer: recommendation, as it stood on 1 August 2026\n\nTrial\n[^]*SQLite/);
  });

  test.each(['--svg', '--html'])('draws an edition with %s', async (format) => {
    const { out } = await whet(at('radar', '--edition', 'summer', format));
    expect(out).toMatch(/<g class="blip"[^>]*data-area="sqlite"[^>]*data-ring="trial"/);
  });

  test.each([
    [['--edition', 'sumer'], 1, 'There are q4-2026, summer'],
    [['--edition', 'summer', '--as-of', '2026-08-01'], 2, 'one day or one edition, not both'],
    [['--edition', 'summer', '--compare', '2026-01-01'], 2, 'keeps the movements'],
    [['--edition', 'summer', '--lens', 'contact'], 2, 'shows recommendation'],
    [['--edition', 'latest', '--lens', 'contact'], 1, 'No edition of the lens contact'],
  ])('%j is told with exit code %i', async (args, code, said) => {
    expect(await whet(at('radar', ...args))).toMatchObject({ code, err: expect.stringContaining(said) as string });
  });

  test('--png is a picture, the same for the same radar', async () => {
    const shell = '"$NODE" "$WHET" radar --png | head -c 8 | od -An -tx1';
    const { out } = await whet([], { shell, env: { WHETSTONE_VAULT: vault.root } });
    expect(out.trim()).toBe('89 50 4e 47 0d 0a 1a 0a');
  });

  test('--html is one file with nothing to fetch and nothing that runs', async () => {
    const { code, out } = await whet(at('radar', '--html'));
    expect(code).toBe(0);
    expect(out).toMatch(/^<!doctype html>/);
    expect(out).not.toMatch(/<script|<link|src=|url\(|@import|https?:\/\/(?!www\.w3\.org)/i);
    expect(out).toContain('id="sqlite"');
  });
});
