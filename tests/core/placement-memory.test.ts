import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { formatDay, parseDay } from '#app/core/day.ts';
import { DEPTHS } from '#app/core/depth.ts';
import { placeBlips } from '#app/core/placement.ts';
import { drawRadar } from '#app/core/radar-view.ts';
import { vaultOf } from './read-vault.ts';

/** The same functions with nothing remembered. */
async function forget() {
  vi.resetModules();
  const [placement, view] = await Promise.all([import('#app/core/placement.ts'), import('#app/core/radar-view.ts')]);
  return { placeBlips: placement.placeBlips, drawRadar: view.drawRadar };
}

/** Few areas and few segments, so that later radars meet what earlier ones left behind. */
const radar = fc.record({ quadrants: fc.integer({ min: 2, max: 4 }), rings: fc.integer({ min: 3, max: 4 }) }).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    blips: fc.uniqueArray(
      fc.record({ area: fc.constantFrom('', 'a', 'b', 'c', 'a,b', '"', 'd]'), quadrant: fc.nat(shape.quadrants - 1), ring: fc.nat(shape.rings - 1) }),
      { selector: ({ area }) => area },
    ),
  }),
);

describe('a placement', () => {
  test('is the same whatever was placed before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(radar, { minLength: 1, maxLength: 30 }), async (radars) => {
        const after = radars.map(({ blips, shape }) => placeBlips(blips, shape));
        const fresh = await forget();
        // The last one alone, the others after those that came later.
        expect(radars.map(({ blips, shape }) => placeBlips(blips, shape))).toEqual(after);
        expect(radars.toReversed().map(({ blips, shape }) => fresh.placeBlips(blips, shape)).reverse()).toEqual(after);
      }),
      { numRuns: 20 },
    );
  });
});

const TODAY = parseDay('2026-11-19')!;
const contact = fc.record({ area: fc.constantFrom('a', 'b', 'c', 'd'), ago: fc.nat(900), depth: fc.constantFrom(...DEPTHS), verdict: fc.option(fc.constantFrom('adopt', 'trial', 'assess', 'hold')) });
const question = fc.record({ ago: fc.nat(900), lens: fc.constantFrom('recommendation' as const, 'contact' as const), since: fc.integer({ min: 1, max: 400 }) });

describe('a radar', () => {
  const areas = Object.fromEntries(['a', 'b', 'c', 'd'].map((id, i) => [`areas/${id}.md`, `---\nquadrant: ${i % 2 ? 'tools' : 'platforms'}\n---\n`]));
  const filesOf = (contacts: readonly { area: string; ago: number; depth: string; verdict: string | null }[]) => ({
    ...areas,
    ...Object.fromEntries(
      contacts.map(({ area, ago, depth, verdict }, i) => [`notes/n${i}.md`, `---\ndate: ${formatDay(TODAY - ago)}\nareas: [${area}]\ndepth: ${depth}\n${verdict ? `verdict: ${verdict}\n` : ''}---\n`]),
    ),
  });

  test('is the same whatever was drawn of the vault before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { maxLength: 8 }), fc.array(question, { minLength: 1, maxLength: 20 }), async (contacts, asked) => {
        const questions = asked.map(({ ago, lens, since }) => ({ asOf: TODAY - ago, lens, compare: TODAY - ago - since }));
        const vault = vaultOf(filesOf(contacts));
        const after = questions.map((each) => drawRadar(vault, each));
        const [fresh, again] = [await forget(), vaultOf(filesOf(contacts))];
        expect(questions.map((each) => drawRadar(vault, each))).toEqual(after);
        expect(questions.toReversed().map((each) => fresh.drawRadar(again, each)).reverse()).toEqual(after);
      }),
      { numRuns: 10 },
    );
  });
});
