import { describe, expect, it } from 'vitest';
import { scanOutline } from '#app/core/markdown/scan.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';
import { isUnder, type Outline } from '#app/core/outline.ts';

const READERS: [string, (text: string) => Outline | null][] = [
  ['by the syntax tree', treeOutline],
  ['by the scanner', scanOutline],
];

function read(reader: (text: string) => Outline | null, text: string): Outline {
  const outline = reader(text);
  if (!outline) throw new Error('the reader is not sure of this text');
  return outline;
}

describe.each(READERS)('an outline %s', (_name, reader) => {
  it('of an empty file is empty', () => {
    expect(read(reader, '')).toEqual({ frontMatter: null, headings: [], links: [], items: [], lines: 0 });
  });

  it.each([['a', 1], ['a\n', 1], ['a\n\nb', 3], ['a\r\nb\r\n', 2]])('counts the lines of %j', (text, lines) => {
    expect(read(reader, text).lines).toBe(lines);
  });

  it('has the front matter as written, and counts lines from the top of the file', () => {
    const outline = read(reader, '---\r\ntitle: x\r\n# note\r\n---\r\n# A\r\n');
    expect(outline.frontMatter).toEqual({ text: 'title: x\r\n# note', line: 2 });
    expect(outline.headings).toEqual([{ depth: 1, text: 'A', line: 5, parent: -1 }]);
  });

  it('takes front matter only at the very top', () => {
    expect(read(reader, '\n***\ntitle: x\n***\n').frontMatter).toBeNull();
    expect(read(reader, '---\n---\n').frontMatter).toEqual({ text: '', line: 2 });
  });

  it('knows which heading each heading is under', () => {
    const outline = read(reader, '# A\n## B\n#### C\n### D\n## E\n# F\n');
    expect(outline.headings.map(({ text, parent }) => [text, parent])).toEqual([['A', -1], ['B', 0], ['C', 1], ['D', 1], ['E', 0], ['F', -1]]);
    expect(isUnder(outline, 3, new Set(['b']))).toBe(true);
    expect(isUnder(outline, 4, new Set(['b']))).toBe(false);
  });

  it.each([
    ['## Plain', 'Plain'],
    ['## Closed ##', 'Closed'],
    ['## The `code` of **it** all', 'The code of it all'],
    ['## snake_case & R&D < 3', 'snake_case & R&D < 3'],
    ['## With [[ebpf|eBPF]] and [[xdp]]', 'With eBPF and xdp'],
    ['## With [a link](b.md)', 'With a link'],
    ['##', ''],
  ])('has the words of %j', (text, words) => {
    expect(read(reader, text).headings[0]?.text).toBe(words);
  });

  it('has wikilinks with their parts and place', () => {
    expect(read(reader, '# On [[a]]\n\ntext\n*[[b#C|d]]* `[[e]]` \\[[f]]\n').links).toEqual([
      { form: 'wiki', target: 'a', fragment: null, label: null, line: 1, column: 6 },
      { form: 'wiki', target: 'b', fragment: 'C', label: 'd', line: 4, column: 2 },
    ]);
  });

  it('has links to relative paths, decoded and split', () => {
    expect(read(reader, 'See [the **plan**](../notes/a%20b.md#Part%201 "t") or [](c.md)\n').links).toEqual([
      { form: 'path', target: '../notes/a b.md', fragment: 'Part 1', label: 'the plan', line: 1, column: 5 },
      { form: 'path', target: 'c.md', fragment: null, label: null, line: 1, column: 55 },
    ]);
  });

  it('leaves out images, addresses elsewhere and bare fragments', () => {
    const text = '![a](a.png) [b](https://b.c) [d](mailto:d@e.f) [g](#g) [h](//h.i) <https://j.k> https://l.m www.n.o [p]()\n';
    expect(read(reader, text).links).toEqual([]);
  });

  it('keeps a path whose escapes are broken as written', () => {
    expect(read(reader, '[a](50%.md)\n').links).toMatchObject([{ target: '50%.md' }]);
  });

  it('has links in every corner, in order', () => {
    const text = '> [[a]]\n\n- x\n  - [[b]]\n\n| h | i |\n|---|---|\n| [[c|d]] | [e](e.md) |\n\nf[^1]\n\n[^1]: [[g]]\n';
    expect(read(reader, text).links.map(({ target, line }) => [target, line])).toEqual([['a', 1], ['b', 4], ['c', 8], ['e.md', 8], ['g', 12]]);
  });

  it('is not misled by code that spans lines', () => {
    expect(read(reader, 'a `code\n[[no]] more` [[yes]]\n').links.map(({ target }) => target)).toEqual(['yes']);
  });

  it('has the items of every list, under the heading above them', () => {
    const text = '- first\n\n# A\n\n* one\n  more\n* two\n\n## Log\n\n1. 2026-11-02 built 90m [[remix]]: x\n';
    expect(read(reader, text).items).toEqual([
      { text: 'first', line: 1, heading: -1, checked: null, nested: '' },
      { text: 'one more', line: 5, heading: 0, checked: null, nested: '' },
      { text: 'two', line: 7, heading: 0, checked: null, nested: '' },
      { text: '2026-11-02 built 90m [[remix]]: x', line: 11, heading: 1, checked: null, nested: '' },
    ]);
  });

  it('has task items with what is nested under them, dedented', () => {
    const text = '- [ ] Does **it** scale?\n- [x] Is it safe?\n\n    Yes:\n    - within [[limits]]\n      and bounds\n    - today\n- [ ]\n- plain\n';
    expect(read(reader, text).items).toEqual([
      { text: 'Does **it** scale?', line: 1, heading: -1, checked: false, nested: '' },
      { text: 'Is it safe?', line: 2, heading: -1, checked: true, nested: 'Yes:\n- within [[limits]]\n  and bounds\n- today' },
      { text: '[ ]', line: 8, heading: -1, checked: null, nested: '' },
      { text: 'plain', line: 9, heading: -1, checked: null, nested: '' },
    ]);
  });

  it('has no headings or items of quotes, code and comments', () => {
    const outline = read(reader, '> a\n\n```\n# b\n- c\n```\n\n<!--\n# d\n\n- e\n-->\n');
    expect(outline).toMatchObject({ headings: [], items: [] });
  });
});

describe('an outline by the syntax tree', () => {
  it('follows reference links to their definition', () => {
    expect(treeOutline('[The plan][p] and [q]\n\n[p]: plan.md#Next\n[q]: https://example.com\n').links).toEqual([
      { form: 'path', target: 'plan.md', fragment: 'Next', label: 'The plan', line: 1, column: 1 },
    ]);
  });

  it('reads underlined headings', () => {
    expect(treeOutline('A\nB\n===\n').headings).toEqual([{ depth: 1, text: 'A B', line: 1, parent: -1 }]);
  });

  it('has all of an item that begins with no text under it', () => {
    expect(treeOutline('-  ```\n   code\n   ```\n- - a\n  - b\n').items).toMatchObject([
      { text: '', nested: '```\ncode\n```' },
      { text: '', nested: '- a\n- b' },
    ]);
  });

  it('leaves out headings and lists inside quotes, items and footnotes', () => {
    const text = '> # a\n> - b\n\n- # c\n\n[^1]:\n    # d\n\n    - e\n';
    expect(treeOutline(text)).toMatchObject({ headings: [], items: [{ line: 4 }] });
  });
});
