import type { Link as LinkNode, LinkReference, List, ListItem, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Item, Link, Outline } from '../outline.ts';
import { readAddress } from './address.ts';
import { addHeading, dedent, joinLines, splitLines, startOutline } from './outline-parts.ts';
import { parseMarkdown } from './parse.ts';
import { plainText } from './plain-text.ts';

/**
 * The outline of a file by its syntax tree: the definition of what `Outline` means.
 * Headings and items are those at the top of the document, outside quotes, lists and
 * footnotes; links are found everywhere but in code, comments and images.
 */
export function treeOutline(text: string): Outline {
  const root = parseMarkdown(text);
  const lines = splitLines(text);
  const outline = startOutline(lines);
  for (const node of root.children) {
    if (node.type === 'yaml') outline.frontMatter = { text: node.value, line: 2 };
    if (node.type === 'heading') addHeading(outline, node.depth, plainText(node), lineOf(node));
    if (node.type === 'list') outline.items.push(...itemsOf(node, text, lines, outline.headings.length - 1));
  }
  outline.links = linksOf(root);
  return outline;
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function itemsOf(list: List, text: string, lines: string[], heading: number): Item[] {
  return list.children.map((node) => ({
    ...splitItem(node, text, lines),
    line: lineOf(node),
    heading,
    checked: node.checked ?? null,
  }));
}

const MARKER = /^(?:[-*+]|\d{1,9}[.)])\s*/;
const TASK_BOX = /^\[[ \txX\r\n]\]\s*/;

function splitItem(item: ListItem, text: string, lines: string[]): Pick<Item, 'text' | 'nested'> {
  const start = item.position?.start;
  const end = item.position?.end;
  if (start?.offset === undefined || !end) return { text: '', nested: '' };
  const first = item.children[0];
  if (first?.type === 'paragraph' && first.position) {
    const source = text.slice(start.offset, first.position.end.offset).replace(MARKER, '');
    const said = typeof item.checked === 'boolean' ? source.replace(TASK_BOX, '') : source;
    return { text: joinLines(splitLines(said)), nested: dedent(lines.slice(first.position.end.line, end.line)) };
  }
  const source = lines.slice(start.line - 1, end.line);
  const opening = (source[0] ?? '').slice(start.column - 1).replace(MARKER, (marker) => ' '.repeat(marker.length));
  return { text: '', nested: dedent([' '.repeat(start.column - 1) + opening, ...source.slice(1)]) };
}

function linksOf(root: Root): Link[] {
  const urls = definitionsOf(root);
  const links: Link[] = [];
  visit(root, (node) => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    if (node.type === 'wikiLink') links.push({ form: 'wiki', ...node.data, line, column });
    if (node.type !== 'link' && node.type !== 'linkReference') return;
    const address = readAddress(urlOf(node, urls));
    if (address) links.push({ form: 'path', ...address, label: plainText(node) || null, line, column });
  });
  return links;
}

/** Addresses by the identifier of their definition, of which the first one counts. */
function definitionsOf(root: Root): Map<string, string> {
  const urls = new Map<string, string>();
  visit(root, 'definition', (node) => {
    if (!urls.has(node.identifier)) urls.set(node.identifier, node.url);
  });
  return urls;
}

function urlOf(node: LinkNode | LinkReference, urls: ReadonlyMap<string, string>): string {
  return node.type === 'link' ? node.url : (urls.get(node.identifier) ?? '');
}
