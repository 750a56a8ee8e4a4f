import { formatDay } from './day.ts';
import type { EntryHead } from './heads.ts';
import type { Correction } from './spelling.ts';

export type WireSearch = ReturnType<typeof wireSearch>;

interface Found {
  asked: { text: string };
  corrected: readonly Correction[];
  total: number;
  entries: readonly EntryHead[];
  snippets: Readonly<Record<string, string>>;
}

/** What other programs are told of a search, best first. */
export function wireSearch({ asked, corrected, total, entries, snippets }: Found) {
  return {
    text: asked.text,
    corrected: corrected.map(({ from, to }) => ({ from, to })),
    total,
    entries: entries.map(({ id, kind, title, lastDay, path }) => ({
      ...{ entry: id, kind, title, day: lastDay === null ? null : formatDay(lastDay), file: path },
      snippet: withoutMarks(snippets[path] ?? ''),
    })),
  };
}

/** A snippet without the signs around what was found. */
export function withoutMarks(snippet: string): string {
  return snippet.replace(/[\uE000\uE001]/g, '');
}
