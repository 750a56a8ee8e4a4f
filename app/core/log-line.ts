import { parseDay, type Day } from './day.ts';
import { isDepth, DEPTHS, type Depth } from './depth.ts';

/** What a log line says; nulls and an empty list fall back to the entry's own. */
export interface LogLineText {
  day: Day;
  depth: Depth | null;
  minutes: number | null;
  refs: string[];
  text: string;
}

export const MINUTES_IN_A_DAY = 1440;

const LINK = /^\[\[([^\][|#\n]+)(?:#[^\][|\n]*)?(?:\|[^\][\n]*)?\]\]/;
const WORD = /^[^\s:[]+/;

/**
 * Reads `2026-11-02 built 90m [[remix]] [[prisma]]: moved autosave to a queue`. Between the date
 * and the colon stand depth, minutes and areas, in any order and all optional.
 * A string answer says what could not be read.
 */
export function parseLogLine(source: string): LogLineText | string {
  const day = parseDay(source.slice(0, 10));
  if (day === null || /^\S/.test(source.slice(10).replace(/^:/, ''))) {
    return 'It does not start with a date.';
  }
  const line: LogLineText = { day, depth: null, minutes: null, refs: [], text: '' };
  let rest = source.slice(10).trimStart();
  while (rest !== '' && !rest.startsWith(':')) {
    const link = LINK.exec(rest);
    const word = link?.[0] ?? WORD.exec(rest)?.[0] ?? rest.charAt(0);
    if (link) line.refs.push(link[1]!.trim());
    else if (isDepth(word.toLowerCase()) && line.depth === null) line.depth = word.toLowerCase() as Depth;
    else {
      const minutes = parseMinutes(word);
      if (minutes === null || line.minutes !== null) return misread(word, rest);
      line.minutes = minutes;
    }
    rest = rest.slice(word.length).replace(/^[\s,]+/, '');
  }
  line.text = rest.slice(1).trim();
  return line;
}

function misread(word: string, rest: string): string {
  const problem = `“${word}” is not a depth (${DEPTHS.join(', ')}), a time such as 90m or an area in [[brackets]]`;
  return rest.includes(':') ? `${problem}.` : `${problem}; a colon comes before the text.`;
}

/** Minutes in `90m`, `90 min`, `1h`, `1h30`, `1.5h`, `2h 15m`; null for anything else and beyond a day. */
export function parseMinutes(text: string): number | null {
  const match = /^(?:(\d+(?:\.\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(m(?:in(?:ute)?s?)?)?)?$/i.exec(text.trim());
  if (!match || (match[1] === undefined && match[3] === undefined)) return null;
  const minutes = Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0);
  return minutes > 0 && minutes <= MINUTES_IN_A_DAY ? minutes : null;
}
