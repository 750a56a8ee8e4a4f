import type { EditionLine } from '#app/core/edition-pages.ts';
import { sayDayShort } from '#app/core/words.ts';

/** `public since 1 Nov 2026`, `public from 1 Dec 2026`, `draft`. */
export function sayState({ state, published }: Pick<EditionLine, 'state' | 'published'>): string {
  if (published === null) return 'draft';
  return `public ${state === 'published' ? 'since' : 'from'} ${sayDayShort(published)}`;
}
