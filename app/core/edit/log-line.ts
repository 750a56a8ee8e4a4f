import { formatDay } from '../day.ts';
import type { LogLine } from '../entry.ts';
import { parseLogLine, type LogLineText } from '../log-line.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { readLog } from '../read-log.ts';
import { commonEnd, endOf, saidIn, splitLines } from './lines.ts';
import { logSpots, type Spot } from './log-spots.ts';

/** A log line as it is written, on one line and without its dash. Areas are named by what a link can name. */
export function formatLogLine({ day, depth, minutes, refs, text }: LogLineText): string {
  const head = [formatDay(day), depth, minutes === null ? null : `${minutes}m`, ...refs.map((ref) => `[[${ref}]]`)];
  const said = text.replace(/\s*[\r\n]\s*/g, ' ').trim();
  return head.filter((part) => part !== null).join(' ') + (said === '' ? '' : `: ${said}`);
}

/**
 * A file with one more line in its log, in the order that the log has, and the number of that line.
 * A file without a log gets one. Several lines of text stay several, where Markdown takes them for one.
 */
export function addLogLine(text: string, added: LogLineText): { text: string; line: number } {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const [first = '', ...more] = splitLines(added.text.trim()).map((line) => line.trim());
  const laidOut = [formatLogLine({ ...added, text: first }), ...more.filter((line) => line !== '')];
  const ways = more.length > 0 && first !== '' ? [laidOut, [formatLogLine(added)]] : [[formatLogLine(added)]];
  const tried = logSpots(bare, added.day).flatMap((spot) => ways.map((lines) => insert(bare, spot, lines)));
  const before = logOf(bare);
  const written = tried.find((way) => isAdded(before, way)) ?? tried.at(-1)!;
  return { text: mark + written.text, line: written.line };
}

interface Insertion {
  text: string;
  line: number;
  /** Where it begins, as a count of lines, and how many it has. */
  index: number;
  count: number;
  said: string;
}

function insert(text: string, { index, lead, tail, marker }: Spot, said: readonly string[]): Insertion {
  const lines = splitLines(text);
  const blanks = ' '.repeat(marker.length);
  const block = [...lead, ...said.map((line, i) => (i === 0 ? marker : blanks) + line), ...tail];
  const above = index > 0 ? lines[index - 1]! : null;
  const isOpen = above !== null && endOf(above) === '';
  const end = (above !== null && endOf(above)) || commonEnd(text);
  const ended = isOpen ? `${end}${block.join(end)}` : block.map((line) => line + end).join('');
  const inserted = lines.slice(0, index).join('') + ended + lines.slice(index).join('');
  return { text: inserted, line: index + lead.length + 1, index, count: block.length, said: said.map(saidIn).join(' ') };
}

function logOf(text: string): LogLine[] {
  return readLog(text, readOutline(text), []);
}

/** Is the line there, and every other what it was? */
function isAdded(before: readonly LogLine[], { text, line, index, count, said }: Insertion): boolean {
  const wanted = parseLogLine(said);
  if (typeof wanted === 'string') return true;
  const others = before.map((one) => (one.line > index ? { ...one, line: one.line + count } : one));
  const all = [...others, { ...wanted, line }].sort((a, b) => a.line - b.line);
  return JSON.stringify(all.map(inOrder)) === JSON.stringify(logOf(text).map(inOrder));
}

function inOrder({ line, day, depth, minutes, refs, text }: LogLine): unknown[] {
  return [line, day, depth, minutes, refs, text];
}
