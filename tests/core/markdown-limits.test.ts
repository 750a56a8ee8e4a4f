import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#app/core/markdown/parse.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { scanOutline } from '#app/core/markdown/scan.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';

const nest = (line: (depth: number) => string, depth: number) => Array.from({ length: depth }, (_, at) => line(at)).join('\n');

const TANGLES = {
  'quotes within quotes': '> '.repeat(1000) + 'a',
  'list in list on one line': '- '.repeat(1000) + 'a',
  'list in list, line by line': nest((at) => `${' '.repeat(2 * at)}- a`, 1000),
  'emphasis within emphasis': '*a '.repeat(1001) + 'b*'.repeat(1001),
  'stars without end': '*'.repeat(5000) + 'a' + '*'.repeat(5000),
  'emphasis that crosses': '*a_ '.repeat(5000),
  'brackets within brackets': '['.repeat(5000) + 'a' + ']'.repeat(5000),
  'a megabyte of brackets': '[['.repeat(500_000),
  'tags that never close': 'a <!-- '.repeat(2001),
};

describe('a tangled file', () => {
  it.each(Object.entries(TANGLES))('of %s keeps its front matter, and the rest stays text', (_name, tangle) => {
    const outline = readOutline(`---\ntitle: x\n---\n# [[a]]\n\n${tangle}\n`);
    expect(outline).toMatchObject({ frontMatter: { text: 'title: x', line: 2 }, headings: [], links: [], items: [] });
    expect(parseMarkdown(tangle).children.map((node) => node.type)).toEqual(['code']);
  });

  it('is not one for being long, or for having many items and rows', () => {
    const long = '- [x] a *b* _c_ [[d]]\n'.repeat(1000) + '\n| a | b |\n|---|---|\n' + '| *[[c|d]]* | e |\n'.repeat(500);
    expect(treeOutline(long).links).toHaveLength(1500);
    expect(scanOutline(long)).toEqual(treeOutline(long));
  });

  it('is left to the syntax tree where a paragraph has very many marks', () => {
    const text = `[[a]] ${'*b* '.repeat(1001)}\n`;
    expect(scanOutline(text)).toBeNull();
    expect(treeOutline(text).links).toEqual([]);
  });
});
