import { expect } from 'vitest';

const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/g;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;

const TAGS = new Set([
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'pre', 'hr', 'ul', 'ol', 'li', 'section', 'div'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'br', 'code', 'del', 'em', 'img', 'input', 'span', 'strong', 'sup'],
]);
const ATTRIBUTES = new Set([
  ...['href', 'src', 'id', 'class', 'title', 'alt', 'rel', 'align', 'start', 'type', 'checked', 'disabled', 'loading', 'decoding'],
  ...['role', 'tabindex', 'aria-label', 'aria-describedby', 'data-footnotes', 'data-footnote-ref', 'data-footnote-backref'],
]);
const ADDRESS = /^(?:https?:\/\/|mailto:|\/\/|\/|#)/i;

/** Every tag and attribute of the HTML is one of a few harmless ones, and every address leads where it may. */
export function expectHarmless(html: string): void {
  expect(html.replace(TAG, '')).not.toContain('<');
  for (const [, , tag = '', attributes = ''] of html.matchAll(TAG)) {
    expect(TAGS).toContain(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      expect(ATTRIBUTES).toContain(name);
      if (name === 'href') expect(value).toMatch(ADDRESS);
      if (name === 'src') expect(value).toMatch(/^(?:https:\/\/|\/files\/)/i);
      if (name === 'class') expect(value).toMatch(/^(?:wikilink(?: missing| ambiguous)?|table-scroll|hidden-visually|footnotes|data-footnote-backref|contains-task-list|task-list-item|tok-[a-z]+|language-[\w+#.-]+)$/);
    }
  }
}
