import { describe, expect, test } from 'vitest';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import type { FrontValue } from '#app/core/edit/write-yaml.ts';

function edit(text: string, changes: Record<string, FrontValue>): string {
  const edited = editFrontMatter(text, changes);
  if (!edited.ok) throw new Error(`${JSON.stringify(text)}: ${edited.problem.message}`);
  return edited.value;
}

/** The front matter alone, in and out. */
const inside = (yaml: string, changes: Record<string, FrontValue>) => edit(`---\n${yaml}\n---\nbody\n`, changes).slice(4, -10);

function refusal(yaml: string, changes: Record<string, FrontValue>): string {
  const edited = editFrontMatter(`---\n${yaml}\n---\n`, changes);
  return edited.ok ? 'not refused' : edited.problem.message;
}

describe('a value is set where it stands', () => {
  test.each<[string, string, Record<string, FrontValue>, string]>([
    ['text', 'title: Old\ndate: 2026-01-01', { title: 'New' }, 'title: New\ndate: 2026-01-01'],
    ['a number', 'minutes: 60', { minutes: 90 }, 'minutes: 90'],
    ['behind blanks and before a comment', 'title:   Old   # why\n', { title: 'New' }, 'title:   New   # why\n'],
    ['behind a tab', 'title:\tOld\t# why', { title: 'New' }, 'title:\tNew\t# why'],
    ['where nothing stood', 'title:\ndate: # the day', { title: 'New', date: '2026-01-02' }, 'title: New\ndate: 2026-01-02 # the day'],
    ['where null stood', 'title: ~\ndate: null', { title: 'New', date: '2026-01-02' }, 'title: New\ndate: 2026-01-02'],
    ['in double quotes', 'title: "Old: x"', { title: 'New' }, 'title: "New"'],
    ['in single quotes', "title: 'Old'", { title: 'It’s: x' }, "title: 'It’s: x'"],
    ['under a quoted key', '"title": Old', { title: 'New' }, '"title": New'],
    ['over several plain lines', 'title: Old\n  and more\ndate: 2026-01-01', { title: 'New' }, 'title: New\ndate: 2026-01-01'],
    ['over a block of text', 'title: |\n  Old\n  and more\n\ndate: 2026-01-01', { title: 'New' }, 'title: New\n\ndate: 2026-01-01'],
    ['on the line below its key', 'title:\n  Old # c\nx: y', { title: 'New' }, 'title:\n  New # c\nx: y'],
    ['at an alias', 'a: &x one\ntitle: *x', { title: 'New' }, 'a: &x one\ntitle: New'],
    ['at an anchor nobody uses', 'title: &x Old', { title: 'New' }, 'title: New'],
    ['at a tag', 'title: !!str Old', { title: 'New' }, 'title: New'],
    ['under an explicit key', '? title\n: Old\nx: y', { title: 'New' }, '? title\n: New\nx: y'],
    ['in braces around everything', '{ title: Old, x: y }', { title: 'New', date: '2026-01-02' }, '{ title: New, date: 2026-01-02, x: y }'],
    ['before the end of the document', 'title: Old\n...', { title: 'New', date: '2026-01-02' }, 'title: New\ndate: 2026-01-02\n...'],
  ])('%s', (_, yaml, changes, expected) => expect(inside(yaml, changes)).toBe(expected));
});

test.each<[string, string]>([
  ['Queues', 'Queues'],
  ['C# and F#', 'C# and F#'],
  ['"Queues: a second look"', 'Queues: a second look'],
  ['"a #b"', 'a #b'],
  ["'say \"x\": y'", 'say "x": y'],
  ['say "x"', 'say "x"'],
  ['""', ''],
  ['"null"', 'null'],
  ['"~"', '~'],
  ['true', 'true'],
  ['007', '007'],
  ['" x "', ' x '],
  ['"[x]"', '[x]'],
  ['"[[ebpf]]"', '[[ebpf]]'],
  ['"- x"', '- x'],
  ['"*x"', '*x'],
  ['"one\\ntwo"', 'one\ntwo'],
  ['"one\\u000dtwo"', 'one\rtwo'],
  ['"\\ud83d"', '\ud83d'],
  ['😀', '😀'],
])('text is quoted only where it has to be: %s', (written, value) => {
  expect(inside('title: x', { title: value })).toBe(`title: ${written}`);
});

