import { stripInline } from './markdown/strip-inline.ts';

/** Words that make no difference to what a question asks. */
const EMPTY = new Set(
  ('a an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my no not of off on or our out over ' +
    'shall should show so tell than that the their them then there these they this those to under up us was we were what when where which who whom whose why will with would you your').split(' '),
);

/** From how much overlap two questions count as the same one. */
export const ALIKE = 0.6;

/** What a text is about: its words, lower case, without endings and without those that say nothing. */
export function wordsOf(text: string): Set<string> {
  const words = stripInline(text).normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f’']/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map(stemOf));
}

/** Normalised overlap of two sets of words, 2·|A∩B| / (|A|+|B|), from 0 to 1. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}

export function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return overlapOf(a, b) >= ALIKE;
}

/** `exports`, `exported` and `exporting` are one word. Rough, and the same for both sides of a comparison. */
function stemOf(word: string): string {
  if (word.length < 5) return word.length === 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return word.replace(/(?:ies|y)$/, 'i').replace(/(?:ings?|ed|es|s|e)$/, '');
}
