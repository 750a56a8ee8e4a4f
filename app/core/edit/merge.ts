import { changesBetween, type LineChange } from './line-changes.ts';
import { commonEnd, splitLines } from './lines.ts';

/** A stretch of a merged text: agreed on, or changed by both sides in different ways. */
export type Hunk = { state: 'same'; text: string } | { state: 'clash'; base: string; ours: string; theirs: string; /** In the text of `theirs`, from 1. */ line: number };

export type Merge = { state: 'clean'; text: string } | { state: 'clash'; hunks: Hunk[] };

/** What holds where both sides changed the same lines. */
export type Choice = 'ours' | 'theirs' | 'both' | { own: string };

interface Texts {
  base: string;
  ours: string;
  theirs: string;
}

/** Both sides' changes on one stretch of the base. */
interface Region {
  from: number;
  to: number;
  ours: LineChange[];
  theirs: LineChange[];
}

/**
 * Puts two changed versions of a text together, line by line and to the byte. Changes that only
 * touch are no clash, for it is clear in which order they stand; nor are log lines that both sides
 * add in one place, which the day puts in order.
 */
export function mergeTexts(texts: Texts): Merge {
  const { base, ours, theirs } = texts;
  if (ours === theirs || theirs === base) return { state: 'clean', text: ours };
  if (ours === base) return { state: 'clean', text: theirs };
  // A last line without an end is no other line than the same with one, once something follows it.
  const end = endIn(texts);
  const hunks = mergeLines({ base: ended(base, end), ours: ended(ours, end), theirs: ended(theirs, end) });
  const last = hunks.at(-1);
  if (last?.state === 'same' && !wantsEnd(texts)) last.text = unended(last.text);
  if (last?.state === 'clash') for (const side of ['base', 'ours', 'theirs'] as const) if (!isEnded(texts[side])) last[side] = unended(last[side]);
  return hunks.every((hunk) => hunk.state === 'same') ? { state: 'clean', text: hunks.map(({ text }) => text).join('') } : { state: 'clash', hunks };
}

/** Does the merged text end its last line? As both sides do, or as the one does that changed it. */
function wantsEnd({ base, ours, theirs }: Texts): boolean {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map(isEnded);
  return inOurs === inBase ? inTheirs! : inOurs!;
}

function mergeLines({ base, ours, theirs }: Texts): Hunk[] {
  const lines = splitLines(base);
  const hunks: Hunk[] = [];
  let at = 0;
  let ahead = 0;
  for (const region of regionsOf(changesBetween(lines, splitLines(ours)), changesBetween(lines, splitLines(theirs)))) {
    agree(hunks, lines.slice(at, region.from).join(''));
    const [mine, other] = [apply(region, region.ours, lines), apply(region, region.theirs, lines)];
    const before = lines.slice(region.from, region.to).join('');
    const merged = settle(before, mine, other, [lines[region.from - 1] ?? '', lines[region.to] ?? '']);
    if (merged !== null) agree(hunks, merged);
    else hunks.push({ state: 'clash', base: before, ours: mine, theirs: other, line: region.from + ahead + 1 });
    ahead += region.theirs.reduce((sum, change) => sum + change.lines.length - (change.to - change.from), 0);
    at = region.to;
  }
  agree(hunks, lines.slice(at).join(''));
  return hunks;
}

/** The text that the choices make of a merge, by the places of its clashes; what is not chosen stays as ours has it. */
export function resolveHunks(hunks: readonly Hunk[], choices: Readonly<Record<number, Choice>>): string {
  return hunks.map((hunk, index) => (hunk.state === 'same' ? hunk.text : chosen(hunk, choices[index] ?? 'ours'))).join('');
}

function chosen(hunk: Extract<Hunk, { state: 'clash' }>, choice: Choice): string {
  if (choice === 'both') return ended(hunk.theirs, endIn(hunk)) + hunk.ours;
  if (typeof choice === 'string') return hunk[choice];
  const end = endIn(hunk);
  const own = choice.own.replace(/\r\n?|\n/g, end);
  const isEnded = [hunk.ours, hunk.theirs, hunk.base].some((text) => /[\r\n]$/.test(text));
  return isEnded ? ended(own, end) : own;
}

function isEnded(text: string): boolean {
  return text === '' || /[\r\n]$/.test(text);
}

function ended(text: string, end: string): string {
  return isEnded(text) ? text : text + end;
}

function unended(text: string): string {
  return text.replace(/(?:\r\n|\n|\r)$/, '');
}

function endIn({ base, ours, theirs }: Texts): string {
  return commonEnd(base + ours + theirs);
}

function agree(hunks: Hunk[], text: string): void {
  const last = hunks.at(-1);
  if (text === '') return;
  if (last?.state === 'same') last.text += text;
  else hunks.push({ state: 'same', text });
}

/** Changes of both sides put together where they overlap, in order. */
function regionsOf(ours: readonly LineChange[], theirs: readonly LineChange[]): Region[] {
  const all = [...ours.map((change) => ({ change, side: 'ours' as const })), ...theirs.map((change) => ({ change, side: 'theirs' as const }))];
  all.sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to);
  const regions: Region[] = [];
  for (const { change, side } of all) {
    const last = regions.at(-1);
    const region = last && overlaps(last, change) ? last : null;
    if (region) {
      region[side].push(change);
      region.to = Math.max(region.to, change.to);
    } else regions.push({ from: change.from, to: change.to, ours: [], theirs: [], [side]: [change] });
  }
  return regions;
}

/** Two insertions at one place overlap, as nothing says which comes first; changes end to end do not. */
function overlaps(region: Region, { from, to }: LineChange): boolean {
  return from < region.to || (from === to && region.from === region.to && from === region.from);
}

function apply({ from, to }: Region, changes: readonly LineChange[], lines: readonly string[]): string {
  let text = '';
  let at = from;
  for (const change of changes) {
    text += lines.slice(at, change.from).join('') + change.lines.join('');
    at = change.to;
  }
  return text + lines.slice(at, to).join('');
}

/** Null where only a person can say. */
function settle(base: string, ours: string, theirs: string, around: readonly [string, string]): string | null {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  // Where the words agree and only the ends of lines differ, the side that changed them wins.
  if (plain(ours) === plain(theirs)) return plain(ours) === ours ? theirs : ours;
  return base === '' ? mergeLogLines(ours, theirs, around) : null;
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

const LOG_LINE = /^\s*[-*+] (\d{4}-\d{2}-\d{2})\b/;

/** Log lines that both sides added in one place, by their days in the order the log has; null for anything else. */
function mergeLogLines(ours: string, theirs: string, [before, after]: readonly [string, string]): string | null {
  const end = commonEnd(before + ours + theirs);
  const lines = [...new Set([...splitLines(theirs), ...splitLines(ours)].map((line) => ended(line, end)))];
  if (!lines.every((line) => LOG_LINE.test(line))) return null;
  const direction = LOG_LINE.test(after) && !LOG_LINE.test(before) ? -1 : 1;
  const dayOf = (line: string) => LOG_LINE.exec(line)![1]!;
  return lines.sort((a, b) => direction * (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)).join('');
}