describe('of a list only the items that differ are touched', () => {
  const list = (items: string) => `areas: ${items}\nx: y`;
  test.each<[string, string, string[], string]>([
    ['one more', '[a, b]', ['a', 'b', 'c'], '[a, b, c]'],
    ['one first', '[ a,b ]', ['c', 'a', 'b'], '[ c, a,b ]'],
    ['one between', '[a,  b]', ['a', 'c', 'b'], '[a, c,  b]'],
    ['one less at the end', '[a,  "b", c]', ['a', 'b'], '[a,  "b"]'],
    ['one less at the start', '[a,  "b", c]', ['b', 'c'], '["b", c]'],
    ['one less between', '[a,  "b", c]', ['a', 'c'], '[a,  c]'],
    ['another', '[a,  "b", c]', ['a', 'x, y', 'c'], '[a,  "x, y", c]'],
    ['none', '[a, b]', [], '[]'],
    ['none of a trailing comma', '[ a, b, ]', [], '[  ]'],
    ['some where none were', '[]', ['a', 'b'], '[a, b]'],
    ['some where nothing was', '', ['a', 'b'], '[a, b]'],
    ['links in quotes', '["[[a]]"]', ['[[a]]', '[[b]]'], '["[[a]]", "[[b]]"]'],
    ['one to a line', '[\n  a, # one\n  b # two\n]', ['a', 'b', 'c'], '[\n  a, # one\n  b, # two\n  c\n]'],
    ['one to a line, with a comma at the end', '[\n  a, # one\n  b, # two\n]', ['a', 'b', 'c'], '[\n  a, # one\n  b, # two\n  c,\n]'],
    ['one to a line, less the first', '[\n  a, # one\n  b # two\n]', ['b'], '[\n  b # two\n]'],
    ['one to a line, one between', '[\n  a, # one\n  b # two\n]', ['a', 'c', 'b'], '[\n  a, # one\n  c,\n  b # two\n]'],
    ['dashes', '\n  - a # one\n  - b', ['a', 'c', 'b'], '\n  - a # one\n  - c\n  - b'],
    ['dashes at the margin', '\n- a # one\n- b', ['a', 'b', 'c: d'], '\n- a # one\n- b\n- "c: d"'],
    ['dashes, less one', '\n  - a # one\n  # of the second\n  - b # two\n', ['b'], '\n  # of the second\n  - b # two\n'],
    ['dashes, another', '\n  - a # one\n\n  -   b # two\n', ['a', 'c'], '\n  - a # one\n\n  -   c # two\n'],
    ['dashes, one first', '\n  # which\n  - a', ['b', 'a'], '\n  # which\n  - b\n  - a'],
    ['no dashes any more', ' # mine\n  - a\n  - b', [], ' [] # mine'],
  ])('%s', (_, before, after, expected) => {
    const separate = before === '' || before.startsWith('\n') || before.startsWith(' #') ? 'areas:' : 'areas: ';
    const wanted = expected.startsWith('\n') || expected.startsWith(' ') ? 'areas:' : 'areas: ';
    expect(inside(list(before).replace('areas: ', separate), { areas: after })).toBe(`${wanted}${expected}\nx: y`);
  });
});

