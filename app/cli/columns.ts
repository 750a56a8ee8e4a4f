/** Text laid out in the columns of a terminal. */

export interface Column {
  head: string;
  cells: string[];
  align?: 'right';
}

const GAP = 2;
const NARROWEST = 12;
const graphemes = new Intl.Segmenter();
const WIDE = /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u;
const NO_WIDTH = /^(?:\p{Cc}|\p{Mn}|\p{Cf})+$/u;

/** Columns that a terminal uses to show a text: CJK and emoji take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** Lines of a table, its head first. Where it does not fit, the column at `flexible` is cut short. */
export function layOutTable(columns: readonly Column[], flexible: number, width: number): string[] {
  const wanted = columns.map(({ head, cells }) => Math.max(...[head, ...cells].map(widthOf)));
  const excess = wanted.reduce((sum, n) => sum + n + GAP, -GAP) - width;
  const widths = wanted.map((n, i) => (i === flexible && excess > 0 ? Math.max(Math.min(n, NARROWEST), n - excess) : n));
  const rows = [columns.map(({ head }) => head), ...columns[0]!.cells.map((_, row) => columns.map(({ cells }) => cells[row]!))];
  return rows.map((row) =>
    row
      .map((cell, i) => pad(shorten(cell, widths[i]!), widths[i]!, columns[i]!.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** A paragraph broken at spaces, every line but the first begun with `indent` spaces. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const room = width - (lines.length > 0 ? indent : 0);
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOfGrapheme(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function pad(text: string, width: number, align?: 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
}

function widthOfGrapheme(segment: string): number {
  return NO_WIDTH.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1;
}
