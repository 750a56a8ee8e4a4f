import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEPTHS } from '#app/core/depth.ts';
import { splitBody } from '#app/core/edit/body.ts';
import { addLogLine, formatLogLine } from '#app/core/edit/log-line.ts';
import { endOf, saidIn, splitLines } from '#app/core/edit/lines.ts';
import { parseLogLine, type LogLineText } from '#app/core/log-line.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { readLog } from '#app/core/read-log.ts';
import { DISGUISES, VAULT_TEXTS } from './edit-vault-texts.ts';
import { structuredDocument } from './markdown-generators.ts';
import { dayOf } from './read-vault.ts';

const LINE: LogLineText = { day: dayOf('2026-11-02'), depth: 'debugged', minutes: 90, refs: ['ebpf'], text: 'it was the qdisc' };
const WRITTEN = '2026-11-02 debugged 90m [[ebpf]]: it was the qdisc';

const add = (text: string, line: Partial<LogLineText> = {}) => addLogLine(text, { ...LINE, ...line });

const text = fc.oneof(
  fc.stringMatching(/^[ -~]{0,40}$/),
  fc.constantFrom('built 90m [[x]]: y', ': colon', '[[x]] first', '90m', '2026-01-01 built: z', '- dash', '# hash', '`code', '<!-- x', '[ ] box', '> quote', '| a |'),
);
const line: fc.Arbitrary<LogLineText> = fc.record({
  day: fc.integer({ min: dayOf('2025-01-01'), max: dayOf('2027-01-01') }),
  depth: fc.option(fc.constantFrom(...DEPTHS)),
  minutes: fc.option(fc.integer({ min: 1, max: 1440 })),
  refs: fc.uniqueArray(fc.constantFrom('ebpf', 'linux-networking', 'C++: the language', 'été'), { maxLength: 3 }),
  text: text.map((said) => said.trim()),
});

test('a line is read as it was said', () => {
  expect(formatLogLine(LINE)).toBe(WRITTEN);
  expect(formatLogLine({ ...LINE, depth: null, minutes: null, refs: [], text: '' })).toBe('2026-11-02');
  fc.assert(
    fc.property(line, (said) => {
      expect(parseLogLine(formatLogLine(said))).toEqual(said);
    }),
  );
});

describe('a line goes into the log', () => {
  test.each<[string, string, string, number]>([
    ['behind the last', '## Log\n- 2026-10-01: a\n- 2026-10-02: b\n', `## Log\n- 2026-10-01: a\n- 2026-10-02: b\n- ${WRITTEN}\n`, 4],
    ['first, where the newest is', '## Log\n- 2026-10-02: b\n- 2026-10-01: a\n', `## Log\n- ${WRITTEN}\n- 2026-10-02: b\n- 2026-10-01: a\n`, 2],
    ['where its day belongs', '## Log\n- 2026-10-02: b\n- 2026-12-01: a\n', `## Log\n- 2026-10-02: b\n- ${WRITTEN}\n- 2026-12-01: a\n`, 3],
    ['behind its day among the newest first', '## Log\n- 2026-12-02: b\n- 2026-10-01: a\n', `## Log\n- 2026-12-02: b\n- ${WRITTEN}\n- 2026-10-01: a\n`, 3],
    ['last, where there is no order', '## Log\n- 2026-12-02: b\n- 2026-12-03: c\n- 2026-10-01: a', `## Log\n- 2026-12-02: b\n- 2026-12-03: c\n- 2026-10-01: a\n- ${WRITTEN}`, 5],
    ['with the marker and the indent of the list', '## Log\n *  2026-10-01: a\n    more\n\n## Lessons\n', `## Log\n *  2026-10-01: a\n    more\n *  ${WRITTEN}\n\n## Lessons\n`, 4],
    ['with the next number', '## Log\n1. 2026-10-01: a\n', `## Log\n1. 2026-10-01: a\n2. ${WRITTEN}\n`, 3],
    ['with an empty line between, where there are such', '## Log\n\n- 2026-10-01: a\n\n- 2026-10-02: b\n', `## Log\n\n- 2026-10-01: a\n\n- 2026-10-02: b\n\n- ${WRITTEN}\n`, 7],
    ['behind what is nested in the last', '## Log\n- 2026-10-01: a\n  - b\n\n    c\nlazy\n\n# Next', `## Log\n- 2026-10-01: a\n  - b\n\n    c\nlazy\n- ${WRITTEN}\n\n# Next`, 7],
    ['with the line ends of the log', '# T\n\n## Log\r\n- 2026-10-01: a\r\n', `# T\n\n## Log\r\n- 2026-10-01: a\r\n- ${WRITTEN}\r\n`, 5],
    ['into an empty section', '## Log\n\n## Lessons\n', `## Log\n- ${WRITTEN}\n\n## Lessons\n`, 2],
    ['into an empty section at the end', '## Log', `## Log\n- ${WRITTEN}`, 2],
    ['behind the words that begin a section', '## Log\nWhat I did.\n\n## Lessons', `## Log\nWhat I did.\n\n- ${WRITTEN}\n\n## Lessons`, 4],
    ['below a heading that is underlined', 'Log\n---\n- 2026-10-01: a\n', `Log\n---\n- 2026-10-01: a\n- ${WRITTEN}\n`, 4],
    ['not below a heading in code', '```\n## Log\n```\n\n## log\n- 2026-10-01: a', `\`\`\`\n## Log\n\`\`\`\n\n## log\n- 2026-10-01: a\n- ${WRITTEN}`, 7],
    ['past a fence that is left open in the section', '## Log\n```\nx', `## Log\n- ${WRITTEN}\n\n\`\`\`\nx`, 2],
    ['in a section below it', '## Log\n### 2026\n- 2026-10-01: a\n\n## Lessons\n', `## Log\n### 2026\n- 2026-10-01: a\n- ${WRITTEN}\n\n## Lessons\n`, 4],
  ])('%s', (_, before, after, at) => expect(add(before)).toEqual({ text: after, line: at }));
});

