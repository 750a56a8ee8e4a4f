import { lettersOf } from './capture-spelling.ts';
import type { EntryHead, Head } from './heads.ts';
import { nameKey, type Names, type Resolution } from './names.ts';

/** Something that a line may name, with all that it goes by. */
export interface Nameable {
  head: Head;
  /** Ways to write it, `nameKey` of each: id, title, aliases, and the id with spaces for hyphens. */
  keys: readonly NameKey[];
}

export interface NameKey {
  key: string;
  /** See `lettersOf`. */
  letters: number;
}

/** What readers and completers of a line look names up in; compiled once for each state of the vault. */
export interface CaptureNames {
  names: Names<Head>;
  all: readonly Nameable[];
  /** Areas and projects, which need no brackets. */
  bare: readonly Nameable[];
  /** What a phrase without brackets can name: an area, else a project. */
  lookUp(phrase: string): Resolution<Head>;
  /** The most words that any such name has. */
  longest: number;
}

/** Names of more words are found in brackets only. */
const MOST_WORDS = 12;

export function compileCaptureNames(names: Names<Head>, heads: readonly Head[]): CaptureNames {
  const all = heads.map(nameableOf);
  const bare = all.filter(({ head }) => head.isArea || head.kind === 'project');
  const projects = tableOf(bare, (head): head is EntryHead => !head.isArea);
  const spaced = tableOf(bare, (head): head is Head => head.isArea);
  const longest = bare.reduce((most, { keys }) => Math.max(most, ...keys.map(({ key }) => key.split(/[\s,:;]+/).length)), 1);
  return {
    names,
    all,
    bare,
    longest: Math.min(longest, MOST_WORDS),
    lookUp(phrase) {
      const area = names.resolveArea(phrase);
      if (area.state !== 'missing') return area;
      const key = nameKey(phrase);
      return onlyOf(spaced.get(key) ?? projects.get(key) ?? []);
    },
  };
}

/** A vault after a save has almost all the heads it had before. */
const known = new WeakMap<Head, Nameable>();

function nameableOf(head: Head): Nameable {
  const nameable = known.get(head) ?? { head, keys: keysOf(head).map((key) => ({ key, letters: lettersOf(key) })) };
  known.set(head, nameable);
  return nameable;
}

function keysOf({ id, title, aliases }: Head): string[] {
  return [...new Set([id, title, ...aliases, id.replaceAll('-', ' ')].map(nameKey))];
}

function tableOf<T extends Head>(all: readonly Nameable[], fits: (head: Head) => head is T): Map<string, T[]> {
  const table = new Map<string, T[]>();
  for (const { head, keys } of all) {
    if (!fits(head)) continue;
    for (const { key } of keys) {
      const found = table.get(key);
      if (found) found.push(head);
      else table.set(key, [head]);
    }
  }
  return table;
}

function onlyOf(found: readonly Head[]): Resolution<Head> {
  if (found.length === 0) return { state: 'missing' };
  return found.length === 1 ? { state: 'found', target: found[0]! } : { state: 'ambiguous', candidates: [...found] };
}
