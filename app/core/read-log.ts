import type { Report } from './diagnostic.ts';
import type { LogLine } from './entry.ts';
import { misplacedIn, parseLogLine } from './log-line.ts';
import { isUnder, type Outline } from './outline.ts';

const LOG = new Set(['log']);
const HINT = 'Write it like “- 2026-11-02 built 90m [[area]]: what you did”; depth, minutes and areas may be left out.';

/** The log lines of a file. Whatever looks like one and does not count is reported. */
export function readLog(text: string, outline: Outline, reports: Report[]): LogLine[] {
  const log: LogLine[] = [];
  const items = outline.items.filter((item) => isUnder(outline, item.heading, LOG));
  for (const item of items) {
    if (item.text === '' && item.nested === '') continue;
    const read = parseLogLine(item.text);
    if (typeof read === 'string') {
      reports.push(uncounted(item.line, read));
      continue;
    }
    log.push({ ...read, line: item.line });
    const misplaced = misplacedIn(read);
    if (misplaced) reports.push(behindColon(item.line, misplaced));
  }
  for (const stray of strayLines(text, outline, new Set(items.map((item) => item.line)))) reports.push(stray);
  return log;
}

/** Log lines where they do not count: outside entries there is nobody to have had the contact. */
export function reportLog(outline: Outline): Report[] {
  const first = outline.items.find((item) => isUnder(outline, item.heading, LOG) && typeof parseLogLine(item.text) !== 'string');
  if (!first) return [];
  return [
    {
      ...{ line: first.line, severity: 'error', code: 'log-in-area' },
      message: 'The log of an area is not counted: contacts stand in entries.',
      hint: 'Move the log to a project or a note that names this area.',
    },
  ];
}

/** Lines of a log section that start like log lines but are no items of its lists: nested, or without a dash. */
function strayLines(text: string, outline: Outline, counted: ReadonlySet<number>): Report[] {
  const sections = outline.headings.map((heading, i) => ({ line: heading.line, isLog: isUnder(outline, i, LOG) }));
  if (!sections.some(({ isLog }) => isLog)) return [];
  const lines = withoutAsides(text).split(/\r\n|\n|\r/);
  return sections.flatMap(({ line: from, isLog }, i) => {
    if (!isLog) return [];
    const to = sections[i + 1]?.line ?? lines.length + 1;
    const stray = lines.slice(from, to - 1).map((source, n) => ({ source, line: from + n + 1 }));
    return stray
      .filter(({ source, line }) => !counted.has(line) && startsLikeLogLine(source))
      .map(({ line }) => uncounted(line, 'It is not an item of the log’s own list.'));
  });
}

const START = /^(?<marker>[\s>]*(?:[-*+•–—]|\d{1,9}[.)])?\s*(?:\[[ xX]\]\s*)?)(?<said>\d{4}-\d{1,2}-\d{1,2}.*)/u;

/** Behind a marker a date is enough. Without one it may be prose, so the whole must read as a log line. */
function startsLikeLogLine(source: string): boolean {
  const start = START.exec(source)?.groups;
  if (!start) return false;
  if (/\S/.test(start['marker']!.replaceAll('>', ''))) return true;
  const read = parseLogLine(start['said']!.trim());
  return typeof read !== 'string' && start['said']!.trim().length > 10;
}

/** Blanks fenced code and comments, keeping every line where it is. */
function withoutAsides(text: string): string {
  const asides = /^[ \t]*(`{3,}|~{3,})[^]*?(?:^[ \t]*\1|(?![^]))|<!--[^]*?-->/gm;
  return text.replace(asides, (aside) => aside.replace(/[^\r\n]+/g, ''));
}

function uncounted(line: number, why: string): Report {
  return { line, severity: 'error', code: 'bad-log-line', message: `This log line is not counted. ${why}`, hint: HINT };
}

function behindColon(line: number, misplaced: string): Report {
  return {
    ...{ line, severity: 'warning', code: 'log-behind-colon' },
    message: `“${misplaced}” stands behind the colon of this log line, where it is only text.`,
    hint: 'Move the colon: depth, time and areas come before it.',
  };
}
