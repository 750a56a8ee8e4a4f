import { parseDay, type Day } from './day.ts';
import { isDepth, DEPTHS, type Depth } from './depth.ts';
import { uniqueNames } from './names.ts';

/** What a log line says; nulls and an empty list fall back to the entry's own. */
export interface LogLineText {
  day: Day;
  depth: Depth | null;
  minutes: number | null;
  refs: string[];
  text: string;
}

export const MINUTES_IN_A_DAY = 1440;

const HOURS = String.raw`\d+(?:\.\d+)?\s*h(?:ours?|rs?)?`;
const MINUTES = String.raw`\d+\s*m(?:in(?:ute)?s?)?`;
const TIME = new RegExp(String.raw`^(?:${HOURS}(?:\s*${MINUTES}|\s*\d+)?|${MINUTES})(?=$|[\s,:[])`, 'i');
const LINK = /^\[\[([^\][|#\n]+)(?:#[^\][|\n]*)?(?:\|[^\][\n]*)?\]\]/;
const WORD = /^(?:\[[^\]]*\]*|[^\s,:[]+)/;
const BETWEEN = /^[\s,]+/;

/**
 * Reads `2026-11-02 built 90m [[remix]] [[prisma]]: moved autosave to a queue`. Between the date
 * and the colon stand depth, minutes and areas, in any order and all optional.
 * A string answer says what could not be read.
 */
export function parseLogLine(source: string): LogLineText | string {
  const day = parseDay(source.slice(0, 10));
  if (day === null || /^[^\s:,]/.test(source.slice(10))) return 'It does not start with a date such as 2026-11-02.';
  const line: LogLineText = { day, depth: null, minutes: null, refs: [], text: '' };
  let rest = source.slice(10).replace(BETWEEN, '');
  while (rest !== '' && !rest.startsWith(':')) {
    const read = takeLink(line, rest) ?? takeTime(line, rest) ?? takeDepth(line, rest);
    if (typeof read !== 'number') return read ?? misread(rest);
    rest = rest.slice(read).replace(BETWEEN, '');
  }
  line.refs = uniqueNames(line.refs, (ref) => ref);
  line.text = rest.slice(1).trim();
  return line;
}

/** Each takes what it knows off the start: how many characters, why not, or null when it is not there. */
type Taken = number | string | null;

function takeLink(line: LogLineText, rest: string): Taken {
  const link = LINK.exec(rest);
  const ref = link?.[1]!.trim();
  if (!link || !ref) return null;
  line.refs.push(ref);
  return link[0].length;
}

function takeTime(line: LogLineText, rest: string): Taken {
  const time = TIME.exec(rest)?.[0];
  if (time === undefined) return null;
  if (line.minutes !== null) return `It names a second time, “${time}”.`;
  line.minutes = parseMinutes(time);
  return line.minutes === null ? `“${time}” is no time of one day.` : time.length;
}

function takeDepth(line: LogLineText, rest: string): Taken {
  const word = WORD.exec(rest)?.[0].toLowerCase() ?? '';
  if (!isDepth(word)) return null;
  if (line.depth !== null) return `It names a second depth, “${word}”.`;
  line.depth = word;
  return word.length;
}

function misread(rest: string): string {
  const word = WORD.exec(rest)?.[0] ?? rest.charAt(0);
  const problem = `“${word}” is not a depth (${DEPTHS.join(', ')}), a time such as 90m or an area in [[brackets]]`;
  return rest.includes(':') ? `${problem}.` : `${problem}; a colon comes before the text.`;
}

/**
 * What a line says behind its colon although it reads like the part before it, where it would have
 * counted: `2026-11-02: built 90m …`. Null for ordinary text.
 */
export function misplacedIn({ depth, minutes, refs, text }: LogLineText): string | null {
  if (minutes !== null) return null;
  const [first, afterDepth] = splitDepth(text);
  const time = TIME.exec(afterDepth)?.[0] ?? '';
  const behind = afterDepth.slice(time.length).replace(BETWEEN, '');
  const readsOn = behind === '' || LINK.test(behind) || splitDepth(behind)[0] !== '';
  const isBare = depth === null && refs.length === 0;
  const isMisplaced = time === '' ? isBare && first !== '' && readsOn : readsOn || (first !== '' && depth === null);
  return isMisplaced ? text.slice(0, text.length - behind.length).replace(/[\s,]+$/, '') : null;
}

function splitDepth(text: string): [depth: string, rest: string] {
  const word = WORD.exec(text)?.[0] ?? '';
  return isDepth(word.toLowerCase()) ? [word, text.slice(word.length).replace(BETWEEN, '')] : ['', text];
}

/** Minutes in `90m`, `90 min`, `1h`, `1h30`, `1.5h`, `2h 15m`; null for anything else and beyond a day. */
export function parseMinutes(text: string): number | null {
  const time = text.trim();
  if (TIME.exec(time)?.[0] !== time) return null;
  const [hours, minutes] = /h/i.test(time) ? time.split(/\s*h[a-z]*\s*/i) : [0, time];
  const total = Math.round(Number(hours) * 60 + Number.parseInt(minutes || '0', 10));
  return total >= 1 && total <= MINUTES_IN_A_DAY ? total : null;
}
