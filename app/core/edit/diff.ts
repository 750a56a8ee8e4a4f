import { diffWordsWithSpace } from 'diff';
import { changesBetween } from './line-changes.ts';
import { splitLines, saidIn } from './lines.ts';

/** A line of either text, in parts that stayed and parts that differ. Its numbers count from 1; null where that text lacks it. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  before: number | null;
  after: number | null;
  parts: { text: string; changed: boolean }[];
}

/** Lines around one or more changes; `skipped` unchanged ones stand before them. */
export interface DiffHunk {
  skipped: number;
  lines: DiffLine[];
}

export interface FileDiff {
  hunks: DiffHunk[];
  /** Unchanged lines after the last hunk. */
  rest: number;
}

const CONTEXT = 3;
/** Lines of a change whose words are compared, and the words that may differ in one of them. */
const MOST_PAIRS = 200;
const MOST_WORDS = 120;
const LONGEST_LINE = 4000;

/** What one text says that another does not, line by line, and word by word within lines that changed. */
export function diffWords(before: string, after: string): FileDiff {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const changes = changesBetween(old, fresh);
  const hunks: DiffHunk[] = [];
  let shown = 0;
  let ahead = 0;
  const same = (from: number, to: number) => old.slice(from, to).map((text, i): DiffLine => ({ kind: 'same', before: from + i + 1, after: from + i + 1 + ahead, parts: [{ text: saidIn(text), changed: false }] }));
  changes.forEach(({ from, to, lines }, n) => {
    const start = Math.max(shown, from - CONTEXT);
    const open = start === shown && hunks.length > 0 ? hunks.at(-1)! : { skipped: start - shown, lines: [] };
    if (open !== hunks.at(-1)) hunks.push(open);
    open.lines.push(...same(start, from), ...changed(old.slice(from, to), lines, from, from + ahead));
    ahead += lines.length - (to - from);
    shown = Math.min(to + CONTEXT, changes[n + 1]?.from ?? old.length);
    open.lines.push(...same(to, shown));
  });
  return { hunks, rest: old.length - shown };
}

/** Lines that went, then lines that came; those in the same place are compared word by word. */
function changed(gone: readonly string[], come: readonly string[], goneAt: number, comeAt: number): DiffLine[] {
  const pairs = gone.slice(0, MOST_PAIRS).map((line, i) => (come[i] === undefined ? null : compare(line, come[i])));
  const whole = (line: string) => [{ text: saidIn(line), changed: false }];
  return [
    ...gone.map((line, i): DiffLine => ({ kind: 'removed', before: goneAt + i + 1, after: null, parts: pairs[i]?.gone ?? whole(line) })),
    ...come.map((line, i): DiffLine => ({ kind: 'added', before: null, after: comeAt + i + 1, parts: pairs[i]?.come ?? whole(line) })),
  ];
}

function compare(gone: string, come: string): { gone: DiffLine['parts']; come: DiffLine['parts'] } | null {
  const [a, b] = [saidIn(gone), saidIn(come)];
  if (a.length + b.length > LONGEST_LINE) return null;
  if (a === b) return showEnds(gone, come);
  const parts = diffWordsWithSpace(a, b, { maxEditLength: MOST_WORDS });
  if (!parts?.some(({ added, removed, value }) => !added && !removed && /\S/.test(value))) return null;
  const side = (not: 'added' | 'removed') => parts.flatMap((part) => (part[not] ? [] : [{ text: part.value, changed: part.added || part.removed }]));
  return { gone: side('added'), come: side('removed') };
}

/** Where only the ends of lines differ, they are made visible. */
function showEnds(gone: string, come: string): { gone: DiffLine['parts']; come: DiffLine['parts'] } {
  const withEnd = (line: string) => [
    { text: saidIn(line), changed: false },
    { text: line.slice(saidIn(line).length).replace('\r', '␍').replace('\n', '␊') || '(no line end)', changed: true },
  ];
  return { gone: withEnd(gone), come: withEnd(come) };
}
