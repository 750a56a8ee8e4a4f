import type { CaptureHead, CapturePart } from './capture-head.ts';
import { formatDay, parseDay, type Day } from './day.ts';
import { parseMinutes } from './log-line.ts';
import { sayMinutes } from './words.ts';

/** A time and a day at the very end of a line, and where the text ends before them. */
export interface CaptureTail {
  minutes: number | null;
  day: Day | null;
  parts: CapturePart[];
  end: number;
}

/** Behind these a time or a day belongs to the sentence: `raised the limit from 5m to 30m`, `down since yesterday`. */
const IN_A_SENTENCE =
  /(?:^|\s)(?:to|from|by|of|for|after|before|within|than|at|every|each|under|over|below|above|until|till|since|per|and|or|in|on|last)\s*$|[=<>~≤≥/+-]\s*$/i;
/** The last four words down to the last one: `1 hour 30 minutes` is four. */
const LAST_WORDS = [4, 3, 2, 1].map((words) => new RegExp(String.raw`(?<=[\s,;])[^\s,;]+(?:[^\S\n]+[^\s,;]+){${words - 1}}$`));
const REACH = 60;

/** Reads at the end what the head does not say. A text of several lines has no such end. */
export function readTails(input: string, head: CaptureHead, today: Day): CaptureTail {
  let tail: CaptureTail = { minutes: null, day: null, parts: [], end: endOfText(input, head.end, input.length) };
  if (input.slice(head.end, tail.end).includes('\n')) return tail;
  for (;;) {
    const more = readTail(input, tail, head, today);
    if (!more) return tail;
    tail = more;
  }
}

function readTail(input: string, tail: CaptureTail, head: CaptureHead, today: Day): CaptureTail | null {
  const line = input.slice(Math.max(head.end, tail.end - REACH), tail.end);
  for (const pattern of LAST_WORDS) {
    const last = pattern.exec(line)?.[0] ?? '';
    const phrase = last.replace(/\.$/, '');
    const from = tail.end - last.length;
    const place = { from, to: from + phrase.length };
    const minutes = (head.minutes ?? tail.minutes) === null ? parseMinutes(phrase) : null;
    const day = (head.day ?? tail.day) === null ? readLastDay(phrase, today) : null;
    if (minutes === null && day === null) continue;
    if (IN_A_SENTENCE.test(line.slice(0, -last.length))) return null;
    const end = endOfText(input, head.end, from);
    if (minutes !== null) return { ...tail, minutes, end, parts: [{ ...place, as: 'minutes', means: sayMinutes(minutes) }, ...tail.parts] };
    return { ...tail, day, end, parts: [{ ...place, as: 'day', means: formatDay(day!) }, ...tail.parts] };
  }
  return null;
}

/** Fewer ways than in the head: `fri` or `2 nov` at the end of a sentence may belong to it. */
function readLastDay(phrase: string, today: Day): Day | null {
  if (/^today$/i.test(phrase)) return today;
  return /^yesterday$/i.test(phrase) ? today - 1 : parseDay(phrase);
}

/** White space and commas before a tail belong to neither. */
function endOfText(input: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[\s,;]/.test(input[at - 1]!)) at--;
  return at;
}
