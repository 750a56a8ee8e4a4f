import type { CaptureHead } from './capture-head.ts';
import type { CaptureNames, Nameable, NameKey } from './capture-names.ts';
import { editDistance, lettersOf, mayBeNear, slipsAllowed } from './capture-spelling.ts';
import type { TextLink } from './capture-text.ts';
import { DEPTHS } from './depth.ts';
import type { Head } from './heads.ts';
import { nameKey } from './names.ts';

/** A name that was not understood, and what it may have been meant to be, best first. */
export interface Near {
  from: number;
  to: number;
  written: string;
  why: 'misspelt' | 'ambiguous' | 'missing';
  candidates: NearCandidate[];
}

export interface NearCandidate {
  as: 'depth' | 'area' | 'target';
  /** What to write in its place. */
  write: string;
  title: string;
}

const MOST_CANDIDATES = 5;
const MOST_LINKS = 5;
/** Beyond this it is no slip of the pen. */
const LONGEST = 80;
/** One to three words, up to white space or a sign. */
const PHRASES = [/^[^\s,:;]+/, /^[^\s,:;]+[ -][^\s,:;]+/, /^[^\s,:;]+[ -][^\s,:;]+[ -][^\s,:;]+/];

/** What the word or words at which the text begins may have been meant as. */
export function nearStart(input: string, { depth, end: at }: CaptureHead, names: CaptureNames): Near[] {
  const start = input.slice(at, at + LONGEST);
  const phrases = PHRASES.flatMap((pattern) => pattern.exec(start)?.[0] ?? []);
  for (const written of phrases.reverse()) {
    const place = { from: at, to: at + written.length, written };
    const named = names.lookUp(written);
    if (named.state === 'ambiguous') return [{ ...place, why: 'ambiguous', candidates: named.candidates.map(candidateOf) }];
    const candidates = [...(depth === null ? nearDepths(written) : []), ...nearNames(written, names.bare)];
    if (candidates.length > 0) return [{ ...place, why: 'misspelt', candidates: candidates.slice(0, MOST_CANDIDATES) }];
  }
  return [];
}

/** What an area that is not there may have been meant as. */
export function nearMissing({ areas, parts }: CaptureHead, names: CaptureNames): Near[] {
  return areas.flatMap(({ isMissing, written }): Near[] => {
    const candidates = isMissing ? nearNames(written, names.bare) : [];
    const part = parts.find(({ as }) => as === 'area');
    return part && candidates.length > 0 ? [{ from: part.from, to: part.to, written, why: 'missing', candidates: candidates.slice(0, MOST_CANDIDATES) }] : [];
  });
}

/** What links that lead nowhere, or to more than one place, may have been meant as. */
export function nearLinks(links: readonly TextLink[], names: CaptureNames): Near[] {
  return links.slice(0, MOST_LINKS).flatMap(({ from, to, target }): Near[] => {
    const named = names.names.resolve(target);
    if (named.state === 'found') return [];
    const isAmbiguous = named.state === 'ambiguous';
    const candidates = isAmbiguous ? named.candidates.map(candidateOf) : nearNames(target, names.all);
    if (candidates.length === 0) return [];
    return [{ from, to, written: target, why: isAmbiguous ? 'ambiguous' : 'misspelt', candidates: candidates.slice(0, MOST_CANDIDATES) }];
  });
}

function candidateOf(head: Head): NearCandidate {
  return { as: head.isArea ? 'area' : 'target', write: `[[${head.id}]]`, title: head.title };
}

function nearDepths(written: string): NearCandidate[] {
  const word = keyed(written.toLowerCase());
  const near = DEPTHS.map((depth) => ({ depth, distance: distanceOf(word, keyed(depth)) })).filter(({ distance }) => distance < Infinity);
  near.sort((a, b) => a.distance - b.distance);
  return near.map(({ depth }) => ({ as: 'depth', write: depth, title: depth }));
}

function nearNames(written: string, all: readonly Nameable[]): NearCandidate[] {
  if (written.length > LONGEST) return [];
  const wanted = keyed(nameKey(written));
  const near = all.map(({ head, keys }) => ({ head, distance: Math.min(...keys.map((name) => distanceOf(wanted, name))) }));
  return near
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance || Number(b.head.isArea) - Number(a.head.isArea) || (a.head.id < b.head.id ? -1 : 1))
    .map(({ head }) => candidateOf(head));
}

/** Infinite where there is no likeness, or no difference. */
function distanceOf(a: NameKey, b: NameKey): number {
  const most = slipsAllowed(Math.max(a.key.length, b.key.length));
  if (!mayBeNear(a.letters, b.letters, most)) return Infinity;
  const distance = editDistance(a.key, b.key, most);
  return distance > most || distance === 0 ? Infinity : distance;
}

function keyed(key: string): NameKey {
  return { key, letters: lettersOf(key) };
}
