import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseLogLine } from '../log-line.ts';
import { readAddress } from '../markdown/address.ts';
import { destinationOf } from '../markdown/destination.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { parseWikiLink } from '../markdown/wikilink.ts';
import { isUnder, type Outline } from '../outline.ts';
import type { Reference } from './reference.ts';
import { writeAddress } from './addresses.ts';

const LOG = new Set(['log']);

/** Wikilinks, and the addresses of links, images and definitions, in a file without byte order mark. */
export function bodyReferences(text: string): Reference[] {
  const found: Placed[] = [];
  visit(parseMarkdown(text), (node) => {
    const reference = node.type === 'wikiLink' ? wikiReference(node, text) : pathReference(node, text);
    if (reference) found.push({ reference, line: node.position?.start.line ?? 0 });
  });
  markLog(found, readOutline(text));
  return found.map(({ reference }) => reference);
}

interface Placed {
  reference: Reference;
  line: number;
}

function wikiReference(node: Nodes, text: string): Reference | null {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (start === undefined || end === undefined) return null;
  const inner = text.slice(start + 2, end - 2);
  const target = parseWikiLink(inner)?.target ?? '';
  const from = start + 2 + (inner.length - inner.trimStart().length);
  return { from, to: from + target.length, target, as: 'link', group: null, write: writeWikiName };
}

/** Null for a name that brackets would cut. */
function writeWikiName(name: string): string | null {
  return /[[\]\r\n]/.test(name) || parseWikiLink(name)?.target !== name ? null : name;
}

function pathReference(node: Nodes, text: string): Reference | null {
  const place = destinationOf(node);
  const address = place && 'url' in node ? readAddress(node.url) : null;
  if (!place || !address) return null;
  const raw = text.slice(place.from, place.to);
  return { ...place, target: address.target, as: 'path', group: null, write: (target) => writeAddress(raw, target) };
}

/** Marks the wikilinks of the heads of log lines, which are the first behind the start of each. */
function markLog(found: readonly Placed[], outline: Outline): void {
  const links = found.filter(({ reference }) => reference.as === 'link');
  for (const [index, { heading, text, line }] of outline.items.entries()) {
    const read = isUnder(outline, heading, LOG) ? parseLogLine(text) : '';
    if (typeof read === 'string') continue;
    const count = text.slice(0, text.length - read.text.length).split('[[').length - 1;
    const first = links.findIndex((link) => link.line >= line);
    for (const { reference } of first < 0 ? [] : links.slice(first, first + count)) {
      reference.as = 'log';
      reference.group = `item ${index}`;
      reference.write = writeLogName;
    }
  }
}

/** In a log line a `#` ends a name wherever it stands. */
function writeLogName(name: string): string | null {
  return name.includes('#') ? null : writeWikiName(name);
}
