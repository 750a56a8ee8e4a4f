import type { Kind } from './entry.ts';
import type { Basis, Movement } from './radar.ts';
import type { Blip, RadarView, RetiredArea } from './radar-view.ts';

/** What a reader narrows a radar to. Of several values in one list one suffices; an empty list asks for everything. */
export interface BlipFilter {
  quadrants: string[];
  rings: string[];
  bases: Basis[];
  movements: Movement[];
  vendors: string[];
  /** Tags and kinds of evidence, of which `match` says whether one suffices or all are wanted. */
  tags: string[];
  kinds: Kind[];
  match: 'any' | 'all';
  /** Only areas that the owner has had in their own hands. */
  firstHand: boolean;
}

export const NO_FILTER: BlipFilter = { quadrants: [], rings: [], bases: [], movements: [], vendors: [], tags: [], kinds: [], match: 'any', firstHand: false };

/** The values that a reader has chosen, of whatever sort. */
export function countChosen({ match: _, firstHand, ...lists }: BlipFilter): number {
  return Object.values(lists).reduce((sum, list) => sum + list.length, firstHand ? 1 : 0);
}

/** The areas that a filter asks for, in the order they came. */
export function filterBlips<T extends RetiredArea>(blips: readonly T[], filter: BlipFilter, view: Pick<RadarView, 'quadrants' | 'rings'>): T[] {
  const fits = (chosen: readonly string[], value: string | null) => chosen.length === 0 || (value !== null && chosen.includes(value));
  return blips.filter(
    (blip) =>
      fits(filter.quadrants, view.quadrants[blip.quadrant]!.id) &&
      fits(filter.rings, view.rings[blip.ring]!.id) &&
      fits(filter.bases, blip.basis) &&
      fits(filter.movements, blip.movement) &&
      fits(filter.vendors, blip.vendor) &&
      (!filter.firstHand || blip.lastFirstHand !== null) &&
      hasEvidence(blip, filter),
  );
}

function hasEvidence(blip: RetiredArea, { tags, kinds, match }: BlipFilter): boolean {
  if (tags.length + kinds.length === 0) return true;
  const has = [...tags.map((tag) => blip.tags.includes(tag)), ...kinds.map((kind) => blip.kinds.includes(kind))];
  return match === 'all' ? has.every(Boolean) : has.some(Boolean);
}

/** Whether an area is one that a search means: every word is in its title, its id or a tag. No words mean none. */
export function isFound({ title, area, tags }: Pick<Blip, 'title' | 'area' | 'tags'>, text: string): boolean {
  const words = wordsOf(text);
  const haystack = [title, area, ...tags].join(' ').toLowerCase();
  return words.length > 0 && words.every((word) => haystack.includes(word));
}

/** The areas a picture shows as meant, with those a filter leaves out and a search passes over drawn faintly; undefined where all are meant. */
export function meantBlips(view: RadarView, filter: BlipFilter, text: string): ReadonlySet<string> | undefined {
  const searched = wordsOf(text).length > 0;
  if (!searched && countChosen(filter) === 0) return undefined;
  const kept = filterBlips(view.blips, filter, view).filter((blip) => !searched || isFound(blip, text));
  return new Set(kept.map(({ area }) => area));
}

export interface Stretch {
  text: string;
  isMatch: boolean;
}

/** A text cut where words of a search stand in it. */
export function markMatches(text: string, search: string): Stretch[] {
  const words = wordsOf(search).sort((a, b) => b.length - a.length);
  const lower = text.toLowerCase();
  // Some letters change their length in lower case, and places in the one are then not places in the other.
  if (words.length === 0 || lower.length !== text.length) return [{ text, isMatch: false }];
  const stretches: Stretch[] = [];
  for (let at = 0; at < text.length; ) {
    const word = words.find((candidate) => lower.startsWith(candidate, at));
    const last = stretches.at(-1);
    if (word) stretches.push({ text: text.slice(at, at + word.length), isMatch: true });
    else if (last && !last.isMatch) last.text += text[at]!;
    else stretches.push({ text: text[at]!, isMatch: false });
    at += word?.length ?? 1;
  }
  return stretches;
}

/** What there is to choose from on a radar, each with the number of areas that have it, in order of their names. */
export function countValues(blips: readonly RetiredArea[], valuesOf: (blip: RetiredArea) => readonly string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const blip of blips) for (const value of new Set(valuesOf(blip))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
