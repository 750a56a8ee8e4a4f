import { bodyOf } from '#app/core/body.ts';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { destinationFromMarkdown } from './destination.ts';
import { refuseTangles, Tangle } from './parse-limits.ts';
import { wikiLinkFromMarkdown, wikiLinkSyntax } from './wikilink-syntax.ts';
import { keepWikiLinksWhole } from './wikilink-table.ts';

/** Unified plugin, after `remarkGfm`: wikilinks in text and in table cells, and limits to what is parsed. */
function remarkVault(this: Processor): void {
  const data = this.data();
  const extensions = (data.micromarkExtensions ??= []);
  extensions.forEach(keepWikiLinksWhole);
  extensions.push(wikiLinkSyntax(), refuseTangles());
  (data.fromMarkdownExtensions ??= []).push(wikiLinkFromMarkdown(), destinationFromMarkdown());
}

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).use(remarkVault).freeze();

/**
 * The syntax tree of a whole file: CommonMark, GFM, YAML front matter and wikilinks.
 * Of a file so tangled that parsing it would take very long, only the front matter is
 * read; the rest is one block of code, so that nothing of it is lost or taken for markup.
 */
export function parseMarkdown(text: string): Root {
  try {
    return processor.parse(text);
  } catch (error) {
    if (!(error instanceof Tangle)) throw error;
    const body = bodyOf(text);
    const root = processor.parse(text.slice(0, text.length - body.length));
    root.children.push({ type: 'code', value: body });
    return root;
  }
}
