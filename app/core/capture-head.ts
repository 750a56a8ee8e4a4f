import { readDayPhrase } from './capture-days.ts';
import { readDepthWord } from './capture-depths.ts';
import { missingAreas } from './capture-missing.ts';
import type { CaptureNames } from './capture-names.ts';
import { BETWEEN, endOf, endsOfPhrases, linkAt } from './capture-scan.ts';
import { linksInText } from './capture-text.ts';
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
  /** Nothing has this name yet, so it counts for nothing until an area has. Its id is the name as it goes into a file. */
  isMissing?: true;
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
/** Before a line end, or one of these, the head is over. */
const SEPARATOR = /[^\S\n]*(?::|\n|[-–—](?=\s)|\.(?=\s|$))/y;
const CONNECTOR = /(?:and|about|at|for|from|in|of|on|some|spent|the|to|using|via|with|&|\+)(?=[\s,;])/iy;
/** With the year behind it, `1 dec 2030` is not the last first of December. */
const YEAR = /^,? (?:19|2\d)\d\d(?!\S)/;
const CONNECTORS_IN_A_ROW = 3;
/** `1 hour 30 min`. */
const WORDS_OF_TIME = 4;

/** Reads depth, time, day, areas and an entry, in any order, up to the first thing that is none of them. */
export function readHead(input: string, names: CaptureNames, today: Day): CaptureHead {
  const line = input.slice(0, LONGEST);
  return readOn({ depth: null, minutes: null, day: null, areas: [], target: null, parts: [], end: endOf(/\s*/y, line, 0) }, line, names, today);
}

function readOn(before: CaptureHead, line: string, names: CaptureNames, today: Day): CaptureHead {
  let head = before;
  for (;;) {
    const found = findNext(line, head, names, today) ?? findMissing(line, head, names, today);
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

/** An area that is not there yet, where a time follows it, words are left, and neither the head nor the text names an area that is. */
function findMissing(line: string, head: CaptureHead, names: CaptureNames, today: Day): Found | null {
  for (const { area, ...place } of missingAreas(line, head, names)) {
    const found: Found = { part: { ...place, as: 'area', means: area.title }, said: { areas: [area] } };
    const after = withFound(head, found, line);
    if (findNext(line, after, names, today)?.part.as !== 'minutes') continue;
    const { areas, end } = readOn(after, line, names, today);
    const namesAnother = areas.length > 1 || linksInText(line, end, line.length, names.names).some(({ named }) => named?.isArea);
    return namesAnother || end >= line.trimEnd().length ? null : found;
  }
  return null;
}

function findAt(line: string, at: number, head: CaptureHead, names: CaptureNames, today: Day): Found | null {
  const link = linkAt(line, at);
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
