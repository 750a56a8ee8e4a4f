import { createSpeller, foldWord, type Correction, type Speller, type Term } from '#app/core/spelling.ts';
import type { Connection } from './database.server.ts';
import { phraseOf, wordsOf } from './index-search.server.ts';

export interface Respelling {
  /** What to search for instead. */
  query: string;
  /** Empty where every word of the query is found somewhere, or nothing is like those that are not. */
  corrected: Correction[];
}

/** More slips than that in one query and it is no query. */
const MOST_CORRECTED = 8;

/** What full text takes for one word. */
const TOKEN = /[\p{L}\p{N}\p{Co}\p{M}]+/gu;

/** Corrects what is found nowhere, and only that. `revision` tells when the words have to be read anew. */
export function createRespell(database: Connection, revision: () => number): (query: string) => Respelling {
  const has = database.prepare<[string], number>('SELECT 1 FROM search WHERE search MATCH ? LIMIT 1').pluck();
  const isFound = (text: string, isLast: boolean) => has.get(phraseOf([text], isLast)) !== undefined;
  const vocabulary = keepVocabulary(database, revision);
  return (query) => {
    const meant = new Map<string, string>();
    const correct = (token: string, isLast: boolean) => {
      if (!meant.has(token) && (meant.size >= MOST_CORRECTED || isFound(token, isLast))) return token;
      const word = meant.get(token) ?? vocabulary()(foldWord(token));
      if (word === null) return token;
      meant.set(token, word);
      return word;
    };
    const words = wordsOf(query);
    const written = words.map((word, i) => {
      const isLast = i === words.length - 1;
      if (isFound(word, isLast)) return word;
      return word.replace(TOKEN, (token, at: number) => correct(token, isLast && at + token.length === word.length));
    });
    return { query: written.join(' '), corrected: [...meant].map(([from, to]) => ({ from, to })) };
  };
}

/** The words of the vault, read when they are first wanted and after each change. */
function keepVocabulary(database: Connection, revision: () => number): () => Speller {
  let kept: { speller: Speller; revision: number } | null = null;
  return () => {
    const now = revision();
    if (kept?.revision !== now) kept = { speller: createSpeller(readTerms(database)), revision: now };
    return kept.speller;
  };
}

function readTerms(database: Connection): Iterable<Term> {
  database.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)');
  return database.prepare<[], Term>('SELECT term AS word, doc AS files FROM temp.vocabulary').iterate();
}
