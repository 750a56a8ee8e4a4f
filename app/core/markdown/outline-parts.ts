import type { Heading, Outline } from '../outline.ts';

/* What the two readers must do alike, in one place. */

export function splitLines(text: string): string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
}

/** An outline of a file of these lines, nothing in it yet. The empty line after a last line end is none. */
export function startOutline(lines: readonly string[]): Outline {
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return { frontMatter: null, headings: [], links: [], items: [], lines: count };
}

export function addHeading(outline: Outline, depth: number, text: string, line: number): void {
  const { headings } = outline;
  let parent = headings.length - 1;
  for (let above = headings[parent]; above && above.depth >= depth; above = headings[parent]) parent = above.parent;
  headings.push({ depth: depth as Heading['depth'], text, line, parent });
}

/** White space as a browser shows it: runs are one space, ends are bare. */
export function tidy(text: string): string {
  return (/ {2}|[\t\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, ' ') : text).trim();
}

/** The source of a paragraph, its lines trimmed and joined by a space. */
export function joinLines(lines: readonly string[]): string {
  const [only] = lines;
  return lines.length === 1 && only !== undefined ? only.trim() : lines.map((line) => line.trim()).join(' ');
}

/** Takes the indent of the first line that has text off every line, as far as it has it, and trims. */
export function dedent(lines: readonly string[]): string {
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined) return '';
  const width = first.search(/[^ \t]/);
  return lines
    .map((line) => line.slice(Math.min(width, Math.max(line.search(/[^ \t]|$/), 0))))
    .join('\n')
    .trim();
}
