import type { Nodes, Parents } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Splice } from '../edit/splice.ts';
import { plainText } from '../markdown/plain-text.ts';

const HIDDEN = new Set(['log', 'questions', 'open questions']);

/** Is this what the owner keeps for themselves in every file: what they did and when, what they ask, what they were told? */
export function isHiddenHeading(text: string): boolean {
  return HIDDEN.has(text.replace(/[^\p{L}\s]/gu, '').replace(/\s+/g, ' ').trim().toLowerCase());
}

/** The children of a node that are left when hidden sections are taken out, and the runs that are taken. */
export function splitHidden(node: Parents): { kept: Nodes[]; hidden: Nodes[][] } {
  const kept: Nodes[] = [];
  const hidden: Nodes[][] = [];
  let under: number | null = null;
  for (const child of node.children) {
    if (child.type === 'heading') {
      const begins = isHiddenHeading(plainText(child));
      if (begins && under === null) hidden.push([]);
      under = under !== null && child.depth > under ? under : begins ? child.depth : null;
    }
    if (under === null) kept.push(child);
    else hidden.at(-1)!.push(child);
  }
  return { kept, hidden };
}

/** The footnotes that what is left of a text refers to, by name; a footnote of a hidden part is as hidden. */
export function footnotesKept(root: Parents): ReadonlySet<string> {
  const named = new Set<string>();
  const notes = new Map<string, Parents>();
  const read = (node: Parents) => {
    for (const child of splitHidden(node).kept) {
      if (child.type === 'footnoteReference') named.add(child.identifier);
      if ('children' in child && child.type !== 'footnoteDefinition') read(child);
    }
  };
  visit(root, (node) => {
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, node);
  });
  read(root);
  // A set goes on to what is added to it meanwhile: footnotes of footnotes.
  for (const name of named) {
    const note = notes.get(name);
    if (note) read(note);
  }
  return named;
}

/**
 * What stands between two `%%`, with them: what Obsidian shows to whoever writes, and to nobody who reads.
 * Without a second one it goes to the end. In code they are what they are.
 */
export function asidesIn(root: Parents, source: string): Splice[] {
  const marks: number[] = [];
  visit(root, 'text', ({ position }) => {
    const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    for (const { index } of source.slice(from, to).matchAll(/(?<!\\)%%/g)) marks.push(from + index);
  });
  return marks.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: (marks[i + 1] ?? source.length - 2) + 2, text: '' }] : []));
}
