import type { Options as Schema } from 'rehype-sanitize';

/**
 * All that Markdown from the vault may become. It is strict, because nothing else stands
 * between a file that anyone may have written and the pages of the owner: no style, no
 * script, no frame, no event, no class but those named here. Relative addresses pass here;
 * `resolveAddresses` decides about them. Ids come from us alone, so none is renamed.
 */
export const SCHEMA: Schema = {
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'li', 'section'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['a', 'br', 'code', 'del', 'em', 'img', 'input', 'span', 'strong', 'sup'],
  ],
  attributes: {
    a: ['href', 'title', 'id', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref', ['className', 'data-footnote-backref']],
    code: [['className', /^language-[\w+#.-]+$/]],
    h2: ['id', ['className', 'hidden-visually']],
    img: ['src', 'alt', 'title'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: ['id', ['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: ['dataWikiLink'],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['https'] },
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: { thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'] },
  clobber: [],
  strip: [],
  allowComments: false,
  allowDoctypes: false,
};
