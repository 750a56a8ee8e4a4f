import type { Outline } from '../outline.ts';
import { mayTangle } from './parse-limits.ts';
import { scanInline } from './scan-inline.ts';

/** A file being scanned: its lines, and what is known of it so far. */
export interface Page {
  lines: string[];
  outline: Outline;
}

/** Instead of the next line: there is something here that only the syntax tree can tell. */
export const UNSURE = -1;

/**
 * Reads the running text of the lines `from` up to `to`, beginning at `column` (from 0) of the
 * first. False when unsure, as with anything that might define a reference link.
 */
export function readText(page: Page, from: number, to: number, column: number): boolean {
  const first = page.lines[from] ?? '';
  const source = to - from === 1 ? first : page.lines.slice(from, to).join('\n');
  if (mayTangle(source)) return false;
  if (first[column] === '[' && first[column + 1] !== '[' && source.includes(']:', column)) return false;
  return scanInline(page.outline.links, source, column, from + 1);
}
