import { splitLines } from './markdown/outline-parts.ts';
import { stripInline, type TitleOf } from './markdown/strip-inline.ts';

/** The sentence around a link, in plain words; put together, its parts are the sentence. */
export interface Sentence {
  before: string;
  link: string;
  after: string;
}

/** About how much of a sentence is shown, and how much of a link. */
const LONGEST = 200;
const LONGEST_LINK = 80;
/** Source looked at on either side of the link: more than is shown, since markup takes its share. */
const REACH = 600;

/**
 * The sentence around the link that begins at `line` and `column` (both from 1) of a Markdown
 * file, links without a label by what `titleOf` calls them. Long sentences are cut at words, with an ellipsis; a table row counts as one sentence.
 */
export function sentenceAround(text: string, line: number, column: number, titleOf?: TitleOf): Sentence {
  const { source, at } = blockAround(splitLines(text), line - 1, column - 1);
  const end = endOfLink(source, at);
  const words = (from: number, to: number) => stripInline(source.slice(from, to), titleOf).replace(/\s+/g, ' ');
  const before = words(Math.max(0, at - REACH), at);
  const link = words(at, end).trim();
  const after = words(end, end + REACH);
  const [from, to] = sentenceIn(before + link + after, before.length, before.length + link.length);
  return fit(before.slice(from).trimStart(), link, after.slice(0, to - before.length - link.length).trimEnd());
}

const QUOTE = /^(?: {0,3}> ?)+/;
const MARKER = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?|#{1,6}\s+|\[\^[^[\]]+\]:\s*)/;
const ROW = /^\s*\|\s*/;
/** Lines that no paragraph reaches across. */
const ALONE = /^\s*(?:#{1,6}\s|\||```|~~~|(?:-{3,}|={3,}|\*{3,})\s*$)/;

/** The paragraph, item or row that a place is in, on one line, and where the place is in that. */
function blockAround(lines: readonly string[], line: number, column: number): { source: string; at: number } {
  const bare = (index: number) => (lines[index] ?? '').replace(QUOTE, '');
  const begins = (index: number) => MARKER.test(bare(index)) || ALONE.test(bare(index));
  let from = line;
  while (from > 0 && !begins(from) && bare(from - 1).trim() !== '' && !ALONE.test(bare(from - 1))) from--;
  let to = line + 1;
  while (to < lines.length && !ALONE.test(bare(line)) && !begins(to) && bare(to).trim() !== '') to++;
  let source = '';
  let at = 0;
  for (let index = from; index < to; index++) {
    const rest = withoutMarker(bare(index));
    if (index === line) at = source.length + Math.max(0, column - ((lines[index] ?? '').length - rest.length));
    source += `${withoutEnd(bare(index), rest)} `;
  }
  return { source, at };
}

function withoutMarker(line: string): string {
  return line.replace(ROW.test(line) ? ROW : MARKER, '').trimStart();
}

/** Takes the closing signs off a heading or row, and puts dots for the pipes between cells. */
function withoutEnd(line: string, rest: string): string {
  if (/^\s*#/.test(line)) return rest.replace(/\s+#+\s*$/, '');
  if (!ROW.test(line)) return rest;
  return rest.replace(/\|?\s*$/, '').replace(/\\\||\[\[[^[\]]*\]\]|\|/g, (found) => (found === '|' ? '·' : found));
}

const LINK = /\[\[[^[\]]+\]\]|\[(?:[^[\]\\]|\\.|\[\[[^[\]]*\]\]|\[[^[\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])?/y;

function endOfLink(source: string, at: number): number {
  LINK.lastIndex = at;
  return LINK.test(source) ? LINK.lastIndex : at;
}

const STOP = /[.!?…]+["'”’)\]]*\s+|[。！？]["'”’」』）]*\s*/gu;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|al|ca|approx|resp|Dr|Mr|Mrs|Ms|St|No|Fig|\p{Lu})\.\s+$/u;

/** Where the sentence begins and ends that has the link, from `start` to `end`, in it. */
function sentenceIn(words: string, start: number, end: number): [number, number] {
  let from = 0;
  for (const stop of words.matchAll(STOP)) {
    const next = stop.index + stop[0].length;
    const ends = next === start || (/^["'“‘([]*[\p{Lu}\p{N}\p{Lo}]/u.test(words.slice(next, next + 5)) && !ABBREVIATION.test(words.slice(0, next)));
    if (!ends) continue;
    if (next <= start) from = next;
    else if (stop.index >= end) return [from, next];
  }
  return [from, words.length];
}

/** Cuts what is too long, on the side where there is more of it. */
function fit(before: string, link: string, after: string): Sentence {
  const shown = link.length > LONGEST_LINK ? `${link.slice(0, LONGEST_LINK).trimEnd()}…` : link;
  const room = LONGEST - shown.length;
  const half = Math.floor(room / 2);
  const left = Math.max(half, room - after.length);
  const right = Math.max(half, room - before.length);
  return { before: keepEnd(before, left), link: shown, after: keepStart(after, right) };
}

function keepEnd(words: string, most: number): string {
  return words.length <= most ? words : `…${words.slice(words.length - most).replace(/^\S*\s/, '')}`;
}

function keepStart(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most).replace(/\s\S*$/, '')}…`;
}
