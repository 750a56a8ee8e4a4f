import type { Element } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { resolveAddresses } from './render-links.server.ts';
import { anchorLines, highlightBlocks, identifyHeadings, nameTasks, wrapTables } from './render-parts.server.ts';
import { textOf } from './render-text.server.ts';
import { safeTree } from './render-tree.server.ts';

/** `create` is where a page of that name can be begun. */
export type LinkTarget = { state: 'found'; href: string; title: string } | { state: 'missing'; create?: string } | { state: 'ambiguous' };

export interface RenderOptions {
  /** Where a link leads; a wikilink to a place in its own file has the target ''. */
  resolve: (link: { form: 'wiki' | 'path'; target: string; fragment: string | null }) => LinkTarget;
  /**
   * Address, such as `/files/notes/`, at which the folder of the file is served: images and other
   * files are found from there, never outside its first part. Without it they are not shown.
   */
  assetBase?: string;
  /** Instead of that: the address of an image that the text has at this one; null where it has none to show. */
  picture?: (address: string) => string | null;
  /** The heading of the page: where the text begins with it too, it is left out. */
  dropTitle?: string;
  /** Goes before every id, to tell apart several texts on one page. */
  idPrefix?: string;
  /** Lines of the file whose list items get the id `line-N`, and how many lines of it stand before the text. */
  anchors?: { lines: readonly number[]; before: number };
}

export interface RenderedPage {
  html: string;
  /** Headings of the text outside quotes, lists and footnotes, at the depth they have on the page: 2 to 6. */
  headings: { id: string; text: string; depth: number }[];
}

const serializer = unified().use(rehypeStringify).freeze();

/**
 * A Markdown text as HTML that is safe in a page whose policy allows no inline script or
 * style: sanitised first, with ids, links, table frames and the colours of code added after.
 */
export async function renderMarkdown(body: string, { resolve, assetBase, picture, dropTitle, idPrefix = '', anchors }: RenderOptions): Promise<RenderedPage> {
  const { tree, wikiLinks } = safeTree(body, idPrefix, dropTitle);
  const identified = new Set(identifyHeadings(tree, idPrefix));
  if (anchors) anchorLines(tree, anchors);
  resolveAddresses(tree, wikiLinks, { resolve, assetBase, picture });
  wrapTables(tree);
  nameTasks(tree);
  await highlightBlocks(tree);
  const headings = tree.children.filter((node): node is Element => node.type === 'element' && identified.has(node));
  return { html: serializer.stringify(tree), headings: headings.map(entryOf) };
}

function entryOf(heading: Element): RenderedPage['headings'][number] {
  return { id: String(heading.properties['id']), text: textOf(heading), depth: Number(heading.tagName.slice(1)) };
}
