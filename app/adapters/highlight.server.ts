import type { ElementContent } from 'hast';
import { createHighlighterCore, type HighlighterCore, type ThemedToken } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { RecentCache } from './highlight-cache.server.ts';
import { findLanguage } from './highlight-languages.server.ts';
import { sortOf, THEME } from './highlight-theme.server.ts';

/** Characters of a block above which it stays plain: colours are not worth the wait. */
const LONGEST_BLOCK = 20_000;
const LONGEST_LINE = 1_000;

const cache = new RecentCache<ElementContent[]>(2_000_000);
let starting: Promise<HighlighterCore> | undefined;

/**
 * Code as text and `<span class="tok-…">`, one class for each sort of token; null where it
 * stays plain: the language is not known, or the code is very long. The nodes are shared:
 * do not change them.
 */
export async function highlightCode(code: string, languageName: string): Promise<ElementContent[] | null> {
  const language = findLanguage(languageName);
  if (!language || code.length > LONGEST_BLOCK) return null;
  const key = `${language.id}\n${code}`;
  const known = cache.get(key);
  if (known) return known;
  const highlighter = await start();
  await highlighter.loadLanguage(language.grammar);
  const lines = highlighter.codeToTokensBase(code, {
    lang: language.id,
    theme: THEME,
    tokenizeMaxLineLength: LONGEST_LINE,
    // No limit of time, lest the same code look different on a busy day: the limits of length do.
    tokenizeTimeLimit: 0,
  });
  const nodes = joinLines(lines);
  cache.set(key, nodes, code.length);
  return nodes;
}

function start(): Promise<HighlighterCore> {
  starting ??= createHighlighterCore({ themes: [THEME], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });
  return starting;
}

/** Neighbours of one sort become one node; white space takes the sort of what is before it. */
function joinLines(lines: readonly ThemedToken[][]): ElementContent[] {
  const runs: { sort: string | null; text: string }[] = [];
  const add = (sort: string | null, text: string) => {
    const last = runs.at(-1);
    if (last && (last.sort === sort || text.trim() === '')) last.text += text;
    else runs.push({ sort, text });
  };
  lines.forEach((line, index) => {
    if (index > 0) add(null, '\n');
    for (const token of line) add(sortOf(token.color), token.content);
  });
  return runs.map(({ sort, text }) =>
    sort === null
      ? { type: 'text', value: text }
      : { type: 'element', tagName: 'span', properties: { className: [`tok-${sort}`] }, children: [{ type: 'text', value: text }] },
  );
}
