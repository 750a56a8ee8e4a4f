import { describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import { readFile } from '#app/core/read-file.ts';
import { areaOf, entryOf, placesOf } from './read-vault.ts';

const project = (body: string) => entryOf('projects/x.md', `---\ndate: 2026-01-01\nareas: [a]\n---\n${body}`);
const days = (body: string) => project(body).entry.log.map((line) => formatDay(line.day));

describe('the log', () => {
  test('is every item under a heading Log, with its line in the file', () => {
    const { entry, diagnostics } = project('# X\n\n## Log\n\n- 2026-11-02 built 90m [[remix]]: one\n* 2026-11-03: two\n1. 2026-11-04: three\n');
    expect(diagnostics).toEqual([]);
    expect(entry.log.map(({ line, text }) => [line, text])).toEqual([
      [9, 'one'],
      [10, 'two'],
      [11, 'three'],
    ]);
  });

  test('may have headings of its own, and be written in any case', () => {
    expect(days('## LOG\n- 2026-11-02: one\n### Earlier\n- 2026-10-01: two\n## Later\n- 2026-12-01: no\n')).toEqual(['2026-11-02', '2026-10-01']);
  });

  test('ends with its section; the same lines elsewhere are prose', () => {
    expect(days('## Plan\n- 2026-11-02 built 90m: x\n\n## Log\n\n## Notes\n- 2026-11-03: y\n')).toEqual([]);
  });

  test('takes items that run over several lines, hold notes, or are ticked', () => {
    const { entry, diagnostics } = project('## Log\n- 2026-11-02 built 90m\n  [[remix]]: moved\n  autosave\n\n  More of it.\n  - a detail\n- [x] 2026-11-03: done\n');
    expect(diagnostics).toEqual([]);
    expect(entry.log).toMatchObject([
      { minutes: 90, refs: ['remix'], text: 'moved autosave' },
      { text: 'done' },
    ]);
  });

  test('takes Windows line ends', () => {
    expect(days('## Log\r\n- 2026-11-02 built 90m [[remix]]: one\r\n- 2026-11-03: two\r\n')).toEqual(['2026-11-02', '2026-11-03']);
  });

  test('may hold prose, examples in code, comments and an item not yet written', () => {
    const { entry, diagnostics } = project(
      '## Log\nSince 2026-11-02 a queue.\n\n2026-11-05 was a holiday.\n\n```\n- 2026-11-02 built 90m [[area]]: what you did\n```\n\n<!--\n- 2026-11-02 built 90m [[area]]: what you did\n-->\n\n- \n- 2026-11-03: planned for\n  2026-11-05 and shipped\n',
    );
    expect(diagnostics).toEqual([]);
    expect(entry.log).toHaveLength(1);
  });
});

describe('a line of the log that does not count', () => {
  test.each([
    ['a misspelt depth', '- 2026-11-02 biult 90m: x', 6],
    ['no date', '- built 90m: x', 6],
    ['no date yet, but notes', '-\n  - built 90m: x', 6],
    ['no dash', '- 2026-11-01: x\n\n2026-11-02 built 90m [[a]]: x', 8],
    ['no dash, right below another', '- 2026-11-01: x\n2026-11-02 built 90m [[a]]: y', 7],
    ['no space behind the dash', '-2026-11-02 built 90m [[a]]: x', 6],
    ['a dash of another kind', '– 2026-11-02 built 90m [[a]]: x', 6],
    ['an indent by mistake', '- 2026-11-01: x\n  - 2026-11-02 built 90m: y', 7],
    ['an indent by mistake, and a slip', '- 2026-11-01: x\n  - 2026-11-02 biult: y', 7],
    ['a quote around it', '> - 2026-11-02 built 90m: x', 6],
    ['a short month', '- 2026-11-01: x\n- 2026-1-2 built: y', 7],
  ])('for %s is reported at its line, and once', (_, log, line) => {
    expect(placesOf(project(`## Log\n${log}\n`).diagnostics)).toEqual([`${line} bad-log-line`]);
  });

  test('is left out, and the others count', () => {
    expect(days('## Log\n- 2026-11-01: x\n- 2026-11-02 biult: y\n- 2026-11-03: z\n')).toEqual(['2026-11-01', '2026-11-03']);
  });

  test('is mended as its hint says', () => {
    const [wrong] = project('## Log\n- 2.11.2026 built: x\n').diagnostics;
    const example = /“(.*?)”/.exec(wrong!.hint)![1]!;
    expect(project(`## Log\n${example}\n`).diagnostics).toEqual([]);
  });
});

describe('a very long log that is no list', () => {
  test('is reported line by line', () => {
    const lines = Array.from({ length: 200_000 }, () => '2026-11-02 1m: x');
    const outline = { frontMatter: null, headings: [{ depth: 1 as const, text: 'Log', line: 1, parent: -1 }], links: [], items: [], lines: 200_001 };
    expect(readFile('projects/x.md', `# Log\n${lines.join('\n')}`, outline).diagnostics).toHaveLength(200_000);
  });
});

describe('a colon too early', () => {
  test('is pointed out, for what follows is only text', () => {
    const { entry, diagnostics } = project('## Log\n- 2026-11-02: read 15m [[a]] the manual\n- 2026-11-03: read the manual\n');
    expect(placesOf(diagnostics)).toEqual(['6 log-behind-colon']);
    expect(diagnostics[0]!.message).toContain('“read 15m”');
    expect(entry.log[0]).toMatchObject({ depth: null, minutes: null });
  });
});

describe('a log in an area', () => {
  test('is not counted, and says where it belongs', () => {
    const { diagnostics } = areaOf('areas/a.md', '---\nquadrant: tools\n---\n## Log\n- 2026-11-02 built 90m: x\n- 2026-11-03: y\n');
    expect(placesOf(diagnostics)).toEqual(['5 log-in-area']);
    expect(areaOf('areas/a.md', '## Log\n- an idea\n').diagnostics).toEqual([]);
  });
});