describe('a file without a log gets one', () => {
  test.each<[string, string, string, number]>([
    ['before what is concluded from it', '---\ntitle: x\n---\nWhat.\n\n### Trade-offs\n\n## Questions\n', `---\ntitle: x\n---\nWhat.\n\n### Log\n- ${WRITTEN}\n\n### Trade-offs\n\n## Questions\n`, 7],
    ['right below its front matter', '---\ntitle: x\n---\n## Questions\n', `---\ntitle: x\n---\n## Log\n- ${WRITTEN}\n\n## Questions\n`, 5],
    ['at its end', '# T\nWhat.\n\n\n', `# T\nWhat.\n\n## Log\n- ${WRITTEN}\n\n\n`, 5],
    ['at its end, which has no line end', '---\ntitle: x\n---', `---\ntitle: x\n---\n## Log\n- ${WRITTEN}`, 5],
    ['where it is empty', '', `## Log\n- ${WRITTEN}\n`, 2],
    ['at its top, where the end is code', '---\ntitle: x\n---\n```\nx\n', `---\ntitle: x\n---\n## Log\n- ${WRITTEN}\n\n\`\`\`\nx\n`, 5],
  ])('%s', (_, before, after, at) => expect(add(before)).toEqual({ text: after, line: at }));
});

describe('text of several lines', () => {
  test('keeps them, indented', () => {
    expect(add('## Log\n *  2026-10-01: a\n', { text: 'one\n\n  two' }).text).toBe('## Log\n *  2026-10-01: a\n *  2026-11-02 debugged 90m [[ebpf]]: one\n    two\n');
  });

  test('is put on one where a line of it would be more than text', () => {
    expect(add('## Log\n', { text: 'one\n- two\r\n# three' }).text).toBe('## Log\n- 2026-11-02 debugged 90m [[ebpf]]: one - two # three\n');
  });
});

/** Below a first line of dashes that nothing closes, the parser sees no lists. */
const isParsed = (source: string) => splitBody(source).open !== '' || !/^---[ \t]*[\r\n]/.test(source);

test('whatever is added is read back as one more line, and all others stay as they were', () => {
  const log = (source: string) => readLog(source, readOutline(source), []);
  const several = fc.array(text, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => one.trim()).filter(Boolean).join('\n'));
  const said = fc.tuple(line, several).map(([one, more]) => ({ ...one, text: more }));
  const logs = fc.constantFrom('', '\n## Log\n', '\n## Log\n- 2026-05-01 built: a\n- 2026-06-01: b\n', 'Log\n===\n* 2026-06-01: b\n\n* 2026-05-01: a\n', '\n## Log\n1) 2026-01-01: x\n   - y\n\n## Lessons\nz');
  const file = fc.oneof(fc.constantFrom(...VAULT_TEXTS).map((one) => one.text), fc.tuple(structuredDocument, logs, structuredDocument).map((parts) => parts.join(''))).filter(isParsed);
  fc.assert(
    fc.property(file, fc.constantFrom(...DISGUISES), said, (source, disguise, added) => {
      const before = disguise(source);
      const after = addLogLine(before, added);
      const read = log(after.text.replace(/^\uFEFF/, ''));
      const fresh = read.find((one) => one.line === after.line);
      expect(fresh, JSON.stringify([before, after])).toEqual({ ...added, text: added.text.replaceAll('\n', ' '), line: after.line });
      const bare = ({ line: _, ...rest }: (typeof read)[number]) => rest;
      expect(read.filter((one) => one !== fresh).map(bare)).toEqual(log(before.replace(/^\uFEFF/, '')).map(bare));
      // But for one block of new lines all bytes are the old ones; only a last line without an end has to get one.
      const [old, now] = [before, after.text].map((all) => splitLines(all.replace(/^\uFEFF/, ''))) as [string[], string[]];
      const count = now.length - old.length;
      const same = now.findIndex((one, i) => one !== old[i]);
      const from = endOf(old[same] ?? '\n') === '' && now[same]!.startsWith(old[same]!) ? same + 1 : same;
      const left = [...now.slice(0, from), ...now.slice(from + count)];
      expect(left.map((one, i) => (i === from - 1 && from > same ? saidIn(one) : one)).join(''), JSON.stringify([before, after])).toBe(old.join(''));
      expect(after.text.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
      expect(endOf(now.at(-1)!)).toBe(old.length === 0 ? '\n' : endOf(old.at(-1)!));
    }),
    { numRuns: 150 },
  );
});
