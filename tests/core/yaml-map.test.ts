import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapAt, readYaml, type YamlMap } from '#app/core/yaml-map.ts';

function read(text: string, line = 1): YamlMap {
  const yaml = readYaml(text, line);
  if ('message' in yaml) throw new Error(yaml.message);
  return yaml;
}

function refuse(text: string, line = 1): { line: number; message: string; hint: string } {
  const yaml = readYaml(text, line);
  if (!('message' in yaml)) throw new Error(`${text} was read`);
  return yaml;
}

describe('YAML', () => {
  test('keeps every scalar as the owner wrote it', () => {
    expect(read('a: 007\nb: 1.10\nc: 1e400\nd: True\ne: .inf\nf: 2026-09-14\ng: 0x10\nh: 12345678901234567890').values).toEqual({
      a: '007',
      b: '1.10',
      c: '1e400',
      d: 'True',
      e: '.inf',
      f: '2026-09-14',
      g: '0x10',
      h: '12345678901234567890',
    });
  });

  test('has null for what is empty, ~ or null', () => {
    expect(read('a:\nb: ~\nc: null\nd: ""').values).toEqual({ a: null, b: null, c: null, d: '' });
  });

  test('may be empty, or all comments', () => {
    for (const text of ['', '\n', '# nothing yet', '---\n']) expect(read(text).values).toEqual({});
  });

  test('takes a byte order mark and Windows line ends', () => {
    const yaml = read('\uFEFFa: 1\r\nb: 2\r\n');
    expect(yaml.values).toEqual({ a: '1', b: '2' });
    expect(yaml.lineOf('b')).toBe(2);
  });

  test('opens an alias', () => {
    expect(read('a: &x [one]\nb: *x').values['b']).toEqual(['one']);
  });

  test('has keys of any name, none of them special', () => {
    const { values } = read('__proto__: { x: 1 }\nconstructor: 2\ntoString: 3\nhasOwnProperty: 4');
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('takes a link without quotes as a key', () => {
    const yaml = read('areas:\n  [[ebpf]]: 1\n  tc: 2');
    expect(Object.keys(yaml.values['areas'] as object)).toEqual(['[ [ ebpf ] ]', 'tc']);
    expect(yaml.lineOf('areas', '[ [ ebpf ] ]')).toBe(2);
  });
});

describe('a key', () => {
  const yaml = read('title: x\nareas:\n  ebpf:\n    depth: built\ntags:\n  - one\n  - two\n', 2);

  test('has its line in the whole file, and so has what is below it', () => {
    expect(yaml.lineOf('title')).toBe(2);
    expect(yaml.lineOf('areas')).toBe(3);
    expect(yaml.lineOf('areas', 'ebpf')).toBe(4);
    expect(yaml.lineOf('areas', 'ebpf', 'depth')).toBe(5);
    expect(yaml.lineOf('tags', '1')).toBe(8);
    expect(mapAt(mapAt(yaml, 'areas')!, 'ebpf')!.lineOf('depth')).toBe(5);
  });

  test('that is not there has the line of what it would stand in', () => {
    expect(yaml.lineOf('date')).toBe(2);
    expect(yaml.lineOf('areas', 'tc')).toBe(3);
    expect(yaml.lineOf('areas', 'ebpf', 'minutes')).toBe(4);
    expect(yaml.lineOf('tags', '9')).toBe(6);
  });

  test('has its source', () => {
    expect(yaml.sourceOf('title')).toBe('x');
    expect(read('date: 2026-13-01 # oops').sourceOf('date')).toBe('2026-13-01');
    expect(read('areas: [one, "two"]').sourceOf('areas')).toBe('[one, "two"]');
  });

  test('holds a map, or does not', () => {
    expect(mapAt(yaml, 'areas')!.values).toEqual({ ebpf: { depth: 'built' } });
    for (const key of ['title', 'tags', 'none']) expect(mapAt(yaml, key)).toBeNull();
  });
});

describe('YAML that is none', () => {
  test.each([
    ['a second colon', 'date: 2026-01-01\ntitle: Queues: a second look', 2, 'quotes'],
    ['a key twice', 'title: a\ndate: 2026-01-01\ntitle: b', 3, 'Keep one'],
    ['a tab', 'areas:\n\t- ebpf', 2, 'spaces'],
    ['an open quote', 'title: "a\ndate: 2026-01-01\n', 1, 'Close'],
    ['an open bracket', 'title: a\nareas: [ebpf, tc\ndate: 2026-01-01\n', 2, 'Close'],
    ['an open map below', 'areas:\n  ebpf: {depth: read\n  tc:\ndate: 2026-01-01\n', 2, 'Close'],
    ['a line without a colon', 'a: 1\noops\nb: 2', 2, 'colon'],
    ['a line that is indented by mistake', 'a: 1\n b: 2', 1, 'margin'],
    ['a line that is indented less', 'a:\n   b: 1\n  c: 2', 3, 'indent'],
    ['a link as a key below another', 'a:\n  tc: 1\n  [[ebpf]]: 2', 3, 'in quotes'],
    ['a reserved character', 'a: 1\ntitle: @home', 2, 'quotes'],
    ['a code span', 'title: `x`', 1, 'quotes'],
    ['text behind quotes', 'title: "a" b', 1, 'quotes'],
    ['links side by side', 'areas: [[one]], [[two]]', 1, '["[[one]]", "[[two]]"]'],
    ['an apostrophe in single quotes', "title: 'it's'", 1, 'quotes'],
    ['a backslash', 'path: "C:\\queue"', 1, 'single quotes'],
    ['a second document', 'a: 1\n---\nb: 2', 2, 'Remove'],
    ['a list', '- one\n- two', 1, 'key: value'],
    ['text', 'just text', 1, 'key: value'],
    ['no space after the colon', 'title:x', 1, 'space after the colon'],
    ['an alias of nothing', 'a: 1\nb: *nothing', 2, 'Write out'],
    ['emphasis taken for an alias', 'title: *really* good', 1, 'quotes'],
  ])('for %s: says so at its line, with a mend', (_, text, line, hint) => {
    const refused = refuse(text);
    expect(refused.line).toBe(line);
    expect(refused.hint).toContain(hint);
    expect(refused.message).toMatch(/^[a-z].*[^.]$/);
    expect(refuse(text, 11).line).toBe(line + 10);
  });

  test('for aliases that open into a flood is refused, quickly', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`).join(', ')}]`);
    expect(refuse(levels.join('\n'))).toMatchObject({ line: 2, message: expect.stringContaining('alias') });
  });

  test('for nesting without end is refused before it can end the stack', () => {
    for (const opener of ['[', '{a: ', '- ', '? ', '- ? ']) {
      for (const depth of [100, 20_000]) {
        expect(refuse(`a: 1\nb:\n ${opener.repeat(depth)}`)).toMatchObject({ line: 3, message: expect.stringContaining('nested') });
      }
    }
    const stairs = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(refuse(stairs).message).toContain('nested');
  });

  test('for a list that holds itself has no end, and is still no trouble', () => {
    expect(read('a: &a [*a]').sourceOf('a')).toBe('[*a]');
  });

  test('is refused with a line inside it, or read, and never throws', () => {
    const part = fc.constantFrom('a: ', 'b', '- ', '[', ']', '{', '}', '"', "'", '\n', '\n  ', '\t', '&x ', '*x', '<<: ', '|\n', '? ', ': ', '# ', '!!int ', '!<', '---\n', '...', '%', '~', ',', '\u0000', '\uFEFF', 'é');
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(text, (source) => {
        const yaml = readYaml(source, 2);
        if (!('message' in yaml)) return;
        expect(yaml.line).toBeGreaterThanOrEqual(2);
        expect(yaml.line).toBeLessThanOrEqual(1 + source.split('\n').length);
      }),
      { numRuns: 2000 },
    );
  });
});
