import type { Head } from './heads.ts';
import { parseWikiLink } from './markdown/wikilink.ts';
import type { Names } from './names.ts';

/** A wikilink of the text, and what it leads to. */
export interface TextLink {
  from: number;
  to: number;
  target: string;
  named: Head | null;
}

/** Code and escaped brackets are passed over: they are no links. */
const LINKS = /\\.|(?<!`)`{1,3}[^`\n]+`{1,3}|\[\[([^[\]\n]+)\]\]/g;

export function linksInText(input: string, from: number, to: number, names: Names<Head>): TextLink[] {
  return [...input.slice(from, to).matchAll(LINKS)].flatMap((match): TextLink[] => {
    const target = parseWikiLink(match[1] ?? '')?.target;
    if (!target) return [];
    const found = names.resolve(target);
    const at = from + match.index;
    return [{ from: at, to: at + match[0].length, target, named: found.state === 'found' ? found.target : null }];
  });
}
