import type { Outline } from '../outline.ts';
import { splitLines, startOutline } from './outline-parts.ts';
import { scanComment, scanFence, scanFootnote, scanHeading, scanParagraph, scanQuote } from './scan-leaf.ts';
import { indentOf, kindOf } from './scan-line.ts';
import { scanList } from './scan-list.ts';
import { type Page, UNSURE } from './scan-page.ts';
import { isTable, scanTable } from './scan-table.ts';

/**
 * The outline of a file by a look at each of its lines; null as soon as the file holds
 * anything outside this scanner's small grammar. An answer is always `treeOutline`'s answer.
 */
export function scanOutline(text: string): Outline | null {
  if (hasOddCharacters(text)) return null;
  const lines = splitLines(text);
  const page: Page = { lines, outline: startOutline(lines) };
  let at = scanFrontMatter(page, text);
  while (at !== UNSURE && at < lines.length) at = scanBlock(page, at);
  return at === UNSURE ? null : page.outline;
}

/** Characters that a parser replaces, drops or takes for line ends. */
function hasOddCharacters(text: string): boolean {
  return text.includes('\0') || text.startsWith('\uFEFF') || (text.includes('\r') && /\r(?!\n)/.test(text));
}

const FENCE = /^---[ \t]*$/;

function scanFrontMatter({ lines, outline }: Page, text: string): number {
  if (!FENCE.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---') && FENCE.test(line));
  if (end < 0) return UNSURE;
  const start = text.indexOf('\n') + 1;
  const newline = text[start - 2] === '\r' ? 2 : 1;
  let length = 0;
  for (let at = 1; at < end; at++) length += (lines[at] ?? '').length + newline;
  outline.frontMatter = { text: text.slice(start, start + Math.max(length - newline, 0)), line: 2 };
  return end + 1;
}

function scanBlock(page: Page, at: number): number {
  const line = page.lines[at] ?? '';
  const indent = indentOf(line);
  if (indent === line.length) return at + 1;
  if (indent < 0) return line.trim() === '' ? at + 1 : UNSURE;
  if (indent > 3) return UNSURE;
  switch (kindOf(line, indent)) {
    case 'text':
      return scanParagraph(page, at, indent);
    case 'heading':
      return scanHeading(page, at, indent);
    case 'bullet':
    case 'number':
      return scanList(page, at);
    case 'fence':
      return scanFence(page, at, indent);
    case 'quote':
      return scanQuote(page, at);
    case 'rule':
    case 'underline':
      return at + 1;
    case 'comment':
      return scanComment(page, at, indent);
    case 'row':
      return isTable(page, at) ? scanTable(page, at) : scanParagraph(page, at, indent);
    case 'footnote':
      return scanFootnote(page, at, indent);
    case 'unsure':
      return UNSURE;
  }
}
