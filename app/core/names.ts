import { emptyMap, patchMap, valuesThat, type PatchedMap } from './patched-map.ts';

/** Anything a link can name: an entry or an area. */
export interface Named {
  id: string;
  path: string;
  title: string;
  aliases: readonly string[];
  isArea: boolean;
}

export type Resolution<T extends Named> =
  | { state: 'found'; target: T }
  | { state: 'missing' }
  | { state: 'ambiguous'; candidates: T[] };

export interface Names<T extends Named> {
  /** What `[[ref]]` names: by id, else by title, else by alias, ignoring case. */
  resolve(ref: string): Resolution<T>;
  /** The same among areas only: what log lines and `areas:` name. */
  resolveArea(ref: string): Resolution<T>;
  /** What a path inside the vault names. */
  resolvePath(path: string): Resolution<T>;
  /** Ids that more than one file claims, with the files. */
  clashes(): { id: string; files: T[] }[];
  byPath: PatchedMap<T>;
  /** Other names, in which what is at `paths` has made room for what came there. */
  amend(paths: readonly string[], came: readonly T[]): Names<T>;
}

/** Two ways to write a name are the same name when this agrees. */
export function nameKey(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The items with names of their own: of several ways to write one name, the first. */
export function uniqueNames<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = nameKey(nameOf(item));
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return [...byKey.values()];
}

/** Names are the same in whatever order their files come: areas stand before entries, each by path. */
export function compileNames<T extends Named>(all: readonly T[]): Names<T> {
  return namesIn<T>(emptyMap(), NAMES_OF.map(() => emptyMap())).amend([], all);
}

type NamedByPath = Pick<PatchedMap<Named>, 'get'>;

/** Keys of the names that something at `paths` has on one side and not on the other: what they lead to may differ. */
export function movedKeys(before: NamedByPath, after: NamedByPath, paths: Iterable<string>): Set<string> {
  const moved = new Set<string>();
  for (const path of paths) {
    const [was, is] = [before.get(path), after.get(path)];
    if (was === is || haveSameNames(was, is)) continue;
    for (const key of [...keysOf(was), ...keysOf(is)]) moved.add(key);
  }
  return moved;
}

/** Keys of all names that something has. */
export function keysOf(named: Named | undefined): string[] {
  return named ? [named.id, named.title, ...named.aliases].map(nameKey) : [];
}

/** Paths by the key of a name. */
type Table = PatchedMap<readonly string[]>;

/** What a file is called, the kind of name that goes before the others first. */
const NAMES_OF: readonly ((named: Named) => readonly string[])[] = [({ id }) => [id], ({ title }) => [title], ({ aliases }) => aliases];

/** Tables hold paths, so that a file that changes and keeps its names changes none of them. */
function namesIn<T extends Named>(byPath: PatchedMap<T>, tables: readonly Table[]): Names<T> {
  const find = (ref: string, fits: (n: T) => boolean): Resolution<T> => {
    const key = nameKey(ref);
    for (const table of tables) {
      const found = filesAt(table.get(key)).filter(fits);
      if (found.length === 1) return { state: 'found', target: found[0]! };
      if (found.length > 1) return { state: 'ambiguous', candidates: found };
    }
    return { state: 'missing' };
  };
  const filesAt = (paths: readonly string[] = []) => paths.map((path) => byPath.get(path)!);
  return {
    byPath,
    resolve: (ref) => find(ref, () => true),
    resolveArea: (ref) => find(ref, (n) => n.isArea),
    resolvePath: (path) => {
      const target = byPath.get(path) ?? byPath.get(`${path}.md`);
      return target ? { state: 'found', target } : { state: 'missing' };
    },
    clashes: () =>
      valuesThat(tables[0]!, (paths) => paths.length > 1)
        .map(filesAt)
        .map((files) => ({ id: files[0]!.id, files })),
    amend(paths, came) {
      const changes = new Map<string, T | undefined>();
      for (const path of paths) changes.set(path, undefined);
      for (const named of came) changes.set(named.path, named);
      const after = patchMap(byPath, changes);
      const left = paths.flatMap((path) => byPath.get(path) ?? []).filter((named) => !haveSameNames(named, after.get(named.path)));
      const added = came.filter((named) => !haveSameNames(named, byPath.get(named.path)));
      return namesIn(after, tables.map((table, i) => amendTable(table, NAMES_OF[i]!, left, added, after)));
    },
  };
}

function amendTable(table: Table, namesOf: (named: Named) => readonly string[], left: readonly Named[], added: readonly Named[], after: NamedByPath): Table {
  const moved = new Map<string, string[] | undefined>();
  const pathsAt = (key: string): string[] | undefined => {
    const paths = moved.get(key) ?? table.get(key)?.slice();
    if (paths) moved.set(key, paths);
    return paths;
  };
  for (const named of left) {
    for (const key of new Set(namesOf(named).map(nameKey))) pathsAt(key)!.splice(pathsAt(key)!.indexOf(named.path), 1);
  }
  for (const named of added) {
    for (const key of new Set(namesOf(named).map(nameKey))) {
      const paths = pathsAt(key);
      if (paths) paths.push(named.path);
      // Most names are of one file, and a list made to measure takes a fraction of one that grew.
      else moved.set(key, [named.path]);
    }
  }
  if (moved.size === 0) return table;
  const areasFirst = (a: string, b: string) => Number(after.get(b)!.isArea) - Number(after.get(a)!.isArea) || (a < b ? -1 : 1);
  moved.forEach((paths, key) => {
    if (paths!.length === 0) moved.set(key, undefined);
    else if (paths!.length > 1) paths!.sort(areasFirst);
  });
  return patchMap(table, moved);
}

function haveSameNames(a: Named | undefined, b: Named | undefined): boolean {
  if (!a || !b) return a === b;
  return a.id === b.id && a.title === b.title && a.isArea === b.isArea && a.aliases.join('\n') === b.aliases.join('\n');
}
