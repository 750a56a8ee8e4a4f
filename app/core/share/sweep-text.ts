import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Parents } from 'mdast';
import { visit } from 'unist-util-visit';
import { bodyOf } from '../body.ts';
import { applySplices, type Splice } from '../edit/splice.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../markdown/plain-text.ts';
import { asidesIn, footnotesKept, splitHidden } from './hidden-parts.ts';
import { escapeUrl, fateOf, pictureAs, UNNAMED, wikiLinkAs, type Surroundings } from './sweep-links.ts';

/** The second round finds nothing left to sweep, unless what was swept in the first has become something else. */
const MOST_ROUNDS = 5;

/** What is known of the text that is swept. */
interface Page {
  source: string;
  /** Addresses by the identifier of their definition. */
  urls: ReadonlyMap<string, string>;
  footnotes: ReadonlySet<string>;
  around: Surroundings;
}

/**
 * A Markdown file as others may read it: no front matter, no hidden section, no aside, no HTML, no link or picture
 * that leads to what is not shared. It is swept until nothing is left to sweep; where that does not
 * end, or the text is too tangled to be understood, nothing of it is given.
 */
export function sweepText(file: string, around: Surroundings): string {
  let text = trimLines(bodyOf(file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // The line end before it keeps a rule at its top from being taken for front matter.
    const source = `\n${text}`;
    const root = parseMarkdown(source);
    // The parser gives up on a tangle, and hands it on as one block without a place.
    if (root.children.some((node) => node.position === undefined)) return '';
    const loose = looseAddresses(root, around);
    if (loose.length > 0) {
      text = loose.reduce((left, address) => left.replaceAll(address, UNNAMED), text);
      continue;
    }
    const asides = asidesIn(root, source);
    if (asides.length > 0) {
      text = trimLines(applySplices(source, asides) ?? '');
      continue;
    }
    const page = { source, urls: urlsIn(root), footnotes: footnotesKept(root), around };
    const splices = sweep(root, page, false);
    if (splices.length === 0) return text;
    text = trimLines(applySplices(source, splices) ?? '');
  }
  return '';
}

/** Bare addresses that are recognised only after parsing have no place in the text: they are told by their words. */
function looseAddresses(root: Nodes, around: Surroundings): string[] {
  const found: string[] = [];
  visit(root, 'link', (node) => {
    if (node.position === undefined && fateOf(node.url, plainText(node), around).is !== 'kept') found.push(plainText(node));
  });
  return found;
}

function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

function urlsIn(root: Nodes): Map<string, string> {
  const urls = new Map<string, string>();
  visit(root, 'definition', ({ identifier, url }: Definition) => {
    if (!urls.has(identifier)) urls.set(identifier, url);
  });
  return urls;
}

const BREAK = /^<br\s*\/?>$/i;

/** What is to be taken out of a part of the page, or written otherwise. `isInLink`: links do not nest, so one in another is its words. */
function sweep(node: Nodes, page: Page, isInLink: boolean): Splice[] {
  switch (node.type) {
    case 'html':
      return BREAK.test(node.value) ? [] : [instead(node, '')];
    case 'yaml':
    case 'definition':
      return [instead(node, '')];
    case 'footnoteDefinition':
      return page.footnotes.has(node.identifier) ? sweepWithin(node, page, isInLink) : [instead(node, '')];
    case 'wikiLink':
      return [withoutBang(instead(node, wikiLinkAs(node.data.target, node.data.label, page.around, isInLink)), page)];
    case 'image':
    case 'imageReference':
      return sweepPicture(node, page, isInLink);
    case 'link':
    case 'linkReference':
      return sweepLink(node, page);
    default:
      return 'children' in node ? sweepWithin(node, page, isInLink) : [];
  }
}

function sweepWithin(node: Parents, page: Page, isInLink: boolean): Splice[] {
  const { kept, hidden } = splitHidden(node);
  const cuts = hidden.map((run) => ({ from: startOf(run[0]!), to: endOf(run.at(-1)!), text: '' }));
  return [...cuts, ...kept.flatMap((child) => sweep(child, page, isInLink))];
}

function sweepPicture(node: Image | ImageReference, page: Page, isInLink: boolean): Splice[] {
  const shown = pictureAs(urlOf(node, page), node.alt ?? '', page.around, isInLink);
  return shown === page.source.slice(startOf(node), endOf(node)) ? [] : [instead(node, shown)];
}

function sweepLink(node: Link | LinkReference, page: Page): Splice[] {
  if (node.position === undefined) return [];
  const url = urlOf(node, page);
  const fate = fateOf(url, plainText(node), page.around);
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (fate.is === 'words' || !first || !last) return [instead(node, fate.is === 'words' ? fate.text : '')];
  const words = sweepWithin(node, page, true);
  if (fate.is === 'kept' && node.type === 'link' && !node.title) return words;
  const href = fate.is === 'led' ? fate.href : escapeUrl(url);
  const [open, close] = fate.is === 'freed' ? ['', ''] : ['[', `](${href})`];
  return [{ from: startOf(node), to: startOf(first), text: open }, ...words, { from: endOf(last), to: endOf(node), text: close }];
}

function urlOf(node: Image | ImageReference | Link | LinkReference, { urls }: Page): string {
  return 'url' in node ? node.url : (urls.get(node.identifier) ?? '');
}

/** Behind a `!` a link would become a picture. */
function withoutBang(splice: Splice, { source }: Page): Splice {
  return /(?:^|[^\\])!$/.test(source.slice(0, splice.from)) ? { ...splice, from: splice.from - 1 } : splice;
}

function instead(node: Nodes, text: string): Splice {
  return { from: startOf(node), to: endOf(node), text };
}

function startOf(node: Nodes): number {
  return node.position!.start.offset!;
}

function endOf(node: Nodes): number {
  return node.position!.end.offset!;
}
