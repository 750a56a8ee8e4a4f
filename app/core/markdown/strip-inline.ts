import { displayOf, parseWikiLink } from './wikilink.ts';

/**
 * Inline markup, one alternative a sort: what it leaves of itself is in its first group.
 * Emphasis goes mark by mark, so that it may be cut anywhere.
 */
const MARKUP = new RegExp(
  [
    /(?<!`)(`{1,3})(?!`) ?(?<code>.*?) ?(?<!`)\1(?!`)/,
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /\[\[(?<wiki>[^[\]]+)\]\]/,
    /!?\[(?!\^)(?<label>(?:[^[\]\\]|\\.)*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/,
    /(?<footnote>\[\^[^[\]]+\])/,
    /<(?<address>[a-z][a-z0-9+.-]+:[^\s<>]*)>/,
    /(?<tag><(?:!--.*?--|\/?[a-z][^<>]*)>)/,
    /(?<stars>\*+(?=\S)|(?<=\S)\*+|~~|(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}]))/u,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'giu',
);

/** Running Markdown as plain words. It goes by patterns, not by the grammar: good for an excerpt, not for a truth. */
export function stripInline(source: string): string {
  return source.replace(MARKUP, (...match) => {
    const { code, escaped, wiki, label, address } = match.at(-1) as Record<string, string | undefined>;
    if (wiki !== undefined) return displayOf(parseWikiLink(wiki) ?? { target: wiki, fragment: null, label: null });
    if (label !== undefined) return stripInline(label);
    return code ?? escaped ?? address ?? '';
  });
}
