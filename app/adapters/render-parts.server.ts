import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { slugOf } from '#app/core/slug.ts';
import { highlightCode } from './highlight.server.ts';
import { findLanguage } from './highlight-languages.server.ts';
import { ownTextOf, textOf } from './render-text.server.ts';

/** Characters of code on one page that are highlighted; what comes after stays plain. */
const MOST_CODE = 100_000;
/** Code of lines up to this long fits everywhere; other code may have to scroll. */
const NARROW = 40;
const LONGEST_NAME = 100;

const FOOTNOTE_LABEL = 'footnote-label';

/** Gives each heading an id made of its words, from the second of a name on with a number; returns them in order. */
export function identifyHeadings(tree: Root, idPrefix: string): Element[] {
  // `main` is an id of the page around the text.
  const uses = new Map([['main', 1], [FOOTNOTE_LABEL, 1]]);
  const headings: Element[] = [];
  visit(tree, 'element', (node) => {
    const { properties } = node;
    if (properties['ariaDescribedBy']) properties['ariaDescribedBy'] = [idPrefix + FOOTNOTE_LABEL];
    if (!/^h[1-6]$/.test(node.tagName)) return;
    if (properties['id'] === FOOTNOTE_LABEL) {
      properties['id'] = idPrefix + FOOTNOTE_LABEL;
      return;
    }
    properties['id'] = idPrefix + unusedId(slugOf(textOf(node)) || 'section', uses);
    headings.push(node);
  });
  return headings;
}

function unusedId(slug: string, uses: Map<string, number>): string {
  let use = uses.get(slug) ?? 0;
  let id = use === 0 ? slug : `${slug}-${use + 1}`;
  while (use > 0 && uses.has(id)) id = `${slug}-${++use + 1}`;
  uses.set(slug, use + 1);
  if (id !== slug) uses.set(id, 1);
  return id;
}

/** Gives list items that stand on some lines of the file an id, so that a link can lead to the line. */
export function anchorLines(tree: Root, { lines, before }: { lines: readonly number[]; before: number }): void {
  const left = new Set(lines);
  visit(tree, 'element', (node) => {
    // A text is parsed behind one line end of its own.
    const line = (node.position?.start.line ?? 0) - 1 + before;
    if (node.tagName === 'li' && left.delete(line)) node.properties['id'] = `line-${line}`;
  });
}

/** A table too wide for the page scrolls by itself, for the keyboard as well. */
export function wrapTables(tree: Root): void {
  let heading = '';
  let count = 0;
  visit(tree, 'element', (node, index, parent) => {
    if (/^h[1-6]$/.test(node.tagName)) heading = textOf(node);
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    const name = [`Table ${++count}`, heading].filter(Boolean).join(': ');
    const properties = { className: ['table-scroll'], role: 'region', ariaLabel: name, tabIndex: 0 };
    parent.children[index] = { type: 'element', tagName: 'div', properties, children: [node] };
    return [SKIP, index + 1];
  });
}

/** A task box cannot be ticked here; it still says what it belongs to. */
export function nameTasks(tree: Root): void {
  visit(tree, 'element', (item) => {
    if (item.tagName !== 'li') return;
    const first = item.children.find((child) => child.type === 'element');
    const boxes = first?.tagName === 'p' ? first.children : item.children;
    const box = boxes.find((child): child is Element => child.type === 'element' && child.tagName === 'input');
    if (box) box.properties['ariaLabel'] = ownTextOf(item).slice(0, LONGEST_NAME) || 'Task';
  });
}

/** Colours code by its sort of token, and lets long lines scroll. */
export async function highlightBlocks(tree: Root): Promise<void> {
  const blocks: { pre: Element; code: Element }[] = [];
  visit(tree, 'element', (pre) => {
    const code = pre.children[0];
    if (pre.tagName === 'pre' && code?.type === 'element') blocks.push({ pre, code });
  });
  let left = MOST_CODE;
  for (const { pre, code } of blocks) {
    const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    const name = languageOf(code);
    makeScrollable(pre, text, findLanguage(name)?.title);
    if (text.length <= left) code.children = (await highlightCode(text, name)) ?? code.children;
    left -= text.length;
  }
}

/** What its fence calls the language; '' when that is nothing, or no name that the sanitiser lets through. */
function languageOf(code: Element): string {
  const [name] = [code.properties['className']].flat();
  if (typeof name === 'string') return name.replace(/^language-/, '');
  delete code.properties['className'];
  return '';
}

function makeScrollable(pre: Element, text: string, language: string | undefined): void {
  if (text.split('\n').every((line) => line.length <= NARROW)) return;
  Object.assign(pre.properties, { tabIndex: 0, role: 'group', ariaLabel: language ? `Code, ${language}` : 'Code' });
}