describe('of a map only the keys that differ are touched', () => {
  const before = 'areas:\n  ebpf: { depth: debugged,  minutes: 75 } # mine\n  "linux-networking": {depth: built}\ntags: []';
  test.each<[string, FrontValue, string]>([
    ['an inner value', { ebpf: { depth: 'debugged', minutes: 80 }, 'linux-networking': { depth: 'built' } }, 'areas:\n  ebpf: { depth: debugged,  minutes: 80 } # mine\n  "linux-networking": {depth: built}\ntags: []'],
    ['one more inside', { ebpf: { depth: 'debugged', minutes: 75, verdict: 'trial' }, 'linux-networking': { depth: 'built' } }, 'areas:\n  ebpf: { depth: debugged,  minutes: 75, verdict: trial } # mine\n  "linux-networking": {depth: built}\ntags: []'],
    ['one less inside', { ebpf: { depth: 'debugged', minutes: 75 }, 'linux-networking': {} }, 'areas:\n  ebpf: { depth: debugged,  minutes: 75 } # mine\n  "linux-networking": {}\ntags: []'],
    ['one more', { ebpf: { depth: 'debugged', minutes: 75 }, tc: { depth: 'read' }, 'linux-networking': { depth: 'built' }, xdp: null }, 'areas:\n  ebpf: { depth: debugged,  minutes: 75 } # mine\n  tc: { depth: read }\n  "linux-networking": {depth: built}\n  xdp:\ntags: []'],
    ['one less', { 'linux-networking': { depth: 'built' } }, 'areas:\n  "linux-networking": {depth: built}\ntags: []'],
    ['none', {}, 'areas: {}\ntags: []'],
    ['a list instead', ['ebpf'], 'refused'],
  ])('%s', (_, areas, expected) => {
    if (expected === 'refused') expect(refusal(before, { areas })).toMatch(/cannot be changed field by field/);
    else expect(inside(before, { areas })).toBe(expected);
  });

  test('in braces', () => {
    expect(inside('areas: { a: { depth: read }, b: {}, c: }', { areas: { a: { depth: 'built' }, c: null, d: {} } })).toBe('areas: { a: { depth: built }, c:, d: {} }');
    expect(inside('areas: {a: {depth: read}}', { areas: { b: null } })).toBe('areas: {b:}');
  });

  test('a list becomes a map in the style that is there', () => {
    const areas = { a: { depth: 'built', minutes: 60 }, b: null };
    expect(inside('areas: [a, b] # which', { areas })).toBe('areas: { a: { depth: built, minutes: 60 }, b: } # which');
    expect(inside('areas:\n- a\n- b\nx: y', { areas })).toBe('areas:\n  a: { depth: built, minutes: 60 }\n  b:\nx: y');
    expect(inside('areas: [] # which\nx: y', { areas })).toBe('areas: # which\n  a: { depth: built, minutes: 60 }\n  b:\nx: y');
    expect(inside('areas:\n- a # one\n# two\n- c\nx: y', { areas })).toBe('areas:\n  a: { depth: built, minutes: 60 } # one\n# two\n  b:\nx: y');
    expect(inside('areas:\n  a:\n  b: {}\nx: y', { areas: ['a', 'b'] })).toBe('areas:\n  - a\n  - b\nx: y');
  });
});

describe('a new key stands where the templates have it', () => {
  test.each<[string, string, Record<string, FrontValue>, string]>([
    ['behind the nearest before it', 'title: x\ndate: 2026-01-01\ntags: []', { verdict: 'trial', areas: ['a'] }, 'title: x\ndate: 2026-01-01\nareas: [a]\nverdict: trial\ntags: []'],
    ['first, before any comment', '# when\ndate: 2026-01-01', { title: 'x' }, 'title: x\n# when\ndate: 2026-01-01'],
    ['behind a block', 'areas:\n  - a\n  - b # c\n  # - d\nx: y', { depth: 'built' }, 'areas:\n  - a\n  - b # c\n  # - d\ndepth: built\nx: y'],
    ['behind what is commented out, which stays so', 'title: x\nminutes: 90\n# what you would say\n# verdict: trial\n# tags: []', { verdict: 'hold' }, 'title: x\nminutes: 90\n# what you would say\n# verdict: trial\nverdict: hold\n# tags: []'],
    ['behind a comment that would be the one before', 'title: x\n# minutes: 45\nvisibility: private', { depth: 'read', verdict: 'hold' }, 'title: x\ndepth: read\n# minutes: 45\nverdict: hold\nvisibility: private'],
    ['not into a block of text', 'title: |\n  x\n  # date: y\nz: 1', { date: '2026-01-01' }, 'title: |\n  x\n  # date: y\ndate: 2026-01-01\nz: 1'],
    ['in lines, when it is a map of maps', 'title: x', { areas: { a: { depth: 'read' }, b: null } }, 'title: x\nareas:\n  a: { depth: read }\n  b:'],
    ['last, when nobody knows it', 'title: x\n# end', { unknown: 'y' }, 'title: x\nunknown: y\n# end'],
  ])('%s', (_, yaml, changes, expected) => expect(inside(yaml, changes)).toBe(expected));

  test('inside a map too', () => {
    const yaml = 'source:\n  type: webpage\n  authors: []\n  # year: 2026\n  # venue:\nrelations: { informs: [] }';
    expect(inside(yaml, { source: { type: 'webpage', authors: ['A B'], year: 2025 } })).toBe(
      'source:\n  type: webpage\n  authors: [A B]\n  # year: 2026\n  year: 2025\n  # venue:\nrelations: { informs: [] }',
    );
  });
});

