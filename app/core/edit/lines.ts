/** What Markdown takes for the end of a line. */
const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y;

/** The lines of a text with their ends, which put together are the text. An empty text has none. */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  for (LINE.lastIndex = 0; LINE.lastIndex < text.length; ) lines.push(LINE.exec(text)![0]);
  return lines;
}

/** The bytes that end a line: LF, CRLF, CR, or nothing at the end of a file. */
export function endOf(line: string): string {
  return /(?:\r\n|\n|\r)?$/.exec(line)![0];
}

/** A line without its end. */
export function saidIn(line: string): string {
  return line.slice(0, line.length - endOf(line).length);
}

/** The line end that a text has most often; LF where it has none. */
export function commonEnd(text: string): string {
  const crlf = (text.match(/\r\n/g) ?? []).length;
  const lf = (text.match(/\n/g) ?? []).length - crlf;
  const cr = (text.match(/\r/g) ?? []).length - crlf;
  if (crlf > lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

/** Where the line begins that an offset is in. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

/** Where the next line begins after an offset. */
export function lineAfter(text: string, at: number): number {
  LINE.lastIndex = at;
  LINE.exec(text);
  return LINE.lastIndex;
}
