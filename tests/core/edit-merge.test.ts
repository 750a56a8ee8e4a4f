import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts, resolveHunks } from '#app/core/edit/merge.ts';

const BASE = 'one\ntwo\nthree\nfour\nfive\n';
const clean = (base: string, ours: string, theirs: string) => {
  const merged = mergeTexts({ base, ours, theirs });
  return merged.state === 'clean' ? merged.text : merged.hunks;
};

describe('merging two changed versions of a text', () => {
  test.each([
    ['changes of one side only', BASE, 'one\nTWO\nthree\nfour\nfive\n', BASE, 'one\nTWO\nthree\nfour\nfive\n'],
    ['changes far apart', BASE, 'ONE\ntwo\nthree\nfour\nfive\n', 'one\ntwo\nthree\nfour\nFIVE\n', 'ONE\ntwo\nthree\nfour\nFIVE\n'],
    ['changes of lines that touch', BASE, 'one\nTWO\nthree\nfour\nfive\n', 'one\ntwo\nTHREE\nfour\nfive\n', 'one\nTWO\nTHREE\nfour\nfive\n'],
    ['a line changed and one added after it', BASE, 'one\ntwo\nthree\nfour\nFIVE\n', `${BASE}six\n`, 'one\ntwo\nthree\nfour\nFIVE\nsix\n'],
    ['the same change on both sides', BASE, 'one\nTWO\nthree\nfour\nfive\n', 'one\nTWO\nthree\nfour\nfive\n', 'one\nTWO\nthree\nfour\nfive\n'],
    ['a deletion here and a change there', BASE, 'one\nthree\nfour\nfive\n', 'one\ntwo\nthree\nfour\nFIVE\n', 'one\nthree\nfour\nFIVE\n'],
    ['front matter keys on neighbouring lines', 'depth: read\nminutes: 30\n', 'depth: built\nminutes: 30\n', 'depth: read\nminutes: 60\n', 'depth: built\nminutes: 60\n'],
    ['a file without a last line end that both add to', 'one', 'one\ntwo', 'zero\none', 'zero\none\ntwo'],
    ['CRLF on one side', 'one\r\ntwo\r\nthree\r\n', 'one\r\nTWO\r\nthree\r\n', 'one\r\ntwo\r\nthree\r\nfour\r\n', 'one\r\nTWO\r\nthree\r\nfour\r\n'],
  ])('puts %s together', (_, base, ours, theirs, expected) => {
    expect(clean(base, ours, theirs)).toBe(expected);
  });

  test('puts log lines that both sides add in one place in the order of the log', () => {
    const log = '## Log\n- 2026-01-01 built: a\n';
    expect(clean(log, `${log}- 2026-01-03 built: ours\n`, `${log}- 2026-01-02 built: theirs\n`)).toBe(`${log}- 2026-01-02 built: theirs\n- 2026-01-03 built: ours\n`);
    const newestFirst = '## Log\n\n- 2026-01-01 built: a\n';
    const add = (line: string) => newestFirst.replace('- 2026-01-01', `${line}\n- 2026-01-01`);
    expect(clean(newestFirst, add('- 2026-01-03 built: ours'), add('- 2026-01-02 built: theirs'))).toBe(add('- 2026-01-03 built: ours\n- 2026-01-02 built: theirs'));
    expect(clean(log.trimEnd(), `${log}- 2026-01-03 built: ours`, `${log}- 2026-01-02 built: theirs`)).toBe(`${log}- 2026-01-02 built: theirs\n- 2026-01-03 built: ours`);
  });

  test('leaves to a person what only a person can say', () => {
    const merged = mergeTexts({ base: BASE, ours: 'one\nmine\nthree\nfour\nfive\n', theirs: 'zero\none\nyours\nthree\nfour\nfive\n' });
    expect(merged).toEqual({
      state: 'clash',
      hunks: [
        { state: 'same', text: 'zero\none\n' },
        { state: 'clash', base: 'two\n', ours: 'mine\n', theirs: 'yours\n', line: 3 },
        { state: 'same', text: 'three\nfour\nfive\n' },
      ],
    });
    const hunks = merged.state === 'clash' ? merged.hunks : [];
    expect(resolveHunks(hunks, { 1: 'theirs' })).toBe('zero\none\nyours\nthree\nfour\nfive\n');
    expect(resolveHunks(hunks, { 1: 'both' })).toBe('zero\none\nyours\nmine\nthree\nfour\nfive\n');
    expect(resolveHunks(hunks, { 1: { own: 'a\r\nb' } })).toBe('zero\none\na\nb\nthree\nfour\nfive\n');
    expect(resolveHunks(hunks, {})).toBe('zero\none\nmine\nthree\nfour\nfive\n');
  });

  test('says the same whichever side is whose, and loses no line that one side added', () => {
    const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n', 'e'), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(lines, lines, lines, (base, ours, theirs) => {
        const [merged, mirrored] = [mergeTexts({ base, ours, theirs }), mergeTexts({ base, ours: theirs, theirs: ours })];
        expect(merged.state).toBe(mirrored.state);
        expect(mergeTexts({ base, ours, theirs: base })).toEqual({ state: 'clean', text: ours });
        if (merged.state === 'clash') {
          const all = (side: 'ours' | 'theirs') => merged.hunks.map((hunk) => (hunk.state === 'same' ? hunk.text : hunk[side])).join('');
          expect(resolveHunks(merged.hunks, {})).toBe(all('ours'));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes its time in proportion where everything differs', () => {
    const base = 'same\n'.repeat(20_000);
    const ours = `${'same\n'.repeat(10_000)}ours\n${'same\n'.repeat(10_000)}`;
    const theirs = `theirs\n${base}`;
    expect(clean(base, ours, theirs)).toBe(`theirs\n${ours}`);
    const other = Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join('');
    expect(mergeTexts({ base, ours: other, theirs: other.replaceAll('line', 'row') }).state).toBe('clash');
  }, 20_000);
});
