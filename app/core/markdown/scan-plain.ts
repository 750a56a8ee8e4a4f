import { parseWikiLink, displayOf } from './wikilink.ts';

/** Anything that could be markup. Underscores and tildes are looked at where they can matter. */
const MARKUP = /[\\`*[\]]|&#?\w+;|<[a-z/!?]|~[^~]*~|(?<![a-z0-9])_|_(?![a-z0-9])/i;
/** These reach across other markup. */
const REACHING = /https?:\/\/|www\.|~[^~]*~/i;

const CODE = /(?<!`)`(?<code>[^`]+)`(?!`)/;
const WIKI = /\[\[(?<wiki>[^[\]\n]+)\]\]/;
const LINK = /(?<!!)\[(?<label>[^\\`*_~[\]<&]*)\]\([^\s()<>\\&"]*\)/;
const STRESS = /(?<![\w*])(?<stars>\*\*?)(?=[a-z0-9])(?<stressed>[^\\`*_~[\]<&]*[a-z0-9])\k<stars>(?![\w*])/;
const PIECE = new RegExp([CODE, WIKI, LINK, STRESS].map((pattern) => pattern.source).join('|'), 'gi');

/**
 * The words of a line of Markdown, or null where it has markup that takes more than a
 * look at its parts: only code, wikilinks, plain links and plain emphasis side by side are known.
 */
export function plainInline(source: string): string | null {
  if (!MARKUP.test(source)) return source;
  if (REACHING.test(source)) return null;
  let words = '';
  let from = 0;
  for (const piece of source.matchAll(PIECE)) {
    const between = source.slice(from, piece.index);
    const said = wordsOf(piece);
    if (said === null || MARKUP.test(between)) return null;
    words += between + said;
    from = piece.index + piece[0].length;
  }
  const rest = source.slice(from);
  return MARKUP.test(rest) ? null : words + rest;
}

function wordsOf({ groups = {} }: RegExpMatchArray): string | null {
  const { code, wiki, label, stressed } = groups;
  if (code !== undefined) return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
  if (wiki !== undefined) {
    const parts = parseWikiLink(wiki);
    return parts && displayOf(parts);
  }
  return label ?? stressed ?? null;
}
