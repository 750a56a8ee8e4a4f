import { readOutline } from '../markdown/read-outline.ts';
import { readQuestions } from '../sections.ts';
import { commonEnd, endOf, saidIn, splitLines } from './lines.ts';

/** What was said to a question. */
export interface JottedAnswer {
  text: string;
  /** Markdown; '' where nothing was written down. */
  answer: string;
  answered: boolean;
}

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])(\s+)\[[ xX]\]/;

/**
 * A file in which the question on a line is marked as answered, or as still open, with the answer
 * below it; null where the line holds no question, or where the text would not read so afterwards.
 */
export function answerInPlace(text: string, line: number, { answer, answered }: Pick<JottedAnswer, 'answer' | 'answered'>): string | null {
  const bare = text.replace(/^\uFEFF/, '');
  const mark = text.slice(0, text.length - bare.length);
  const lines = splitLines(bare);
  const [, indent, marker, blanks] = ITEM.exec(lines[line - 1] ?? '') ?? [];
  if (indent === undefined || !questionAt(bare, line)) return null;
  const room = ' '.repeat(indent.length + marker!.length + blanks!.length);
  const end = commonEnd(bare);
  const ended = lines.map((one, at) => (endOf(one) === '' && at === lines.length - 1 && answer !== '' ? one + end : one));
  ended[line - 1] = ended[line - 1]!.replace(/\[[ xX]\]/, answered ? '[x]' : '[ ]');
  const until = endOfItem(ended, line, room.length);
  const written = mark + [...ended.slice(0, until), ...indented(answer, room, end), ...ended.slice(until)].join('');
  const [was, is] = [questionAt(bare, line)!, questionAt(written.slice(mark.length), line)];
  return is?.answered === answered && is.text === was.text ? written : null;
}

/** A file with more questions behind those it has; one without gets a section of them at its end. */
export function addQuestions(text: string, added: readonly JottedAnswer[]): string {
  if (added.length === 0) return text;
  const bare = text.replace(/^\uFEFF/, '');
  const end = commonEnd(bare);
  const items = added.flatMap(({ text: asked, answer, answered }) => [`- [${answered ? 'x' : ' '}] ${asked.replace(/\s+/g, ' ').trim()}${end}`, ...indented(answer, '  ', end)]);
  const last = readQuestions(bare, readOutline(bare)).at(-1);
  const mark = text.slice(0, text.length - bare.length);
  const lines = splitLines(bare);
  const marker = last ? ITEM.exec(lines[last.line - 1] ?? '') : null;
  if (!last || !marker || marker[1] !== '' || /\d/.test(marker[2]!)) return addSection(text, 'Questions', items.join(''));
  const until = endOfItem(lines, last.line, marker[0].length - 3);
  if (until === lines.length) lines[until - 1] = saidIn(lines[until - 1]!) + end;
  return mark + [...lines.slice(0, until), ...items.map((item) => item.replace(/^-/, marker[2]!)), ...lines.slice(until)].join('');
}

/** A file with a section more at its end. */
export function addSection(text: string, heading: string, body: string): string {
  const end = commonEnd(text);
  const above = text === '' || /(?:\r\n|\n|\r)$/.test(text) ? text : text + end;
  return `${above}${end}## ${heading}${end}${body}`;
}

function questionAt(text: string, line: number) {
  return readQuestions(text, readOutline(text)).find((question) => question.line === line);
}

/** How many lines of a file come before what stands behind an item. */
function endOfItem(lines: readonly string[], line: number, room: number): number {
  let until = line;
  for (let at = line; at < lines.length; at++) {
    const said = saidIn(lines[at]!);
    if (said.trim() === '') continue;
    const isOwn = /^\s*/.exec(said)![0].length >= room || (at === until && !/^\s*(?:[-*+]|\d{1,9}[.)])\s|^#{1,6}\s/.test(said));
    if (!isOwn) break;
    until = at + 1;
  }
  return until;
}

function indented(answer: string, room: string, end: string): string[] {
  const lines = answer.trim().split(/\r\n|\n|\r/);
  return answer.trim() === '' ? [] : lines.map((line) => (line.trim() === '' ? end : room + line.trimEnd() + end));
}
