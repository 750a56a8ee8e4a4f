import { splitBody } from '#app/core/edit/body.ts';
import { sayingsOf } from '#app/core/edit/front-matter.ts';
import { STATUSES_OF } from '#app/core/entry.ts';
import { parseDay } from '#app/core/day.ts';
import type { SourceProblem } from './csl.ts';

/** The words of MADR, which are those of a review. */
export const RECORD_STATUSES = STATUSES_OF.review!;

/** Another record, as one names it: by a file name, or a number. */
export interface RecordRef {
  ref: string;
  line: number;
}

/** A record of a decision as MADR 4.0 or adr-tools write it. */
export interface DecisionRecord {
  title: string;
  date: string | null;
  status: string | null;
  /** What front matter says of the status, word by word; null where a section does, or nothing. */
  statusText: string | null;
  supersededBy: RecordRef[];
  supersedes: RecordRef[];
  /** What could not be understood of a record that is one all the same. */
  problems: SourceProblem[];
}

const SECTIONS = /^##[ \t]+(?:Context(?: and Problem Statement)?|Decision(?: Outcome| Drivers)?|Considered Options|Consequences|Confirmation|Pros and Cons of the Options|More Information|Status)[ \t]*#*$/im;
const HEADING = /^#[ \t]+(\S.*?)[ \t]*#*$/m;
const BY = /supers?[ce]+ded[ \t]+by[ \t]*:?[ \t]*(.*)/i;
const OF = /supers?[ce]+des[ \t]*:?[ \t]*(.*)/i;

/** Reads a record; a string of a problem where it is none. */
export function readRecord(source: string): DecisionRecord | SourceProblem {
  const text = source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const { body } = splitBody(text);
  const said = sayingsOf(text);
  if (!said.ok) return { line: Number(/in line (\d+)/.exec(said.problem.message)?.[1] ?? 1), message: said.problem.message };
  const plain = blankFences(body);
  const lineOf = (at: number) => text.slice(0, text.length - body.length + at).split('\n').length;
  const heading = HEADING.exec(plain);
  const title = typeof said.value['title'] === 'string' ? said.value['title'] : heading?.[1]?.replace(/^(?:ADR[- ]?)?\d+[.:]\s+/i, '');
  if (!title) return { line: lineOf(0), message: 'It has no title: a record begins with a heading such as “# Use SQLite”.' };
  if (!SECTIONS.test(plain)) return { line: lineOf(heading?.index ?? 0), message: 'It has none of the sections of a decision record, such as “## Context and Problem Statement” or “## Decision”.' };
  const record: DecisionRecord = { title, date: null, status: null, statusText: null, supersededBy: [], supersedes: [], problems: [] };
  const frontLine = (key: RegExp) => text.slice(0, Math.max(0, text.search(key))).split('\n').length;
  readDate(record, said.value['date'], frontLine(/^date[ \t]*:/m), plain, lineOf);
  const front = said.value['status'];
  if (typeof front === 'string') {
    record.statusText = front;
    readStatus(record, front, frontLine(/^status[ \t]*:/m));
  } else {
    const section = /^##[ \t]+Status[ \t]*#*\n([^]*?)(?=\n#{1,2}[ \t]|(?![^]))/im.exec(plain);
    // MADR 2 and Nygard's own have it as a line: “* Status: accepted”.
    const line = /^[ \t]*(?:[*-][ \t]*)?Status:[ \t]*(\S.*)$/im.exec(plain);
    if (section?.[1]?.trim()) readStatus(record, section[1], lineOf(section.index) + 1);
    else if (line) readStatus(record, line[1]!, lineOf(line.index));
  }
  return record;
}

/** The word a status comes to; null for one that is none. */
export function statusIn(text: string): string | null {
  if (BY.test(text)) return 'superseded';
  const words: readonly string[] = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return RECORD_STATUSES.find((status) => words.includes(status)) ?? null;
}

/** Reads what is said of the status, which begins on a line. */
function readStatus(record: DecisionRecord, text: string, first: number): void {
  record.status = statusIn(text);
  const lines = text.split('\n').map((said, at) => ({ said: said.trim(), line: first + at }));
  const [start] = lines.filter(({ said }) => said !== '');
  if (record.status === null && start) record.problems.push({ line: start.line, message: `“${start.said.slice(0, 60)}” is no status it could be told by: ${RECORD_STATUSES.join(', ')}.` });
  for (const { said, line } of lines) {
    const [by, of] = [BY.exec(said)?.[1], OF.exec(said)?.[1]];
    if (by) record.supersededBy.push(...referencesIn(by).map((ref) => ({ ref, line })));
    if (of) record.supersedes.push(...referencesIn(of).map((ref) => ({ ref, line })));
  }
}

function readDate(record: DecisionRecord, front: unknown, frontLine: number, plain: string, lineOf: (at: number) => number): void {
  const line = /^[ \t]*(?:[*-][ \t]*)?Date:[ \t]*(\S.*)$/im.exec(plain);
  const written = typeof front === 'string' ? front : (line?.[1] ?? null);
  if (written === null) return;
  const day = written.trim().slice(0, 10);
  if (parseDay(day) !== null) record.date = day;
  else record.problems.push({ line: typeof front === 'string' ? frontLine : lineOf(line!.index), message: `“${written.slice(0, 60)}” is no date it could be told by; write it as 2026-11-02.` });
}

/** File names of links, else numbers: `[ADR-0005](0005-x.md)`, `ADR-0005`, `5. Use x`. */
function referencesIn(text: string): string[] {
  const links = [...text.matchAll(/\]\(\s*<?([^)>\s]+)>?\s*\)/g)].map(([, target = '']) => decode(target.replace(/^\.\//, '').replace(/#.*$/, '')));
  if (links.length > 0) return links;
  const files = text.match(/[\w./-]+\.md\b/g);
  return files ?? (text.match(/\d+/g) ?? []).slice(0, 3);
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** What stands in code says nothing; places stay what they are. */
function blankFences(body: string): string {
  return body.replace(/^[ \t]*(```+|~~~+)[^]*?(?:^[ \t]*\1[ \t]*$|(?![^]))/gm, (fenced) => fenced.replace(/[^\n]/g, ' ')).replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
}
