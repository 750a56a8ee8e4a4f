import { readHead } from './capture-head.ts';
import type { CaptureNames, Nameable, NameKey } from './capture-names.ts';
import { editDistance, lettersOf, mayBeNear, slipsAllowed } from './capture-spelling.ts';
import { DEPTHS } from './depth.ts';
import type { Kind } from './entry.ts';
import type { Head } from './heads.ts';
import { nameKey } from './names.ts';

/** What may take the place of what stands from `from` to `to` of a line. */
export interface Candidate {
  from: number;
  to: number;
  insert: string;
  as: 'depth' | 'area' | Kind;
  title: string;
}

/** A name that may stand in a wikilink; `insert` is its id, which always leads there. */
export interface NameCandidate {
  insert: string;
  title: string;
  what: 'area' | Kind;
}

const SHOWN = 8;
/** Longer than any name is typed before it is chosen. */
const LONGEST_QUERY = 60;
/** Fewer letters are in too many words. */
const SHORTEST_PART = 4;
const OPEN_LINK = /\[\[([^[\]|#\n]*)$/;
const WORDS_BEFORE_CARET = [3, 2, 1].map((words) => new RegExp(String.raw`(?<![^\s,;:])[^\s,;:[\]]+(?:[^\S\n]+[^\s,;:[\]]+){${words - 1}}$`));

/** What the word at the caret may become, best first: a depth, an area or a project; behind `[[` any name. */
export function completeCapture(text: string, caret: number, names: CaptureNames): Candidate[] {
  const before = text.slice(0, caret);
  const link = OPEN_LINK.exec(before.slice(-LONGEST_QUERY));
  if (link) return completeLink(text, caret, link[1]!, names);
  // Today matters to none of what is asked here.
  const { end } = readHead(before, names, 0);
  const found = WORDS_BEFORE_CARET.flatMap((pattern) => {
    const phrase = pattern.exec(before.slice(-LONGEST_QUERY))?.[0];
    const from = caret - (phrase?.length ?? 0);
    return phrase === undefined || from > end ? [] : matchPhrase(phrase, from, caret, names);
  });
  return best(found, ({ insert, as }) => `${as} ${insert}`).slice(0, SHOWN).map(({ score: _, ...candidate }) => candidate);
}

/** Names for what has been typed of one, best first; of nothing typed, none. */
export function completeName(prefix: string, names: CaptureNames): NameCandidate[] {
  const found = matchNames(prefix, names.all).map(({ head, score }) => ({ insert: head.id, title: head.title, what: asOf(head), score }));
  return best(found, ({ insert }) => insert).slice(0, SHOWN).map(({ score: _, ...candidate }) => candidate);
}

function completeLink(text: string, caret: number, prefix: string, names: CaptureNames): Candidate[] {
  const [rest] = /^[^[\]|#\n]*\]\]|^/.exec(text.slice(caret, caret + LONGEST_QUERY))!;
  return completeName(prefix, names).map(({ insert, title, what }) => ({
    ...{ from: caret - prefix.length - 2, to: caret + rest.length },
    ...{ insert: `[[${insert}]]`, as: what, title },
  }));
}

/** How well something fits; lower is better. */
type Scored<T> = T & { score: number };

function matchPhrase(phrase: string, from: number, to: number, names: CaptureNames): Scored<Candidate>[] {
  const query = queryOf(phrase);
  const depths = DEPTHS.map((depth) => ({ insert: depth, as: 'depth' as const, title: depth, score: scoreOf(query, [{ key: depth, letters: lettersOf(depth) }]) }));
  const named = matchNames(phrase, names.bare).map(({ head, score }) => ({ insert: bareName(head, names), as: asOf(head), title: head.title, score }));
  return [...depths, ...named].filter(({ score }) => score < Infinity).map((candidate) => ({ from, to, ...candidate }));
}

/** The id as it is where it says the same without brackets. */
function bareName({ id }: Head, { lookUp }: CaptureNames): string {
  const found = lookUp(id);
  return found.state === 'found' && found.target.id === id && !/[\s,:;]/.test(id) ? id : `[[${id}]]`;
}

function asOf(head: Head): 'area' | Kind {
  return head.isArea ? 'area' : head.kind;
}

function matchNames(prefix: string, all: readonly Nameable[]): { head: Head; score: number }[] {
  const query = queryOf(prefix);
  if (query.key === '') return [];
  return all.map(({ head, keys }) => ({ head, score: scoreOf(query, keys) })).filter(({ score }) => score < Infinity);
}

/** Lower is better: the whole name, its beginning, the beginning of one of its words, a part of it, nearly its beginning. */
function scoreOf(query: NameKey, keys: readonly NameKey[]): number {
  let score = Infinity;
  for (const key of keys) score = Math.min(score, scoreKey(query, key));
  return score;
}

function scoreKey(query: NameKey, { key, letters }: NameKey): number {
  // Among names alike the shorter one comes first.
  const length = Math.min(key.length, 200) / 1000;
  const at = key.indexOf(query.key);
  if (at === 0) return key.length === query.key.length ? 0 : 1 + length;
  if (at > 0 && !/[\p{L}\p{N}]/u.test(key[at - 1]!)) return 2 + length;
  if (at > 0 && query.key.length >= SHORTEST_PART) return 3 + length;
  // Of a slip the first letter is seldom the one.
  const most = slipsAllowed(query.key.length);
  if (most === 0 || key[0] !== query.key[0] || !mayBeNear(query.letters, letters, most)) return Infinity;
  const slips = editDistance(query.key, key, most, true);
  return slips > most ? Infinity : 4 + slips + length;
}

function queryOf(typed: string): NameKey {
  const key = nameKey(typed.slice(0, LONGEST_QUERY));
  return { key, letters: lettersOf(key) };
}

/** The best of each sort, in order. */
function best<T extends { title: string; score: number }>(found: readonly T[], keyOf: (candidate: T) => string): T[] {
  const sorted = [...found].sort((a, b) => a.score - b.score || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  const seen = new Set<string>();
  return sorted.filter((candidate) => !seen.has(keyOf(candidate)) && seen.add(keyOf(candidate)));
}
