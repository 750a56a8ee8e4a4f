export interface CsvRow {
  cells: string[];
  line: number;
}

/** What a spreadsheet takes for the start of a formula, in full width too where it is set to East Asian input; with its apostrophe, for text. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
const MARKED = /^'+[=+\-@＝＋－＠\t\r]/;

/** Rows of a CSV file by whatever program: commas, semicolons or tabs, any line end. `unclosed` is the line of a quote without its other half; what follows it is not read. */
export function readCsv(source: string): { rows: CsvRow[]; unclosed: number | null } {
  const text = source.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  let row: CsvRow = { cells: [], line };
  while (at < text.length) {
    if (text[at] === '"') {
      const end = endOfQuoted(text, at);
      if (end < 0) return { rows: rows.flatMap(tidy), unclosed: row.line };
      const cell = text.slice(at + 1, end).replaceAll('""', '"');
      line += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
      at = end + 1;
      plain.lastIndex = at;
      row.cells.push(cell + plain.exec(text)![0]);
    } else {
      plain.lastIndex = at;
      row.cells.push(plain.exec(text)![0]);
    }
    at = Math.max(at, plain.lastIndex);
    const isSeparated = text[at] === separator;
    if (isSeparated && at + 1 === text.length) row.cells.push('');
    if (!isSeparated) {
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      line++;
      rows.push(row);
      row = { cells: [], line };
    }
    at++;
  }
  if (row.cells.length > 0) rows.push(row);
  return { rows: rows.flatMap(tidy), unclosed: null };
}

function tidy({ cells, line }: CsvRow): CsvRow[] {
  return cells.every((cell) => cell.trim() === '') ? [] : [{ line, cells: cells.map(unmark) }];
}

/** A CSV file in which no cell is a formula to a spreadsheet: such a cell begins with an apostrophe, which `readCsv` takes away again. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => quote(mark(cell))).join(',')}\r\n`).join('');
}

function mark(cell: string): string {
  return FORMULA.test(cell) || MARKED.test(cell) ? `'${cell}` : cell;
}

function unmark(cell: string): string {
  return MARKED.test(cell) ? cell.slice(1) : cell;
}

function quote(cell: string): string {
  return /^\s|[",;\t\r\n]|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0 || text[at + 1] !== '"') return at;
  }
}

/** The one that the first line has most of. */
function separatorOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const countOf = (char: string) => head.split(char).length;
  return [',', ';', '\t'].reduce((best, char) => (countOf(char) > countOf(best) ? char : best));
}
