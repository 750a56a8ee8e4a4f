import { mayTangle } from './parse-limits.ts';
import { scanInline } from './scan-inline.ts';
import { indentOf, kindOf } from './scan-line.ts';
import { type Page, UNSURE } from './scan-page.ts';
import { parseWikiLink } from './wikilink.ts';

const DIVIDER = /^ {0,3}\|(?: *:?-+:? *\|)+ *$/;
/** A pipe that splits a row, or something in which a pipe does not. */
const SPLIT = /\\.|\[\[([^[\]]*)\]\]|\|/g;

/** Does a table begin on this line? Only those with pipes at both ends are known. */
export function isTable(page: Page, at: number): boolean {
  return DIVIDER.test(page.lines[at + 1] ?? '');
}

export function scanTable(page: Page, at: number): number {
  const head = page.lines[at] ?? '';
  const divider = page.lines[at + 1] ?? '';
  if (!head.trimEnd().endsWith('|') || cellsOf(head).length !== divider.split('|').length) return UNSURE;
  let end = at + 2;
  for (; end < page.lines.length; end++) {
    const line = page.lines[end] ?? '';
    const indent = indentOf(line);
    if (indent === line.length) break;
    if (indent < 0 || indent > 3 || kindOf(line, indent) !== 'row') return UNSURE;
  }
  for (let row = at; row < end; row++) {
    if (row !== at + 1 && !scanRow(page, row)) return UNSURE;
  }
  return end;
}

/** Markup never reaches from one cell into the next, so each is running text of its own. */
function scanRow(page: Page, row: number): boolean {
  const line = page.lines[row] ?? '';
  if (mayTangle(line)) return false;
  if (!line.includes('[')) return true;
  return cellsOf(line).every(({ from, to }) => scanInline(page.outline.links, line.slice(0, to), from, row + 1));
}

function cellsOf(line: string): { from: number; to: number }[] {
  const cells = [];
  let from = 0;
  SPLIT.lastIndex = 0;
  for (let match = SPLIT.exec(line); match; match = SPLIT.exec(line)) {
    const [found, inner] = match;
    if (inner !== undefined && !parseWikiLink(inner)) SPLIT.lastIndex = match.index + 1;
    if (found !== '|') continue;
    cells.push({ from, to: match.index });
    from = match.index + 1;
  }
  cells.push({ from, to: line.length });
  return cells;
}
