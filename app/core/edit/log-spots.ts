import type { List, ListItem, Root } from 'mdast';
import type { Day } from '../day.ts';
import { parseLogLine } from '../log-line.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { isUnder, type Outline } from '../outline.ts';
import { saidIn, splitLines } from './lines.ts';
import { splitBody } from './body.ts';

/** A place for a new log line, and what it takes to stand there. */
export interface Spot {
  /** How many lines of the file come before. */
  index: number;
  /** Lines that come with it, before and behind. */
  lead: string[];
  tail: string[];
  /** Blanks and marker that the line begins with. */
  marker: string;
}

const LOG = new Set(['log']);
/** What a project puts behind its log. */
const BEHIND = new Set(['lessons', 'trade-offs', 'risks', 'sharp edges', 'decision', 'decision outcome', 'consequences', 'highlights', 'questions', 'open questions']);

/** Where a line of a day may go, the best place first. The text has no byte order mark. */
export function logSpots(text: string, day: Day): Spot[] {
  const outline = readOutline(text);
  const lines = splitLines(text).map(saidIn);
  const root = parseMarkdown(text);
  const items = itemsOfLog(root, outline);
  const head = outline.headings.findIndex((heading) => LOG.has(heading.text.trim().toLowerCase()));
  const spots = items.length > 0 ? [besideItem(items, lines, day)] : [];
  if (head >= 0) spots.push(...inSection(root, outline, lines, head));
  return [...spots, ...newSection(outline, lines), atTop(text, lines)];
}

interface LogItem {
  item: ListItem;
  list: List;
  day: Day | null;
}

function itemsOfLog(root: Root, { items, ...outline }: Outline): LogItem[] {
  const byLine = new Map(items.map((item) => [item.line, item]));
  const lists = root.children.filter((node) => node.type === 'list');
  return lists.flatMap((list) =>
    list.children.flatMap((item) => {
      const known = byLine.get(firstLine(item) + 1);
      if (!known || !isUnder(outline, known.heading, LOG)) return [];
      const read = parseLogLine(known.text);
      return [{ item, list, day: typeof read === 'string' ? null : read.day }];
    }),
  );
}

/** Lines are counted from 0 here. */
const firstLine = ({ position }: ListItem) => (position?.start.line ?? 1) - 1;
const lastLine = ({ position }: { position?: Root['position'] }) => (position?.end.line ?? 1) - 1;

/** In the order that the log has; behind everything, where it has none. */
function besideItem(items: readonly LogItem[], lines: readonly string[], day: Day): Spot {
  const days = items.flatMap((item) => (item.day === null ? [] : [item.day]));
  const falls = days.every((other, i) => i === 0 || other <= days[i - 1]!) && days[0] !== days.at(-1);
  const rises = days.every((other, i) => i === 0 || other >= days[i - 1]!);
  const isNext = falls ? (other: Day) => other <= day : (other: Day) => rises && other > day;
  const next = items.find((item) => item.day !== null && isNext(item.day));
  return next ? beforeItem(next, lines) : behindItem(items.at(-1)!, lines);
}

function beforeItem(beside: LogItem, lines: readonly string[]): Spot {
  return { index: firstLine(beside.item), lead: [], tail: gapIn(beside.list), marker: markerOf(beside.item, lines, 0) };
}

function behindItem(beside: LogItem, lines: readonly string[]): Spot {
  return { index: lastLine(beside.item) + 1, lead: gapIn(beside.list), tail: [], marker: markerOf(beside.item, lines, 1) };
}

/** The empty line that stands between the items of some lists. */
function gapIn({ children: [first, second] }: List): string[] {
  return first && second && firstLine(second) > lastLine(first) + 1 ? [''] : [];
}

function markerOf(item: ListItem, lines: readonly string[], step: number): string {
  const source = lines[firstLine(item)] ?? '';
  const [, indent = '', marker = '-', blanks = ' '] = /^(\s*)([-*+]|\d{1,8}[.)])( {1,4}(?! ))?/.exec(source) ?? [];
  return indent + marker.replace(/\d+/, (number) => String(Number(number) + step)) + blanks;
}

/** Behind what the section begins with, or else right below its heading. */
function inSection(root: Root, { headings }: Outline, lines: readonly string[], head: number): Spot[] {
  const from = headings[head]!.line - 1;
  const to = (headings[head + 1]?.line ?? lines.length + 1) - 1;
  const blocks = root.children.filter(({ position }) => position && position.start.line - 1 >= from && position.start.line - 1 < to);
  const [heading, ...rest] = blocks;
  const top = heading ? lastLine(heading) + 1 : from + 1;
  const below = { index: top, lead: [], tail: (lines[top] ?? '').trim() === '' ? [] : [''], marker: '- ' };
  const last = rest.at(-1);
  return last ? [{ index: lastLine(last) + 1, lead: [''], tail: [], marker: '- ' }, below] : [below];
}

/** A section of its own, before what is concluded from the log; at the end, where there is no such thing. */
function newSection({ headings }: Outline, lines: readonly string[]): Spot[] {
  const next = headings.find(({ text }) => BEHIND.has(text.trim().toLowerCase()));
  const index = next ? next.line - 1 : lines.findLastIndex((line) => line.trim() !== '') + 1;
  const above = lines[index - 1] ?? '';
  const isFirst = index === 0 || above.trim() === '' || /^---[ \t]*$/.test(above);
  return [{ index, lead: [...(isFirst ? [] : ['']), `${'#'.repeat(next?.depth ?? 2)} Log`], tail: next ? [''] : [], marker: '- ' }];
}

/** Right below the front matter nothing can be open any more. */
function atTop(text: string, lines: readonly string[]): Spot {
  const index = lines.length - splitLines(splitBody(text).body).length;
  return { index, lead: ['## Log'], tail: [''], marker: '- ' };
}
