/**
 * A map that is never changed. One that is patched shares all but its latest changes with the one
 * it comes from, so that a change of one name in ten thousand costs no copy of them all.
 */
export interface PatchedMap<V> {
  base: ReadonlyMap<string, V>;
  /** What differs from the base; undefined is not there. */
  recent: ReadonlyMap<string, V | undefined>;
  get(key: string): V | undefined;
}

/** Past this many changes they are worked into a base of their own. */
const MANY = 400;

export function emptyMap<V>(): PatchedMap<V> {
  return layers<V>(new Map(), new Map());
}

/** The map with these changes; undefined takes a key out. */
export function patchMap<V>({ base, recent }: PatchedMap<V>, changes: ReadonlyMap<string, V | undefined>): PatchedMap<V> {
  if (recent.size + changes.size <= MANY) return layers(base, new Map([...recent, ...changes]));
  const next = new Map(base);
  for (const layer of [recent, changes]) {
    layer.forEach((value, key) => {
      if (value === undefined) next.delete(key);
      else next.set(key, value);
    });
  }
  return layers<V>(next, new Map());
}

/** The values that pass a test. */
export function valuesThat<V>({ base, recent }: PatchedMap<V>, isWanted: (value: V) => boolean): V[] {
  const wanted: V[] = [];
  base.forEach((value, key) => {
    if (isWanted(value) && !recent.has(key)) wanted.push(value);
  });
  recent.forEach((value) => {
    if (value !== undefined && isWanted(value)) wanted.push(value);
  });
  return wanted;
}

/** Keys that have one value in one map and not the same in the other. */
export function keysUnlike<V>(a: PatchedMap<V>, b: PatchedMap<V>): string[] {
  const keys = new Set([...a.recent.keys(), ...b.recent.keys()]);
  if (a.base !== b.base) {
    for (const key of a.base.keys()) keys.add(key);
    for (const key of b.base.keys()) keys.add(key);
  }
  return [...keys].filter((key) => a.get(key) !== b.get(key));
}

function layers<V>(base: ReadonlyMap<string, V>, recent: ReadonlyMap<string, V | undefined>): PatchedMap<V> {
  return { base, recent, get: (key) => (recent.has(key) ? recent.get(key) : base.get(key)) };
}
