import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileNames, nameKey, uniqueNames, type Named } from '#app/core/names.ts';

const named = (path: string, title = '', aliases: string[] = []): Named => {
  const id = path.replace(/^.*\//, '').replace('.md', '');
  return { id, path, title: title || id, aliases, isArea: path.startsWith('areas/') };
};
const pathOf = (all: Named[], ref: string) => {
  const found = compileNames(all).resolve(ref);
  return found.state === 'found' ? found.target.path : found.state;
};

describe('a name', () => {
  const all = [
    named('areas/ebpf.md', 'Packet filter', ['BPF', 'the filter']),
    named('notes/bpf.md', 'About filters'),
    named('notes/other.md', 'ebpf', ['about filters']),
  ];

  test('is an id before a title, and a title before an alias', () => {
    expect(pathOf(all, 'ebpf')).toBe('areas/ebpf.md');
    expect(pathOf(all, 'bpf')).toBe('notes/bpf.md');
    expect(pathOf(all, 'about filters')).toBe('notes/bpf.md');
    expect(pathOf(all, 'the filter')).toBe('areas/ebpf.md');
  });

  test('may be written in any case, with any space, in any Unicode form', () => {
    const cafe = [named('notes/Caf\u00e9.md'), named('areas/linux-networking.md', 'Linux Networking')];
    for (const ref of ['café', 'CAFE\u0301', ' Café ']) expect(pathOf(cafe, ref)).toBe('notes/Caf\u00e9.md');
    for (const ref of ['linux  networking', 'LINUX\u00a0NETWORKING', 'linux\nnetworking']) expect(pathOf(cafe, ref)).toBe('areas/linux-networking.md');
  });

  test('that nothing has is missing, the empty one too', () => {
    for (const ref of ['tc', '', ' ', 'ebp', 'constructor', '__proto__', 'toString']) expect(pathOf(all, ref)).toBe('missing');
  });

  test('may be one that JavaScript has its own idea of', () => {
    for (const id of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) expect(pathOf([named(`areas/${id}.md`)], id)).toBe(`areas/${id}.md`);
  });

  test('that two files have at the same rank is ambiguous, and says which', () => {
    const two = [named('notes/a.md', 'Same'), named('notes/b.md', 'same'), named('notes/c.md', 'c', ['Same'])];
    const found = compileNames(two).resolve('SAME');
    expect(found).toMatchObject({ state: 'ambiguous', candidates: [{ id: 'a' }, { id: 'b' }] });
  });

  test('that one file has twice is its own', () => {
    expect(pathOf([named('notes/a.md', 'A', ['a', 'A', 'other', 'Other'])], 'other')).toBe('notes/a.md');
  });

  test('among areas is looked for among areas alone', () => {
    const names = compileNames([named('notes/ebpf.md'), named('areas/filter.md', 'eBPF')]);
    expect(names.resolveArea('ebpf')).toMatchObject({ state: 'found', target: { path: 'areas/filter.md' } });
    expect(names.resolve('ebpf')).toMatchObject({ state: 'found', target: { path: 'notes/ebpf.md' } });
  });
});

describe('a path', () => {
  test('names its file, with its ending or without', () => {
    const names = compileNames([named('areas/ebpf.md')]);
    for (const path of ['areas/ebpf.md', 'areas/ebpf']) expect(names.resolvePath(path).state).toBe('found');
    for (const path of ['ebpf.md', 'areas', 'areas/EBPF.md']) expect(names.resolvePath(path).state).toBe('missing');
  });
});

describe('clashes', () => {
  test('are ids that more than one file has, in whatever case or folder', () => {
    const names = compileNames([named('areas/a.md'), named('notes/A.md'), named('notes/b.md', 'a')]);
    expect(names.clashes()).toMatchObject([{ id: 'a', files: [{ path: 'areas/a.md' }, { path: 'notes/A.md' }] }]);
  });
});

describe('two ways to write a name', () => {
  test('have one key, and keys have themselves', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const key = nameKey(text);
      expect(nameKey(key)).toBe(key);
      expect(nameKey(` ${text.normalize('NFD')} `)).toBe(key);
    }));
  });

  test('are one: the first', () => {
    expect(uniqueNames(['eBPF', 'tc', 'ebpf', 'TC '], (name) => name)).toEqual(['eBPF', 'tc']);
  });
});
