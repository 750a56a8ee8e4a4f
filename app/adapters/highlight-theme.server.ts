import type { ThemeRegistration } from 'shiki/core';

/** Sorts of tokens, and the TextMate scopes that belong to each. `app/styles/code.css` gives each its colour. */
const SCOPES = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'punctuation.definition.string', 'markup.inline.raw', 'markup.fenced_code'],
  escape: ['constant.character.escape', 'string.regexp', 'constant.other.placeholder'],
  number: ['constant.numeric', 'constant.language', 'constant.other', 'support.constant', 'keyword.other.unit', 'variable.language'],
  keyword: ['keyword', 'storage.type', 'storage.modifier', 'keyword.operator.expression', 'keyword.operator.new', 'keyword.operator.word'],
  punctuation: ['keyword.operator', 'punctuation', 'meta.brace', 'storage.type.function.arrow'],
  function: ['entity.name.function', 'support.function', 'variable.function', 'entity.name.command'],
  type: ['entity.name.type', 'entity.name.class', 'entity.name.namespace', 'entity.other.inherited-class', 'support.type', 'support.class'],
  property: ['variable.other.property', 'variable.other.object.property', 'support.type.property-name', 'meta.object-literal.key', 'entity.name.tag.yaml'],
  variable: ['variable.parameter', 'variable.other.normal', 'variable.other.readwrite.shell', 'variable.other.constant'],
  tag: ['entity.name.tag', 'punctuation.definition.tag'],
  attribute: ['entity.other.attribute-name'],
  heading: ['markup.heading', 'entity.name.section', 'meta.diff.header', 'meta.diff.range', 'punctuation.definition.range.diff'],
  inserted: ['markup.inserted', 'punctuation.definition.inserted'],
  deleted: ['markup.deleted', 'punctuation.definition.deleted'],
} as const satisfies Record<string, readonly string[]>;

export type TokenSort = keyof typeof SCOPES;

export const TOKEN_SORTS = Object.keys(SCOPES) as TokenSort[];

const PLAIN = '#000000';

/**
 * A theme whose colours are no colours but numbers: what a page needs is the sort of each
 * token, as a class, since a strict content security policy lets no inline style through.
 */
export const THEME: ThemeRegistration = {
  name: 'whetstone',
  type: 'light',
  fg: PLAIN,
  bg: '#FFFFFF',
  settings: [
    { settings: { foreground: PLAIN, background: '#FFFFFF' } },
    ...TOKEN_SORTS.map((sort, index) => ({ scope: [...SCOPES[sort]], settings: { foreground: numberOf(index) } })),
  ],
};

const SORT_OF = new Map(TOKEN_SORTS.map((sort, index) => [numberOf(index), sort]));

/** The sort behind a colour of `THEME`; null for plain text. */
export function sortOf(color: string | undefined): TokenSort | null {
  return SORT_OF.get(color?.toUpperCase() ?? '') ?? null;
}

function numberOf(index: number): string {
  return `#${(index + 1).toString(16).padStart(6, '0').toUpperCase()}`;
}
