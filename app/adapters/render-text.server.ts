import type { Element, ElementContent } from 'hast';
import { tidy } from '#app/core/markdown/outline-parts.ts';

/** The words a reader sees in an element, on one line. */
export function textOf(node: Element): string {
  return tidy(node.children.map(words).join(''));
}

/** The value of a property that holds text; '' where it has none. */
export function propertyOf(node: Element, name: string): string {
  const value = node.properties[name];
  return typeof value === 'string' ? value : '';
}

/** The same as `textOf`, without what is nested in lists. */
export function ownTextOf(item: Element): string {
  return tidy(item.children.filter((child) => !isList(child)).map(words).join(''));
}

function words(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.tagName === 'img' ? propertyOf(node, 'alt') : node.tagName === 'br' ? ' ' : node.children.map(words).join('');
}

function isList(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol');
}
