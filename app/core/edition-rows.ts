import { splitLines } from './markdown/outline-parts.ts';
import type { Outline } from './outline.ts';

/** What stands over the table of an edition. */
export const ROWS_HEADING = 'Blips';
/** Index of the column that says which area a row is about. */
export const ID_COLUMN = 1;

/** One cell of a row: what it says, and where that stands in the line. */
export interface Cell {
  text: string;
  from: number;
  to: number;
}

/** The heading of the table of an edition: the last of its name, since notes may have one too. */
export function headingOfRows({ headings }: Pick<Outline, 'headings'>): Outline['headings'][number] | undefined {
  return headings.findLast(({ text, depth }) => text.trim() === ROWS_HEADING && depth === 2);
}

/** Indexes of the lines that are rows of an edition's table, its head left out. */
export function rowsIn(text: string, outline: Pick<Outline, 'headings'>): number[] {
  const heading = headingOfRows(outline);
  const lines = splitLines(text);
  const first = heading ? lines.findIndex((line, i) => i >= heading.line && line.startsWith('|')) : -1;
  if (first < 0) return [];
  const end = lines.findIndex((line, i) => i > first && !line.startsWith('|'));
  return Array.from({ length: Math.max(0, (end < 0 ? lines.length : end) - first - 2) }, (_, i) => first + 2 + i);
}

export function cellsOf(line: string): Cell[] {
  let at = 1;
  return line.slice(at).replace(/\|\s*$/, '').split(/(?<!\\)\|/).map((raw) => {
    const from = at + raw.length - raw.trimStart().length;
    const said = raw.trim();
    at += raw.length + 1;
    return { text: said.replace(/\\([|\\])/g, '$1'), from, to: from + said.length };
  });
}

/** A text as a cell says it. */
export function writeCell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|]/g, '\\$&');
}
