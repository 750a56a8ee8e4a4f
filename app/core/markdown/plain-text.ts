import type { Nodes } from 'mdast';
import { tidy } from './outline-parts.ts';

/** The words of a part of the syntax tree, markup removed, on one line. */
export function plainText(node: Nodes): string {
  return tidy(words(node));
}

function words(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'wikiLink':
      return node.value;
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return ' ';
    default:
      return 'children' in node ? node.children.map(words).join('') : '';
  }
}
