import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#app/core/markdown/parse.ts';
import { parseWikiLink } from '#app/core/markdown/wikilink.ts';

function wikiLinks(text: string): object[] {
  const found: object[] = [];
  visit(parseMarkdown(text), 'wikiLink', (node) => void found.push({ ...node.data, at: node.position?.start.column }));
  return found;
}

function targets(text: string): unknown[] {
  return wikiLinks(text).map((link) => ('target' in link ? link.target : null));
}

function types(text: string): string[] {
  const found: string[] = [];
  visit(parseMarkdown(text), (node: Nodes) => void found.push(node.type));
  return found;
}

describe('a wikilink', () => {
  it.each([
    ['[[ebpf]]', { target: 'ebpf', fragment: null, label: null }],
    ['[[ebpf|the kernel]]', { target: 'ebpf', fragment: null, label: 'the kernel' }],
    ['[[ebpf#Maps]]', { target: 'ebpf', fragment: 'Maps', label: null }],
    ['[[ebpf#Maps|maps]]', { target: 'ebpf', fragment: 'Maps', label: 'maps' }],
    ['[[ A title, with words ]]', { target: 'A title, with words', fragment: null, label: null }],
    ['[[#Maps]]', { target: '', fragment: 'Maps', label: null }],
    ['[[C#]]', { target: 'C#', fragment: null, label: null }],
    ['[[C# basics]]', { target: 'C# basics', fragment: null, label: null }],
    ['[[a|]]', { target: 'a', fragment: null, label: null }],
    ['[[a|b|c]]', { target: 'a', fragment: null, label: 'b|c' }],
    ['[[a\\|b]]', { target: 'a', fragment: null, label: 'b' }],
    ['[[R&amp;D]]', { target: 'R&amp;D', fragment: null, label: null }],
  ])('reads %s', (text, parts) => {
    expect(wikiLinks(text)).toEqual([{ ...parts, at: 1 }]);
  });

  it.each(['[[]]', '[[ ]]', '[[|x]]', '[[ |x]]', '[[a', '[[a]', '[a]]', '[[a\nb]]', '[[a\\]]', '\\[[a]]', '`[[a]]`', '<!-- [[a]] -->', '    [[a]]', '```\n[[a]]\n```'])(
    'is not in %j',
    (text) => expect(wikiLinks(text)).toEqual([]),
  );

  it('says where it stands', () => {
    expect(wikiLinks('see **[[a]]** and [[b]]')).toMatchObject([{ at: 7 }, { at: 19 }]);
  });

  it('is found in headings, emphasis, quotes, lists and other brackets', () => {
    expect(targets('# [[a]]\n\n*[[b]]*\n\n> [[c]]\n\n- [[d]]\n\n[[[e]]]\n\n([[f]])')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('after an exclamation mark is itself, not an image', () => {
    expect(types('![[a]]')).toEqual(['root', 'paragraph', 'text', 'wikiLink']);
  });

  it('leaves ordinary links, images and footnotes as they were', () => {
    expect(types('[a](b.md) ![c](d.png) [^1]\n\n[^1]: e')).toEqual([
      'root', 'paragraph', 'link', 'text', 'text', 'image', 'text', 'footnoteReference', 'footnoteDefinition', 'paragraph', 'text',
    ]);
  });

  it('takes no time over a megabyte of brackets that never close', () => {
    expect(wikiLinks('[['.repeat(500_000))).toEqual([]);
  });
});

describe('a wikilink in a table', () => {
  const table = (row: string) => `| head | other |\n| --- | --- |\n${row}\n`;
  const cellsOf = (text: string) => types(text).filter((type) => type === 'tableCell').length;

  it.each(['| [[a|b]] | c |', '| [[a\\|b]] | c |', '[[a|b]] | c', '| x [[a#H|b]] y | c |', '| c | [[a|b|d]]', '| \\\\[[a|b]] | c |'])(
    'keeps its pipe to itself in %s',
    (row) => {
      expect(targets(table(row))).toEqual(['a']);
      expect(cellsOf(table(row))).toBe(4);
    },
  );

  it('may stand in the head of the table', () => {
    const text = '| [[a|b]] | c |\n| --- | --- |\n';
    expect(targets(text)).toEqual(['a']);
    expect(cellsOf(text)).toBe(2);
  });

  it('lets several stand in one row, next to code with an escaped pipe', () => {
    const text = table('| [[a|b]] and [[c|d]] | `x \\| y` [[e|f]] |');
    expect(targets(text)).toEqual(['a', 'c', 'e']);
    expect(cellsOf(text)).toBe(4);
  });

  it('does not hold a row together when it is escaped or no link', () => {
    expect(cellsOf(table('| \\[[a|b]] |'))).toBe(4);
    expect(cellsOf(table('| [[|b]] |'))).toBe(4);
  });

  it('may stand in the paragraph above a table that is none', () => {
    expect(targets('| [[a|b]] | c |\n| --- |\n')).toEqual(['a']);
  });
});

describe('the inside of a wikilink', () => {
  it('takes a name that every object has for what it is: a name', () => {
    expect(parseWikiLink('__proto__#constructor|toString')).toEqual({ target: '__proto__', fragment: 'constructor', label: 'toString' });
  });
});
