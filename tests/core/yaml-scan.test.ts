import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '#app/core/yaml-map.ts';
import { scanYaml } from '#app/core/yaml-scan.ts';

/** Every path into a value, down to its leaves. */
function pathsInto(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, below]) => pathsInto(below, [...path, key]))];
}

/** Holds the scanner to the parser, and says whether it answered. */
function compare(text: string): boolean {
  const scanned = scanYaml(text);
  if (!scanned) return false;
  const parsed = parseYaml(text, 1);
  if ('message' in parsed) throw new Error(`${JSON.stringify(text)} is not YAML: ${parsed.message}`);
  expect(scanned.values, JSON.stringify(text)).toEqual(parsed.values);
  expect(Object.keys(scanned.values)).toEqual(Object.keys(parsed.values));
  for (const path of [...pathsInto(scanned.values), ['none'], ...Object.keys(scanned.values).map((key) => [key, 'none'])]) {
    expect(scanned.lineAt(path) + 1, `${JSON.stringify(text)} at ${path.join('.')}`).toBe(parsed.lineOf(...path));
  }
  return true;
}

describe('plain lines are read as the parser reads them', () => {
  test.each([
    'title: Tracing packet drops with eBPF',
    'title: It’s 5 o’clock (nearly)\ndate: 2026-09-14\n',
    'areas: [ebpf, linux-networking]\ntags: []\n',
    'areas:\n  ebpf: { depth: debugged, minutes: 90, verdict: trial }\n  tc:\n  xdp: {}\ndepth: built',
    'areas:\n- one\n- two\nminutes: 90',
    'areas:\n    - one two\n\n    - "three: four"\n',
    'empty:\nnothing: ~\nalso: null\nNULL1: NULL\nquoted: ""\n',
    '# a comment\n\ntitle: "With: a colon # and a hash"\nother: \'single\'\n',
    'url: https://example.org/a#b?c=d\ntime: 12:30\nhash: a#b',
    'a: 1\r\nb: [2, 3]\r\nc:\r\n  d: 4\r\n',
    'a:   spaced   \nb:  [ x ,  y ]  \n',
    'source: { type: article, authors: [A. Author, "B, C"], url: https://example.org/a#b, note: {} }',
    'a: [[one]]\nb: ["[[two]]", \'three, four\']',
    'constructor: a\ntoString: b\n',
    '',
    '\n\n',
  ])('%j', (text) => expect(compare(text)).toBe(true));
});

describe('everything else is left to the parser', () => {
  test.each([
    'a: |\n  block',
    'a: one\n  two',
    'a: [one,\n  two]',
    'a: &x one\nb: *x',
    'a: "with \\" escape"',
    "a: 'it''s'",
    'a: b # comment',
    'a: b: c',
    'a: [b: c]',
    'a: 1\na: 2',
    'a:\n  b: 1\n c: 2',
    'a:\n  b: 1\n  b: 2',
    'a:\n  # comment\n  b: 1',
    'a:\n  b:\n    c: 1',
    '__proto__: 1',
    'a:\tb',
    'a: b\rc: d',
    '- a\n- b',
    'just text',
    '---\na: 1',
    '{ a: 1 }',
    'a: [b,, c]',
    'a: {b, c}',
    'a: [b][c]',
    'a: [b], [c]',
    'a: ["b" c]',
    'a: ["b, c]',
    'a: "open',
    'null: 1',
  ])('%j', (text) => expect(scanYaml(text)).toBeNull());
});

test('whatever is written, the scanner answers as the parser or not at all', () => {
  const piece = fc.constantFrom(
    ...['a', 'b c', 'areas', 'ebpf', 'null', '~', '1.10', '2026-01-02', 'é', '漢', '𝕏', '😀', '\u00a0', '\u2028', '\u0085', '\uFEFF', '__proto__', 'x-y_z'],
    ...[':', ': ', ' #', '#', ', ', ',', '[', ']', '{', '}', '"', "'", '- ', '-', '? ', '|', '>', '&', '*', '!', '%', '@', '`', '\\', '.', '...', '---', '<<'],
    ...['\n', '\n', '\n', '\n  ', '\n  - ', '\n- ', '\n    ', '\r\n', '\r', '\t', ' ', '  ', '\na: ', '\nareas:\n  ', '\nb: [', ']\n', '\nc: { d: ', ' }\n'],
  );
  let answered = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      if (compare(pieces.join(''))) answered++;
      if (compare(`a: ${pieces.join('')}`)) answered++;
    }),
    { numRuns: 4000 },
  );
  expect(answered).toBeGreaterThan(500);
});

test('likely front matter is answered, not left to the parser', () => {
  const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_.-]{0,8}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 4 });
  const line = fc.oneof(
    words.map((w) => w.join(' ')),
    words.map((w) => `[${w.join(', ')}]`),
    words.map((w) => `"${w.join(': ')}"`),
    fc.tuple(word, fc.nat(1440)).map(([depth, minutes]) => `{ depth: ${depth}, minutes: ${minutes} }`),
    words.map((w) => `\n${w.map((one) => `  - ${one}`).join('\n')}`),
    fc.uniqueArray(word.filter((w) => !/^null$|\./i.test(w)), { minLength: 1, maxLength: 4 }).map((w) => `\n${w.map((one) => `  ${one}: { minutes: 30 }`).join('\n')}`),
  );
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(keys, fc.array(line, { minLength: 5, maxLength: 5 }), (names, lines) => {
      expect(compare(names.map((name, i) => `${name}: ${lines[i]!}`).join('\n'))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
