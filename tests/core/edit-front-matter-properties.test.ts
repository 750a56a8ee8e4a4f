import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitBody } from '#app/core/edit/body.ts';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { splitLines } from '#app/core/edit/lines.ts';
import { saidBy, type FrontValue } from '#app/core/edit/write-yaml.ts';
import { readFrontMatter } from '#app/core/front-matter.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';
import { DISGUISES, VAULT_TEXTS } from './edit-vault-texts.ts';

const KEYS = ['title', 'date', 'areas', 'depth', 'minutes', 'verdict', 'tags', 'status', 'source', 'relations', 'own key', 'x-y'];
const NASTY = ['', 'a', 'b: c', 'd #e', '[[f]]', '~', 'null', '- g', '"h"', "i'j", 'k, l', '{m}', ' n ', '#', '---', '*o', '&p', '!q', '%r', '@s', '`t`', '|', '>', '?', ':', 'u\nv', 'w\rx', '\u2028', '…', '日本', '😀', '\\', '0x1'];

const scalar = fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 8, unit: 'grapheme' }), fc.stringMatching(/^[a-z-]{1,8}$/));
const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('ebpf', 'tc', 'xdp') }, { weight: 1, arbitrary: scalar }).filter((key) => key !== '__proto__');
const details = fc.oneof(
  fc.constant(null),
  fc.record({ depth: fc.constantFrom('built', 'read'), minutes: fc.nat(1440), verdict: scalar }, { requiredKeys: [] }),
);
const value: fc.Arbitrary<FrontValue> = fc.oneof(
  scalar,
  fc.nat(1440),
  fc.array(scalar, { maxLength: 4 }),
  fc.dictionary(name, details, { maxKeys: 4 }),
  fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), { maxKeys: 4 }),
);
const changes = fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(fc.constant(null), value), { minKeys: 1, maxKeys: 4 });

/** As every reader of the vault sees it. */
function reading(text: string): Record<string, unknown> {
  const { yaml, report } = readFrontMatter(treeOutline(text.replace(/^\uFEFF/, '')));
  if (report) throw new Error(`${JSON.stringify(text)}: ${report.message}`);
  return yaml.values;
}

/** Lines are kept in their order, byte for byte; says which of the old ones are not in the new text. */
function lostLines(before: string, after: string): string[] {
  const left = splitLines(after);
  return splitLines(before).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(0, at + 1);
    return at < 0;
  });
}

/** Holds one edit to all that is promised; says whether it was carried out. */
function check(text: string, wanted: Record<string, FrontValue>): boolean {
  const before = sayingsOf(text);
  const edited = editFrontMatter(text, wanted);
  if (!before.ok) {
    expect(edited.ok).toBe(false);
    return false;
  }
  if (!edited.ok) return false;
  const intended: Record<string, unknown> = { ...before.value };
  for (const [key, said] of Object.entries(wanted)) {
    if (said === null) Reflect.deleteProperty(intended, key);
    else intended[key] = saidBy(said);
  }
  expect(reading(edited.value), JSON.stringify([text, wanted, edited.value])).toEqual(intended);
  const [old, now] = [splitBody(text), splitBody(edited.value)];
  expect([now.mark, now.body]).toEqual([old.mark, old.body]);
  const touched = Object.keys(wanted).filter((key) => JSON.stringify(before.value[key]) !== JSON.stringify(intended[key]));
  if (touched.length === 0) expect(edited.value).toBe(text);
  return true;
}

test('whatever is set in the example vault is read back, and every line of another key stays as it was', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...VAULT_TEXTS), fc.constantFrom(...DISGUISES), changes, ({ text }, disguise, wanted) => {
      const disguised = disguise(text);
      if (!check(disguised, wanted)) {
        refused++;
        return;
      }
      const edited = editFrontMatter(disguised, wanted);
      const keys = Object.keys(wanted);
      const lost = lostLines(disguised, edited.ok ? edited.value : '');
      const ofOthers = lost.filter((line) => /^[\w-]+:/.test(line) && !keys.some((key) => line.startsWith(`${key}:`)));
      expect(ofOthers, JSON.stringify(wanted)).toEqual([]);
      expect(lost.filter((line) => line.startsWith('#'))).toEqual([]);
    }),
    { numRuns: 250 },
  );
  expect(refused).toBeLessThan(5);
});

const SCRAPS = [
  ...['title: x', 'title: "x: y"', "title: 'x'", 'title:', 'title: ~', 'date: 2026-01-01 # when', '"tags": [a, b]', 'tags: [ a,b , "c", ]', 'tags:\n  - a # one\n  - "b"\n', 'tags:\n- a\n- b'],
  ...['areas: { ebpf: { depth: built }, tc: , xdp }', 'areas:\n  ebpf: { minutes: 1 } # c\n  # between\n  tc:\n  xdp:\n    depth: read', 'areas: [\n  ebpf, # one\n  tc\n]', 'areas: []', 'areas: {}'],
  ...['source:\n  type: a\n  # year: 1', 'relations: { cites: [a], informs: [] }', '# tags: []', '# a comment', '  # indented', '', '   ', 'x-y: |\n  text\n  # no comment\n', 'x-y: >-\n  folded\n\n  text', 'x-y: a\n  b'],
  ...['own key: &k v', 'depth: *k', 'minutes: !!int 1', '? status\n: active', 'verdict:\ttrial\t', 'status:   "a"   # b', '...', '{ title: x }', '- a', 'title: [', '\ttab: x', 'x: y: z', '--- # y', '? |\n  k\n: v', '<<: { a: b }'],
];

test('whatever is set in whatever front matter is read back, or it is refused', () => {
  let done = 0;
  const yaml = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 6 }).map((lines) => lines.map((line) => `${line}\n`).join(''));
  const text = fc.tuple(yaml, fc.constantFrom('', '# b', 'b\n\n---\nc\n'), fc.constantFrom(...DISGUISES)).map(([front, body, disguise]) => disguise(`---\n${front}---\n${body}`));
  fc.assert(
    fc.property(text, changes, (file, wanted) => {
      if (check(file, wanted)) done++;
    }),
    { numRuns: 1200 },
  );
  expect(done).toBeGreaterThan(200);
});

test('front matter of plain lines is never refused', () => {
  const plain = fc.constantFrom('# a comment', '', 'own key: v # c', 'x-y: "z"');
  const front = fc.uniqueArray(fc.constantFrom('title: x', 'date: 2026-01-01', 'areas: [a, b]', 'areas:\n  a: { depth: built }\n  b:', 'tags:\n  - a\n  - b'), {
    selector: (line) => line.slice(0, 4),
  });
  fc.assert(
    fc.property(fc.tuple(front, plain).map(([lines, other]) => `---\n${[...lines, other].join('\n')}\n---\n`), changes, (text, wanted) => {
      expect(check(text, wanted), JSON.stringify([text, wanted])).toBe(true);
    }),
    { numRuns: 400 },
  );
});
