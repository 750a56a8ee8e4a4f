import { editDistance, lettersOf, mayBeNear } from './capture-spelling.ts';

/** A word that full text knows, folded as `foldWord` does, and how many files have it. */
export interface Term {
  word: string;
  files: number;
}

/** A word as it was typed, and the word that was looked for in its place. */
export interface Correction {
  from: string;
  to: string;
}

interface Candidate extends Term {
  letters: number;
}

/** Finds the known word that a folded one was probably meant to be; null when none is near. */
export type Speller = (word: string) => string | null;

const SHORTEST = 4;
/** From this length on two slips still leave a word recognisable. */
const LONG = 8;
/** Beyond this it is a key or an address, and no slip of the pen. */
const LONGEST = 40;
const MOST_SLIPS = 2;

/** A number is meant as it is written, and so is a script whose words are not told apart by letters or spaces. */
const UNSPELT = /[\p{N}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** A word as the index of full text has it: small letters without diacritics. */
export function foldWord(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Makes a speller of the words there are. Near is one slip for 4 to 7 letters and two from 8, a swap of neighbours being one. */
export function createSpeller(terms: Iterable<Term>): Speller {
  const byLength: Candidate[][] = [];
  for (const { word, files } of terms) {
    if (mayBeMeant(word)) (byLength[word.length] ??= []).push({ word, files, letters: lettersOf(word) });
  }
  return (word) => (word.length < SHORTEST || word.length > LONGEST || UNSPELT.test(word) ? null : nearestOf(word, byLength));
}

/** Is this a word that another can be corrected to? */
function mayBeMeant(word: string): boolean {
  return word.length >= SHORTEST - 1 && word.length <= LONGEST + MOST_SLIPS && !UNSPELT.test(word);
}

function nearestOf(word: string, byLength: readonly (readonly Candidate[] | undefined)[]): string | null {
  const letters = lettersOf(word);
  let most = word.length < LONG ? 1 : MOST_SLIPS;
  let best: Candidate | null = null;
  for (let length = word.length - most; length <= word.length + most; length++) {
    for (const candidate of byLength[length] ?? []) {
      if (!mayBeNear(letters, candidate.letters, most) || !mayBeNear(candidate.letters, letters, most)) continue;
      const slips = editDistance(word, candidate.word, most);
      if (slips > most || (best && slips === most && !isBetter(candidate, best, word))) continue;
      best = candidate;
      most = slips;
    }
  }
  return best?.word ?? null;
}

/** Of two words equally near: the one that begins alike, then the more usual, then the first of the alphabet. */
function isBetter(one: Term, other: Term, word: string): boolean {
  const [alike, otherAlike] = [one, other].map((term) => term.word[0] === word[0]);
  if (alike !== otherAlike) return alike!;
  return one.files === other.files ? one.word < other.word : one.files > other.files;
}

/** “Nothing has “tracng”. Showing what has “tracing”.” `isFound`: and there is something to show. */
export function sayCorrected(corrected: readonly Correction[], isFound: boolean): string {
  const quoted = (words: string[], joint: string) => words.map((word) => `“${word}”`).join(joint);
  const [from, to] = [quoted(corrected.map((one) => one.from), ' or '), quoted(corrected.map((one) => one.to), ' and ')];
  return isFound ? `Nothing has ${from}. Showing what has ${to}.` : `Nothing has ${from}, and looking for ${to} instead finds nothing here.`;
}
