/**
 * What the index needs to know of one Markdown file, with no rendering. Two readers
 * produce it, the fast line scanner and unified's syntax tree, and they must agree.
 * Every `line` counts from 1 in the whole file, front matter included; every `column`
 * counts UTF-16 units from 1 in its line.
 */
export interface Outline {
  /** The YAML between the `---` fences at the top, without them; `line` is its first line. */
  frontMatter: { text: string; line: number } | null;
  headings: Heading[];
  links: Link[];
  /** Top-level items of every bullet or numbered list outside quotes; nested ones are in `nested`. */
  items: Item[];
  /** Number of lines in the file: where the last section ends. */
  lines: number;
}

export interface Heading {
  depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** Plain text, inline markup removed. */
  text: string;
  line: number;
  /** Index in `headings` of the heading this one is under; -1 at the top. */
  parent: number;
}

export interface Link {
  /** `wiki` is `[[target#fragment|label]]`; `path` is an ordinary Markdown link to a relative address. */
  form: 'wiki' | 'path';
  /** As written, trimmed; a path is percent-decoded. Never empty for `path`. */
  target: string;
  /** What follows `#`, without it. */
  fragment: string | null;
  /** The text shown in its place, where one is written. */
  label: string | null;
  line: number;
  column: number;
}

export interface Item {
  /** Source of the item's first paragraph, without marker and task box, lines joined by a space. */
  text: string;
  line: number;
  /** Index in `headings` of the nearest heading above; -1 when there is none. */
  heading: number;
  /** null when it is not a task item. */
  checked: boolean | null;
  /** Source of everything nested under the item, dedented, trimmed; '' when nothing is. */
  nested: string;
}

/** Is `heading` (an index, or -1) one of `names` or under one of them? Case is ignored. */
export function isUnder(outline: Pick<Outline, 'headings'>, heading: number, names: ReadonlySet<string>): boolean {
  for (let at = heading; at >= 0; ) {
    const found = outline.headings[at];
    if (!found) return false;
    if (names.has(found.text.trim().toLowerCase())) return true;
    at = found.parent;
  }
  return false;
}
