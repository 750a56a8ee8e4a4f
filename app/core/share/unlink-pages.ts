import { visit } from 'unist-util-visit';
import { applySplices, type Splice } from '../edit/splice.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { escapeWords } from './sweep-links.ts';

/** Only to its own pages and pictures does a swept text lead from where it stands. */
const OWN = /^\.\.\//;

/** A swept text for a file that goes without the pages of its share: links to them are their words, pictures what describes them. */
export function unlinkPages(text: string): string {
  // The line end before it keeps a rule at its top from being taken for front matter.
  const source = `\n${text}`;
  const splices: Splice[] = [];
  visit(parseMarkdown(source), ['link', 'image'], (node) => {
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    if (from === undefined || to === undefined) return;
    if (node.type === 'image' && OWN.test(node.url)) splices.push({ from, to, text: escapeWords(node.alt ?? '') });
    if (node.type !== 'link' || !OWN.test(node.url)) return;
    const [first, last] = [node.children[0]?.position?.start.offset ?? to, node.children.at(-1)?.position?.end.offset ?? to];
    splices.push({ from, to: first, text: '' }, { from: last, to, text: '' });
  });
  return (applySplices(source, splices) ?? source).slice(1);
}
