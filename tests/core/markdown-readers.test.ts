import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tests as specExamples } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { scanOutline } from '#app/core/markdown/scan.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';
import { lineSoup, nestedLists, structuredDocument } from './markdown-generators.ts';

/** The scanner may pass; when it answers, it answers as the tree does. */
function expectAgreement(text: string): void {
  const scanned = scanOutline(text);
  if (scanned) expect(scanned).toEqual(treeOutline(text));
}

const GFM_EXAMPLES = {
  'a table': '| a | b |\n| --- | :-: |\n| [[x|y]] | [p](q.md) |\n| [[x\\|y]] | `[[z]]` |\n',
  'a table without outer pipes': 'a | b\n--- | ---\n[[x]] | c\n',
  'a table of one column': '| a |\n|---|\n| [[b]] |\n',
  'a table with rows too short and too long': '| a | b |\n|---|---|\n| [[x]] |\n| 1 | 2 | [[y]] |\n',
  'a table right after a paragraph': 'text\n| a | b |\n|---|---|\n| [[x]] | d |\n',
  'a table ended by a heading': '| a | b |\n|---|---|\n| c | d |\n# [[e]]\n',
  'a table ended by text': '| a | b |\n|---|---|\n| c | d |\n[[e]]\n',
  'a table whose head has too many cells': '| a | b | c |\n|---|---|\n| [[x]] | d |\n',
  'task items': '- [ ] open\n- [x] done [[x]]\n  answer\n- [X] also\n- [ ]\n- [ ]tight\n- [y] no\n',
  'nested task items': '- [ ] a\n  - [x] b\n\n    c [[d]]\n',
  'numbered task items': '1. [ ] a\n2. [x] b\n',
  strikethrough: '# ~~old~~ new\n\n~~[[x]]~~ and [~~y~~](z.md)\n',
  'literal addresses': 'See www.example.com, https://example.com/[[x]] and me@example.com. [[y]]\n',
  'a literal address in brackets': '[https://example.com](https://example.com) and (https://example.com/a) [[x]]\n',
  footnotes: 'Text[^1] and [^two].\n\n[^1]: See [[x]].\n[^two]: [p](q.md)\n',
  'a footnote of several paragraphs': 'Text[^1].\n\n[^1]: One.\n\n    Two [[x]].\n\n    - three\n',
  'a footnote in a heading': '# Title[^1]\n\n[^1]: x\n',
  'a call of no footnote': '# Title[^1]\n\n[^1](x.md)\n',
  'a callout': '> [!note] Title\n> See [[x]]\n> and `code\n> more` [[y]]\n',
  'lists that interrupt text': 'text\n- [[a]]\n\ntext\n1. b\n\ntext\n2. c\n',
  'lists of other markers run together': '- a\n* b\n1. c\n1) d\n',
  'an empty item': '- a\n-\n- b\n',
  'an empty item with text below': '-\n  a\n\n-\n\n  b\n',
  'an item of a list': '- - a [[x]]\n  - b\n',
  'an item of code': '- ```\n  [[x]]\n  ```\n',
  'a fence that is never closed': '# a\n\n```\n# b\n- c\n',
  'a fence of one sort in another': '~~~`\n```\n[[x]]\n~~~\n- a\n',
  'an underlined heading': 'Title\n=====\n\nOther\n-----\n- a\n',
  'a reference link': '[a] and [b][c]\n\n[a]: x.md\n[C]: <y z.md> "t"\n',
  comments: '<!-- [[a]] -->\n\n<!--\n# b\n\n- c\n--> # d\n\n# e <!-- f -->\n',
  html: '<details>\n<summary>[[a]]</summary>\n\n# b\n\n</details>\n',
  tabs: '-\ta\n\n\tb\n\n#\tc\n',
};

describe('the line scanner', () => {
  test.each(specExamples.map(({ number, section, markdown }) => [number, section, markdown] as const))(
    'agrees with the syntax tree on example %i of the CommonMark specification (%s)',
    (_number, _section, markdown) => expectAgreement(markdown.replaceAll('→', '\t')),
  );

  test.each(Object.entries(GFM_EXAMPLES))('agrees with the syntax tree on %s', (_name, markdown) => {
    expectAgreement(markdown);
    expectAgreement(markdown.replaceAll('\n', '\r\n'));
  });

  it('agrees with the syntax tree on whatever is built of whole blocks', () => {
    fc.assert(fc.property(structuredDocument, expectAgreement), { numRuns: 500 });
  });

  it('agrees with the syntax tree on nested lists of every sort', () => {
    fc.assert(fc.property(nestedLists, expectAgreement), { numRuns: 500 });
  });

  it('agrees with the syntax tree on lines thrown together', () => {
    fc.assert(fc.property(lineSoup, expectAgreement), { numRuns: 1000 });
  });

  it('is sure of typical notes', () => {
    const note = [
      '---', 'title: Tracing packet drops', 'areas: [ebpf]', '---', '', '# Tracing `drops` with [[ebpf|eBPF]]', '',
      'I **traced** drops with `bpftrace` ([guide](https://example.com/a_(b)), [notes](../notes/drops.md#Setup)),', 'over two evenings.', '',
      '> [!note] First-hand', '> The counter lies.', '', '## Log', '', '- 2026-11-02 built 90m [[remix]] [[prisma]]: moved autosave', '',
      '## Open questions', '', '- [ ] Does it scale?', '- [x] Is it safe?', '  Yes, see [[review#Decision]].', '  - within limits', '',
      '| tool | cost |', '|------|-----:|', '| [[xdp|XDP]] | low |', '', '```c', 'int [[x]];', '```', '', '<!-- draft -->', '', '1. one', '2. two', '',
    ].join('\n');
    expect(scanOutline(note)).toEqual(treeOutline(note));
  });

  it.each(['<div>', 'Title\n---', '[a]: b.md', '    code', '- ```\n  x\n  ```', '> a\nlazy', '- a\nlazy', '\tx', 'a\0', 'a\rb', '---\nno: end'])(
    'leaves %j to the syntax tree',
    (text) => expect(scanOutline(text)).toBeNull(),
  );
});

describe('the outline of a file', () => {
  it('is the scanner’s where it is sure, and the syntax tree’s where not', () => {
    expect(readOutline('# A\n')).toEqual(treeOutline('# A\n'));
    expect(readOutline('A\n=\n')).toEqual(treeOutline('A\n=\n'));
  });
});

describe('the example vault', () => {
  const vault = new URL('../../content/', import.meta.url).pathname;
  const files = readdirSync(vault, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const texts = files.map((file) => readFileSync(join(vault, file), 'utf8'));

  it('is read alike by both readers', () => {
    for (const text of texts) expectAgreement(text);
  });

  it('takes the fast path in at least 19 files of 20', () => {
    const slow = files.filter((_file, index) => scanOutline(texts[index] ?? '') === null);
    expect(slow.length, slow.join(', ')).toBeLessThanOrEqual(files.length / 20);
  });
});
