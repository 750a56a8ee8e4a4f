import { lineAfter } from '../edit/lines.ts';
import { cellsOf, ID_COLUMN, rowsIn, writeCell } from '../edition-rows.ts';
import { splitLines } from '../markdown/outline-parts.ts';
import { readOutline } from '../markdown/read-outline.ts';
import type { Reference } from './reference.ts';

const EDITION = /^editions\/[^/]+\.md$/i;

/** The areas that the rows of an edition are about, in a file without byte order mark; none of any other file. */
export function editionReferences(path: string, text: string): Reference[] {
  if (!EDITION.test(path)) return [];
  const rows = new Set(rowsIn(text, readOutline(text)));
  const found: Reference[] = [];
  let start = 0;
  for (const [i, line] of splitLines(text).entries()) {
    const cell = rows.has(i) ? cellsOf(line)[ID_COLUMN] : undefined;
    if (cell && cell.text !== '') found.push({ from: start + cell.from, to: start + cell.to, target: cell.text, as: 'area', group: 'rows', write: writeCell });
    start = lineAfter(text, start);
  }
  return found;
}