describe('a key is removed', () => {
  test.each<[string, string, string]>([
    ['with its line', 'title: x\ndate: 2026-01-01 # when\nz: 1', 'title: x\nz: 1'],
    ['with all its lines', 'title: x\ndate:\n  - a\n\n  - b\nz: 1', 'title: x\nz: 1'],
    ['but not with the comment above', '# when\ndate: x\n\nz: 1', '# when\n\nz: 1'],
    ['from braces', '{ title: x, date: y }', '{ title: x }'],
  ])('%s', (_, yaml, expected) => expect(inside(yaml, { date: null })).toBe(expected));
});

describe('the bytes around stay', () => {
  test('CRLF, lone CR, byte order mark, blanks behind fences, and a missing last line end', () => {
    expect(edit('---\r\ntitle: x\r\n---\r\nb', { title: 'y', date: '2026-01-01' })).toBe('---\r\ntitle: y\r\ndate: 2026-01-01\r\n---\r\nb');
    expect(edit('---\rtitle: x\r---\rb', { title: 'y', date: '2026-01-01' })).toBe('---\rtitle: y\rdate: 2026-01-01\r---\rb');
    expect(edit('\uFEFF--- \ntitle: x  \n---\t', { date: '2026-01-01' })).toBe('\uFEFF--- \ntitle: x  \ndate: 2026-01-01\n---\t');
    expect(edit('---\ntitle: x\r\nz: 1\n---\n', { date: '2026-01-01' })).toBe('---\ntitle: x\r\ndate: 2026-01-01\r\nz: 1\n---\n');
  });

  test('a file without front matter gets some', () => {
    expect(edit('# Hello\r\nworld', { title: 'x' })).toBe('---\r\ntitle: x\r\n---\r\n# Hello\r\nworld');
    expect(edit('\uFEFF', { title: 'x' })).toBe('\uFEFF---\ntitle: x\n---\n');
    expect(edit('---\n---\nb', { title: 'x' })).toBe('---\ntitle: x\n---\nb');
    expect(edit('---\nnever closed', { title: 'x' })).toBe('---\ntitle: x\n---\n---\nnever closed');
    expect(edit('b', { title: null })).toBe('b');
  });

  test('setting what is there already changes nothing', () => {
    const text = '---\ntitle: "x"\nminutes: 090 # m\nareas: { b: {}, a: {minutes: 1} }\n---\n';
    expect(edit(text, { title: 'x', areas: { a: { minutes: 1 }, b: {} }, tags: null })).toBe(text);
  });
});

describe('what cannot be edited without a doubt is refused', () => {
  test.each<[string, string, RegExp]>([
    ['a key twice', 'title: a\ntitle: b', /line 3, the same key/],
    ['no mapping', '- a', /not readable/],
    ['a bracket left open', 'tags: [a\ntitle: x', /not readable/],
    ['an anchor that is used', 'title: &x a\nz: *x', /field by field/],
  ])('%s', (_, yaml, message) => expect(refusal(yaml, { title: 'new' })).toMatch(message));

  test('a comment inside what would have to go', () => {
    expect(refusal('title: [a, # why\n  b]', { title: 'x' })).toMatch(/field by field/);
  });
});
