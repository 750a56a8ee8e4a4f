import { displayOf, parseWikiLink, type WikiLinkParts } from './wikilink.ts';

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

/** What a wikilink's target is called; null where nothing has that name. */
export type TitleOf = (target: string) => string | null;

/**
 * Running Markdown as plain words, a wikilink without a label as what `titleOf` calls it.
 * It goes by patterns, not by the grammar: good for an excerpt, not for a truth.
 */
export function stripInline(source: string, titleOf: TitleOf = () => null): string {
  return source.replace(MARKUP, (...match) => {
    const { code, escaped, wiki, label, address } = match.at(-1) as Record<string, string | undefined>;
    if (wiki !== undefined) return nameLink(parseWikiLink(wiki) ?? { target: wiki, fragment: null, label: null }, titleOf);
    if (label !== undefined) return stripInline(label, titleOf);
    return code ?? escaped ?? address ?? '';
  });
}

function nameLink(link: WikiLinkParts, titleOf: TitleOf): string {
  return (link.label === null && titleOf(link.target)) || displayOf(link);
}
