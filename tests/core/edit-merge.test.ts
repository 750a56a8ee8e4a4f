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
    ['line ends of several kinds, and a last one that is taken off', 'x\r\ny\r\nb\n', 'X\r\ny\r\nb', 'x\r\ny\r\nb\nc\n', 'X\r\ny\r\nb\r\nc'],
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

  test('keeps every line that one side put in, once, and none that one side took out', () => {
    const end = fc.constantFrom('\n', '\n', '\r\n', '\r');
    const edits = fc.record({ gone: fc.array(fc.nat(9), { maxLength: 3 }), put: fc.array(fc.nat(10), { maxLength: 3 }), bare: fc.boolean() });
    const edit = (lines: readonly string[], { gone, put, bare }: { gone: number[]; put: number[]; bare: boolean }, name: string) => {
      const edited = lines.flatMap((line, i) => [...put.flatMap((at, n) => (at === i ? [`${name}${n}\n`] : [])), ...(gone.includes(i) ? [] : [line])]);
      const text = [...edited, ...put.flatMap((at, n) => (at >= lines.length ? [`${name}${n}\n`] : []))].join('');
      return bare ? text.replace(/(?:\r\n|\n|\r)$/, '') : text;
    };
    const said = (text: string) => text.split(/\r\n|\n|\r/).filter(Boolean);
    fc.assert(
      fc.property(fc.array(end, { maxLength: 9 }), fc.boolean(), edits, edits, (ends, bare, mine, other) => {
        const lines = ends.map((one, i) => `line ${i}${one}`);
        const [base, ours, theirs] = [edit(lines, { gone: [], put: [], bare }, ''), edit(lines, mine, 'ours '), edit(lines, other, 'theirs ')];
        const merged = mergeTexts({ base, ours, theirs });
        const text = merged.state === 'clean' ? merged.text : resolveHunks(merged.hunks, Object.fromEntries(merged.hunks.map((_, i) => [i, 'both' as const])));
        const fresh = [...said(ours), ...said(theirs)].filter((line) => !line.startsWith('line'));
        expect(said(text).filter((line) => !line.startsWith('line')).sort(), JSON.stringify([base, ours, theirs])).toEqual(fresh.sort());
        const left = said(base).filter((line) => said(ours).includes(line) && said(theirs).includes(line));
        if (merged.state === 'clean') expect(said(text).filter((line) => line.startsWith('line'))).toEqual(left);
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves a last line without an end as the side has it that is chosen', () => {
    const merged = mergeTexts({ base: 'a\nb', ours: 'a\nB', theirs: 'a\nc' });
    const hunks = merged.state === 'clash' ? merged.hunks : [];
    expect(resolveHunks(hunks, {})).toBe('a\nB');
    expect(resolveHunks(hunks, { 1: 'theirs' })).toBe('a\nc');
    expect(resolveHunks(hunks, { 1: 'both' })).toBe('a\nc\nB');
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
