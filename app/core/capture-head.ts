import { readDayPhrase } from './capture-days.ts';
import { readDepthWord } from './capture-depths.ts';
import type { CaptureNames } from './capture-names.ts';
import { formatDay, type Day } from './day.ts';
import type { Depth } from './depth.ts';
import type { EntryHead, Head } from './heads.ts';
import { parseMinutes } from './log-line.ts';
import { parseWikiLink } from './markdown/wikilink.ts';
import type { Resolution } from './names.ts';
import { sayMinutes } from './words.ts';

/** A stretch of the line and what it was understood as; `means` is that in plain words. */
export interface CapturePart {
  from: number;
  to: number;
  as: 'depth' | 'area' | 'minutes' | 'day' | 'target' | 'text';
  means: string;
}

/** An area as it was written, without brackets. */
export interface CapturedArea {
  id: string;
  title: string;
  written: string;
}

/** What stands before the text. */
export interface CaptureHead {
  depth: Depth | null;
  minutes: number | null;
  day: Day | null;
  areas: CapturedArea[];
  target: EntryHead | null;
  parts: CapturePart[];
  /** Where the text begins. */
  end: number;
}

/** Something understood, and how it changes the head. */
interface Found {
  part: CapturePart;
  said: Partial<CaptureHead>;
  inCompany?: boolean;
}

/** Far more than anyone types before the text. */
const LONGEST = 400;
const BETWEEN = /[^\S\n]*(?:[,;][^\S\n]*)*/y;
/** Before a line end, or one of these, the head is over. */
const SEPARATOR = /[^\S\n]*(?::|\n|[-–—](?=\s)|\.(?=\s|$))/y;
const CONNECTOR = /(?:and|about|at|for|from|in|of|on|some|spent|the|to|using|via|with|&|\+)(?=[\s,;])/iy;
const LINK = /\[\[([^[\]\n]+)\]\]/y;
/** With the year behind it, `1 dec 2030` is not the last first of December. */
const YEAR = /^,? (?:19|2\d)\d\d(?!\S)/;
const CONNECTORS_IN_A_ROW = 3;
/** `1 hour 30 min`. */
const WORDS_OF_TIME = 4;

/** Reads depth, time, day, areas and an entry, in any order, up to the first thing that is none of them. */
export function readHead(input: string, names: CaptureNames, today: Day): CaptureHead {
  const line = input.slice(0, LONGEST);
  let head: CaptureHead = { depth: null, minutes: null, day: null, areas: [], target: null, parts: [], end: endOf(/\s*/y, line, 0) };
  for (;;) {
    const found = findNext(line, head, names, today);
    if (!found) return head;
    head = withFound(head, found, line);
    const separated = endOf(SEPARATOR, line, found.part.to);
    if (separated > found.part.to) return { ...head, end: endOf(/\s*/y, line, separated) };
  }
}

function withFound(head: CaptureHead, { part, said }: Found, line: string): CaptureHead {
  return { ...head, ...said, parts: [...head.parts, part], end: endOf(BETWEEN, line, part.to) };
}

/** The next thing understood, connecting words skipped. */
function findNext(line: string, head: CaptureHead, names: CaptureNames, today: Day): Found | null {
  let at = head.end;
  for (let skipped = 0; skipped <= CONNECTORS_IN_A_ROW; skipped++) {
    const found = findAt(line, at, head, names, today);
    if (found && (!found.inCompany || isInCompany(line, head, found, names, today))) return found;
    const after = endOf(CONNECTOR, line, at);
    if (after === at) return null;
    at = endOf(BETWEEN, line, after);
  }
  return null;
}

/** Is there something else of the head before it, or behind it? */
function isInCompany(line: string, head: CaptureHead, found: Found, names: CaptureNames, today: Day): boolean {
  if (head.parts.length > 0 || line[found.part.to] === ':') return true;
  return findNext(line, withFound(head, found, line), names, today) !== null;
}

function findAt(line: string, at: number, head: CaptureHead, names: CaptureNames, today: Day): Found | null {
  LINK.lastIndex = at;
  const link = LINK.exec(line);
  if (link) return findLink(link, head, names);
  for (const to of endsOfPhrases(line, at, Math.max(names.longest, WORDS_OF_TIME))) {
    const found = findPhrase(line.slice(at, to), at, head, names, today);
    if (found && !(found.part.as === 'day' && YEAR.test(line.slice(to, to + 8)))) return found;
  }
  return null;
}

function findLink(link: RegExpExecArray, head: CaptureHead, { names }: CaptureNames): Found | null {
  const written = parseWikiLink(link[1]!)?.target ?? '';
  return findNamed(names.resolve(written), written, { from: link.index, to: link.index + link[0].length }, head);
}

/** Where phrases that begin here may end, the longest first. */
function endsOfPhrases(line: string, at: number, words: number): number[] {
  const ends: number[] = [];
  for (let to = at; to <= line.length && ends.length < words; to++) {
    const isEnd = to === line.length || /[\s,:;]/.test(line[to]!) || /^\.(?:\s|$)/.test(line.slice(to, to + 2));
    if (isEnd && to > at && !/[\s,:;]/.test(line[to - 1]!)) ends.push(to);
    if (line[to] === '\n') break;
  }
  return ends.reverse();
}

function findPhrase(phrase: string, from: number, head: CaptureHead, names: CaptureNames, today: Day): Found | null {
  const place = { from, to: from + phrase.length };
  const word = head.depth === null ? readDepthWord(phrase) : null;
  if (word) return { part: { ...place, as: 'depth', means: word.depth }, said: { depth: word.depth }, inCompany: word.inCompany };
  const minutes = head.minutes === null ? parseMinutes(phrase) : null;
  if (minutes !== null) return { part: { ...place, as: 'minutes', means: sayMinutes(minutes) }, said: { minutes } };
  const named = findNamed(names.lookUp(phrase), phrase, place, head);
  if (named) return named;
  const day = head.day === null ? readDayPhrase(phrase, today) : null;
  return day === null ? null : { part: { ...place, as: 'day', means: formatDay(day) }, said: { day } };
}

/** Null also for what the head names already: a second entry, or an area again. */
function findNamed(named: Resolution<Head>, written: string, place: { from: number; to: number }, head: CaptureHead): Found | null {
  if (named.state !== 'found') return null;
  const { target } = named;
  const means = target.title;
  if (!target.isArea) return head.target ? null : { part: { ...place, as: 'target', means }, said: { target } };
  if (head.areas.some(({ id }) => id === target.id)) return null;
  return { part: { ...place, as: 'area', means }, said: { areas: [...head.areas, { id: target.id, title: target.title, written }] } };
}

/** Where a match of a sticky pattern ends; `at` when there is none. */
function endOf(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : at;
}
