import type { Connection } from './database.server.ts';
import type { SearchHit } from './index.server.ts';

export const SEARCH_COLUMNS = ['title', 'names', 'body'] as const;

/** A hit in the title counts for ten in the body, one in an id, area or tag for four. */
const WEIGHTS = [10, 4, 1];
const SNIPPET_WORDS = 24;
/** More words than anyone types; a pasted page is searched by its beginning. */
const MOST_WORDS = 16;

/** Makes the full-text table anew, empty. It is not part of the migrations: its rows come only from the vault. */
export function createSearchTable(database: Connection): void {
  database.exec(`
    DROP TABLE IF EXISTS search;
    CREATE VIRTUAL TABLE search USING fts5(${SEARCH_COLUMNS.join(', ')}, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO search (search, rank) VALUES ('rank', 'bm25(${WEIGHTS.join(', ')})');
  `);
}

/** Full-text search, best first. Every word has to be there, the last one perhaps unfinished. */
export function createSearch(database: Connection): (query: string, limit: number) => SearchHit[] {
  const body = SEARCH_COLUMNS.indexOf('body');
  const find = database.prepare<[string, number], SearchHit>(`
    SELECT File.path, snippet(search, ${body}, char(57344), char(57345), '…', ${SNIPPET_WORDS}) AS snippet
    FROM search JOIN File ON File.id = search.rowid
    WHERE search MATCH ? ORDER BY rank, search.rowid LIMIT ?`);
  return (query, limit) => {
    const match = writeMatch(query);
    return match === null ? [] : find.all(match, Math.max(0, Math.trunc(limit) || 0));
  };
}

/** What a person typed, as an FTS5 expression in which none of it is syntax; null when no word is in it. */
function writeMatch(query: string): string | null {
  const words = wordsOf(query);
  return words.length === 0 ? null : phraseOf(words, true);
}

/** The words that are looked for, with the punctuation inside them. */
export function wordsOf(query: string): string[] {
  return query
    .normalize('NFC')
    .split(/[\s\0]+/)
    .map((word) => word.replaceAll('"', ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
}

/** Words as an FTS5 expression that wants each of them; `isOpen`: the last may be the beginning of a word. */
export function phraseOf(words: readonly string[], isOpen: boolean): string {
  return `${words.map((word) => `"${word}"`).join(' ')}${isOpen ? '*' : ''}`;
}
