import { doiKey, textOf, yearOf, type CslItem } from './csl.ts';

export interface KnownSource {
  id: string;
  item: CslItem;
}

/** `same`: it is that source. `near`: a person has to say. */
export interface SourceMatch<T> {
  sameness: 'same' | 'near';
  known: T;
}

/** Finds sources that are there already: by DOI, then by title and year. */
export interface SourceMatcher<T extends KnownSource> {
  add(known: T): void;
  find(item: CslItem): SourceMatch<T> | null;
}

export function createMatcher<T extends KnownSource>(sources: readonly T[] = []): SourceMatcher<T> {
  const [byDoi, byTitle, byMainTitle] = [new Map<string, T>(), new Map<string, T[]>(), new Map<string, T>()];
  const matcher: SourceMatcher<T> = {
    add(known) {
      const { doi, title, main } = keysOf(known.item);
      if (doi !== '') byDoi.set(doi, byDoi.get(doi) ?? known);
      if (title !== '') byTitle.set(title, [...(byTitle.get(title) ?? []), known]);
      if (main !== '') byMainTitle.set(main, byMainTitle.get(main) ?? known);
    },
    find(item) {
      const { doi, title, main } = keysOf(item);
      const ofDoi = doi === '' ? undefined : byDoi.get(doi);
      if (ofDoi) return { sameness: 'same', known: ofDoi };
      const titled = title === '' ? [] : (byTitle.get(title) ?? []);
      const same = titled.find((known) => yearOf(known.item) === yearOf(item) && !differ(doi, keysOf(known.item).doi));
      if (same) return { sameness: 'same', known: same };
      const near = titled[0] ?? (main === '' ? undefined : byMainTitle.get(main));
      return near ? { sameness: 'near', known: near } : null;
    },
  };
  for (const known of sources) matcher.add(known);
  return matcher;
}

function differ(a: string, b: string): boolean {
  return a !== '' && b !== '' && a !== b;
}

/** Each of some sources that an earlier one is, or may be. */
export function findDoubles<T extends KnownSource>(sources: readonly T[]): (SourceMatch<T> & { source: T })[] {
  const matcher = createMatcher<T>();
  return sources.flatMap((source) => {
    const match = matcher.find(source.item);
    matcher.add(source);
    return match ? [{ source, ...match }] : [];
  });
}

interface Keys {
  doi: string;
  title: string;
  main: string;
}

const known = new WeakMap<CslItem, Keys>();

/** Worked out once for each source, which never changes. */
function keysOf(item: CslItem): Keys {
  const keys = known.get(item) ?? readKeys(item);
  known.set(item, keys);
  return keys;
}

function readKeys(item: CslItem): Keys {
  const title = item.title ?? '';
  const [beforeColon = ''] = title.split(/[:?]\s/);
  const main = titleKey(beforeColon);
  // A short beginning (“Editorial: …”) is shared by what has nothing else in common.
  return { doi: doiKey(textOf(item, 'DOI') || textOf(item, 'URL')), title: titleKey(title), main: main.split(' ').length >= 4 ? main : '' };
}

/** A title as everybody would write it: letters and digits alone. */
function titleKey(title: string): string {
  const bare = title.replace(/<[^<>]*>/g, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
