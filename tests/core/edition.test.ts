import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { parseDay } from '#app/core/day.ts';
import { readEdition, writeEdition, type Edition, type FrozenBlip } from '#app/core/edition.ts';
import { changesBetweenEditions } from '#app/core/edition-changes.ts';
import { drawEdition } from '#app/core/edition-view.ts';

const blip = (area: string, ring: string, more: Partial<FrozenBlip> = {}): FrozenBlip => ({ area, title: area.toUpperCase(), quadrant: 'tools', ring, movement: 'same', F: 0.5, basis: 'fresh', ...more });
const edition = (more: Partial<Edition> = {}): Edition => ({ name: 'q4', title: 'Q4', asOf: parseDay('2026-11-01')!, lens: 'recommendation', published: null, notes: '', blips: [], ...more });

describe('an edition', () => {
  test('is a file that a person can read', () => {
    expect(writeEdition(edition({ published: parseDay('2026-11-15')!, notes: 'What moved.', blips: [blip('ebpf', 'trial', { title: 'eBPF | maps', F: 0.624, movement: 'in' })] }))).toBe(
      [
        ...['---', 'title: "Q4"', 'asOf: 2026-11-01', 'lens: recommendation', 'published: 2026-11-15', '---'],
        ...['What moved.', '', '## Blips', '', '| Area | Id | Quadrant | Ring | Movement | Freshness |', '| --- | --- | --- | --- | --- | --- |'],
        ...['| eBPF \\| maps | ebpf | tools | trial | in | 0.62 fresh |', ''],
      ].join('\n'),
    );
  });

  test('reads back as it was written', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9|\\ .:é]{1,20}$/).map((words) => words.replace(/ +/g, ' ').trim()).filter((words) => words !== '');
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
    const frozen = fc.record({
      ...{ area: id, title: text, quadrant: id, ring: fc.constantFrom('adopt', 'trial', 'assess', 'hold') },
      ...{ movement: fc.constantFrom('new' as const, 'in' as const, 'out' as const, 'same' as const), basis: fc.constantFrom('fresh' as const, 'fading' as const, 'cold' as const) },
      F: fc.integer({ min: 0, max: 99 }).map((n) => n / 100),
    });
    const any = fc.record({ title: text, asOf: fc.integer({ min: 15000, max: 30000 }), published: fc.option(fc.integer({ min: 15000, max: 30000 })), notes: fc.constantFrom('', 'A note.', '## Heading\n\nText | with pipes'), blips: fc.array(frozen, { maxLength: 6 }) });
    fc.assert(
      fc.property(any, (parts) => {
        const whole = edition(parts);
        expect(readEdition('q4', writeEdition(whole))).toEqual({ edition: whole, reports: [] });
      }),
    );
  });

  test('without a day is none, and says so', () => {
    expect(readEdition('x', '---\ntitle: X\n---\n')).toMatchObject({ edition: null, reports: [{ code: 'no-as-of' }] });
  });

  test('leaves out rows that are no blips, with their lines', () => {
    const text = writeEdition(edition({ blips: [blip('a', 'trial')] })).replace('| trial |', '| somewhere |');
    expect(readEdition('q4', text)).toMatchObject({ edition: { blips: [] }, reports: [{ code: 'no-blip', line: 10 }] });
  });

  test('is drawn from what it froze, whatever quadrants there are now', () => {
    const view = drawEdition(edition({ blips: [blip('a', 'trial'), blip('b', 'adopt', { quadrant: 'gone' })] }), DEFAULT_CONFIG);
    expect(view.blips.map(({ area, number, ring }) => ({ area, number, ring }))).toEqual([
      { area: 'b', number: 1, ring: 0 },
      { area: 'a', number: 2, ring: 1 },
    ]);
    expect(view.quadrants.at(-1)).toEqual({ id: 'gone', title: 'gone' });
  });
});

describe('what changed between two editions', () => {
  const title = (ring: string) => ring.charAt(0).toUpperCase() + ring.slice(1);

  test('is said in sentences, what came first', () => {
    const before = edition({ blips: [blip('a', 'assess'), blip('b', 'adopt'), blip('c', 'hold'), blip('d', 'trial')] });
    const after = edition({ blips: [blip('a', 'trial'), blip('b', 'trial', { basis: 'fading' }), blip('d', 'trial', { basis: 'cold' }), blip('e', 'assess')] });
    expect(changesBetweenEditions(before, after, title).map(({ said }) => said)).toEqual([
      'E is new, in Assess.',
      'A moved in, from Assess to Trial.',
      'B moved out, from Adopt to Trial. Its ground went from fresh to fading.',
      'C left the radar; it had been in Hold.',
      'D stayed in Trial. Its ground went from fresh to cold.',
    ]);
  });

  test('is nothing between an edition and itself', () => {
    const one = edition({ blips: [blip('a', 'assess')] });
    expect(changesBetweenEditions(one, one, title)).toEqual([]);
  });
});
