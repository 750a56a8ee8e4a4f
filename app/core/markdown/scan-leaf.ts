import { addHeading, tidy } from './outline-parts.ts';
import { indentOf, kindOf } from './scan-line.ts';
import { type Page, readText, UNSURE } from './scan-page.ts';
import { plainInline } from './scan-plain.ts';

/* Each reader takes the line its block begins on and returns the line after the block, or UNSURE. */

export function scanHeading(page: Page, at: number, indent: number): number {
  const line = page.lines[at] ?? '';
  let start = indent;
  while (line[start] === '#') start++;
  const source = line.slice(start).replace(/[ \t]+#+[ \t]*$/, '');
  const text = plainInline(source.trim());
  if (text === null || !readText(page, at, at + 1, start)) return UNSURE;
  addHeading(page.outline, start - indent, tidy(text), at + 1);
  return at + 1;
}

/** A fenced block runs to its closing fence, or to the end of the file. */
export function scanFence(page: Page, at: number, indent: number): number {
  const fence = /^(?:`+|~+)/.exec((page.lines[at] ?? '').slice(indent))?.[0] ?? '';
  let end = at + 1;
  while (end < page.lines.length && !closesFence(page.lines[end] ?? '', fence)) end++;
  return end + 1;
}

function closesFence(line: string, fence: string): boolean {
  const indent = indentOf(line);
  if (indent < 0 || indent > 3 || !line.startsWith(fence, indent)) return false;
  const rest = line.slice(indent + fence.length).replace(/[ \t]+$/, '');
  return rest === fence.charAt(0).repeat(rest.length);
}

/** A comment that begins a line runs to the end of the line that closes it. */
export function scanComment(page: Page, at: number, indent: number): number {
  let end = at;
  let from = indent + 2;
  while (end < page.lines.length && !page.lines[end]?.includes('-->', from)) {
    from = 0;
    end++;
  }
  return end + 1;
}

export function scanParagraph(page: Page, at: number, indent: number): number {
  let end = at + 1;
  for (; end < page.lines.length; end++) {
    const next = continuation(page.lines[end] ?? '');
    if (next === 'unsure') return UNSURE;
    if (next === 'end') break;
  }
  return readText(page, at, end, indent) ? end : UNSURE;
}

/** What a line does to an open paragraph above it. */
function continuation(line: string): 'more' | 'end' | 'unsure' {
  const indent = indentOf(line);
  if (indent < 0) return line.trim() === '' ? 'end' : 'unsure';
  if (indent === line.length) return 'end';
  if (indent > 3) return 'more';
  switch (kindOf(line, indent)) {
    case 'text':
    case 'row':
      return 'more';
    case 'heading':
    case 'fence':
    case 'quote':
    case 'rule':
    case 'comment':
      return 'end';
    case 'bullet':
      return line.trim().length > 1 ? 'end' : 'unsure';
    case 'number':
      return numberInText(line, indent);
    default:
      return 'unsure';
  }
}

/** Only a list that starts at 1, with something in it, may interrupt a paragraph. */
function numberInText(line: string, indent: number): 'more' | 'end' | 'unsure' {
  if (!/^\d+[.)] +\S/.test(line.slice(indent))) return 'unsure';
  return /^1[.)]/.test(line.slice(indent)) ? 'end' : /^\d+[.)]/.test(line.slice(indent)) ? 'more' : 'unsure';
}

/** Quotes of plain paragraphs; whatever else stands in a quote is left to the tree. */
export function scanQuote(page: Page, at: number): number {
  let end = at;
  let from = -1;
  let column = 0;
  for (; end < page.lines.length; end++) {
    const line = page.lines[end] ?? '';
    const indent = indentOf(line);
    if (indent < 0 || line[indent] !== '>' || indent > 3) break;
    const text = textInQuote(line, indent);
    if (text === UNSURE) return UNSURE;
    if (text === line.length) {
      if (from >= 0 && !readText(page, from, end, column)) return UNSURE;
      from = -1;
    } else if (from < 0) {
      from = end;
      column = text;
    }
  }
  if (from >= 0 && !readText(page, from, end, column)) return UNSURE;
  return endsQuote(page.lines[end]) ? end : UNSURE;
}

/** Column where the text of a quoted line begins; the line's length when there is none. */
function textInQuote(line: string, indent: number): number {
  const start = indent + (line[indent + 1] === ' ' ? 2 : 1);
  const inner = line.slice(start);
  const innerIndent = indentOf(inner);
  if (innerIndent === inner.length) return line.length;
  if (innerIndent < 0 || innerIndent > 3 || kindOf(inner, innerIndent) !== 'text') return UNSURE;
  return start + innerIndent;
}

/** A line of text right below a quote would belong to it. */
function endsQuote(line: string | undefined): boolean {
  if (line === undefined || line.trim() === '') return true;
  const indent = indentOf(line);
  return indent >= 0 && indent <= 3 && kindOf(line, indent) === 'heading';
}

/** A footnote of one line of text, with another one or a blank line below it. */
export function scanFootnote(page: Page, at: number, indent: number): number {
  const line = page.lines[at] ?? '';
  const start = line.indexOf(']:', indent) + 2;
  const column = start + indentOf(line.slice(start));
  if (column < start || column === line.length || kindOf(line, column) !== 'text') return UNSURE;
  const next = page.lines[at + 1] ?? '';
  if (next.trim() !== '' && kindOf(next, 0) !== 'footnote') return UNSURE;
  return readText(page, at, at + 1, column) ? at + 1 : UNSURE;
}
