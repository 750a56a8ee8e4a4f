import type { Element, ElementContent, Root } from 'hast';
import type { Heading, Html, Parents, Root as Markdown, RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '#app/core/markdown/parse.ts';
import { plainText } from '#app/core/markdown/plain-text.ts';
import type { WikiLink } from '#app/core/markdown/wikilink-syntax.ts';
import type { WikiLinkParts } from '#app/core/markdown/wikilink.ts';
import { SCHEMA } from './render-schema.server.ts';

export interface SafeTree {
  tree: Root;
  /** The wikilinks, each by the number in the `data-wiki-link` of the `span` that stands for it. */
  wikiLinks: WikiLinkParts[];
}

/** Above this many characters a text is shown as it is written: parsing it would hold up everyone else. */
const LONGEST_BODY = 500_000;

/** A Markdown text as a sanitised tree of HTML. `idPrefix` keeps its footnotes apart from others on the page. */
export function safeTree(body: string, idPrefix: string, dropTitle: string | undefined): SafeTree {
  const markdown = parseBody(body);
  if (dropTitle !== undefined) removeTitle(markdown, dropTitle);
  demoteHeadings(markdown);
  const wikiLinks: WikiLinkParts[] = [];
  const handlers = {
    html: (_: unknown, node: Html, parent: Parents | undefined) => shownHtml(node, !parent || BLOCKS.has(parent.type)),
    wikiLink: (_: unknown, node: WikiLink): Element => {
      const number = wikiLinks.push(node.data) - 1;
      return { type: 'element', tagName: 'span', properties: { dataWikiLink: String(number) }, children: [{ type: 'text', value: node.value }] };
    },
  };
  const footnotes = { clobberPrefix: `${idPrefix}note_`, footnoteLabelProperties: { className: ['hidden-visually'] } };
  const tree = unified().use(remarkRehype, { handlers, ...footnotes }).use(rehypeSanitize, SCHEMA).runSync(markdown);
  return { tree, wikiLinks };
}

/** A body has no front matter; the line end before it keeps a rule at its top from being taken for some. */
function parseBody(body: string): Markdown {
  if (body.length <= LONGEST_BODY) return parseMarkdown(`\n${body}`);
  return { type: 'root', children: [{ type: 'code', value: body }] };
}

/** The page has the title as its heading already. */
function removeTitle(markdown: Markdown, title: string): void {
  const isTitle = (node: RootContent) => node.type === 'heading' && node.depth === 1 && plainText(node).toLowerCase() === title.trim().toLowerCase();
  const first = markdown.children.findIndex((node) => node.type !== 'definition' && node.type !== 'html');
  const node = markdown.children[first];
  if (node && isTitle(node)) markdown.children.splice(first, 1);
}

/** The page's own heading is the only one of the first level: if the text has others, all move down one. */
function demoteHeadings(markdown: Markdown): void {
  const headings: Heading[] = [];
  visit(markdown, 'heading', (node) => void headings.push(node));
  if (headings.every((node) => node.depth > 1)) return;
  for (const node of headings) node.depth = Math.min(node.depth + 1, 6) as Heading['depth'];
}

const BREAK = /^<br\s*\/?>$/i;
const COMMENTS = /<!--[^]*?(?:-->|$)/g;

/** What holds blocks, and not running text. */
const BLOCKS: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** HTML is shown as it is written, so that nothing of it acts and nothing is lost; comments are left out. */
function shownHtml({ value }: Html, isBlock: boolean): ElementContent | undefined {
  if (BREAK.test(value)) return element('br');
  const text = value.replace(COMMENTS, '').trim();
  if (text === '') return undefined;
  const shown: ElementContent = { type: 'text', value: text };
  if (!isBlock) return shown;
  return text.includes('\n') ? element('pre', element('code', shown)) : element('p', shown);
}

function element(tagName: string, ...children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}
