import type { SourceProblem } from './csl.ts';

/** One `@entry{…}` of a file, by itself. */
export interface BibtexBlock {
  /** In lower case: `article`, `string` … */
  type: string;
  key: string;
  text: string;
  line: number;
}

const DEEPEST = 100;
const LONGEST = 500_000;
const START = /^[ \t]*@[ \t]*([A-Za-z][\w-]*)\s*([{(])\s*([^\s,={}()"]*)/gm;
/** What can only be the start of another entry: its key, and then the line is over or a field begins. */
const NEXT = /^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*\{[ \t]*[^\s,={}()"]+[ \t]*,[ \t]*(?:$|[A-Za-z][\w-]*[ \t]*=)/;
const FIELDS_LEFT = /^\s*[,}]?\s*[A-Za-z][\w-]*\s*=\s*["{]/;

/** Takes a BibTeX file apart, so that an entry that does not end spoils no other. */
export function splitBibtex(text: string): { blocks: BibtexBlock[]; problems: SourceProblem[] } {
  const blocks: BibtexBlock[] = [];
  const problems: SourceProblem[] = [];
  const lineAt = countLines(text);
  const starts = new RegExp(START);
  let end = 0;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const [head, type = '', bracket, key = ''] = start;
    const from = start.index + head.indexOf('@');
    const line = lineAt(from);
    const kind = type.toLowerCase();
    const body = findEnd(text, start.index + head.length - key.length - (/[{(]\s*/.exec(head)![0].length - 1), bracket === '(' ? ')' : '}');
    if (typeof body !== 'number') {
      problems.push({ line, message: `“${key || type}” ${body.why}, so it was left out.` });
      starts.lastIndex = end = body.resume;
      continue;
    }
    starts.lastIndex = end = body;
    if (kind === 'comment' || kind === 'preamble') continue;
    blocks.push({ type: kind, key, text: text.slice(from, end), line });
    if (FIELDS_LEFT.test(text.slice(end, end + 200))) problems.push({ line: lineAt(end), message: `“${key || type}” ends before this line, which looks like more of it: there is a closing brace too many.` });
  }
  return { blocks, problems };
}

/** The place behind the bracket that closes what is open at `from`; or why there is none, and where to go on. */
function findEnd(text: string, from: number, closing: string): number | { why: string; resume: number } {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (char === '{' && ++depth > DEEPEST) return { why: `has braces more than ${DEEPEST} deep`, resume: nextStart(text, i) };
    else if (char === '}' && depth > 0) depth--;
    else if (char === '"' && depth === 0) quoted = !quoted;
    else if (char === closing && depth === 0 && !(quoted && closing === ')')) return i + 1;
    else if (char === '\n' && NEXT.test(lineFrom(text, i + 1))) return { why: 'has no end: a closing brace is missing', resume: i + 1 };
    if (i - from > LONGEST) return { why: `is longer than ${LONGEST} characters`, resume: nextStart(text, i) };
  }
  return { why: 'has no end: a closing brace is missing', resume: text.length };
}

function nextStart(text: string, from: number): number {
  for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) if (NEXT.test(lineFrom(text, at + 1))) return at + 1;
  return text.length;
}

function lineFrom(text: string, start: number): string {
  // Only a line that begins like an entry is worth the cutting.
  if (!/[ \t@]/.test(text[start] ?? '')) return '';
  const end = text.indexOf('\n', start);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + 300));
}

/** The line that a place is on, asked for in rising order. */
function countLines(text: string): (at: number) => number {
  let [line, seen] = [1, 0];
  return (at) => {
    for (let next = text.indexOf('\n', seen); next >= 0 && next < at; next = text.indexOf('\n', seen)) [line, seen] = [line + 1, next + 1];
    return line;
  };
}
