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

export function compileNames<T extends Named>(all: readonly T[]): Names<T> {
  const tables = [byName(all, (n) => [n.id]), byName(all, (n) => [n.title]), byName(all, (n) => n.aliases)];
  const paths = new Map(all.map((n) => [n.path, n]));
  const find = (ref: string, fits: (n: T) => boolean): Resolution<T> => {
    const key = nameKey(ref);
    for (const table of tables) {
      const found = (table.get(key) ?? []).filter(fits);
      if (found.length === 1) return { state: 'found', target: found[0]! };
      if (found.length > 1) return { state: 'ambiguous', candidates: found };
    }
    return { state: 'missing' };
  };
  return {
    resolve: (ref) => find(ref, () => true),
    resolveArea: (ref) => find(ref, (n) => n.isArea),
    resolvePath: (path) => {
      const target = paths.get(path) ?? paths.get(`${path}.md`);
      return target ? { state: 'found', target } : { state: 'missing' };
    },
    clashes: () =>
      [...tables[0]!.values()].filter((files) => files.length > 1).map((files) => ({ id: files[0]!.id, files })),
  };
}

function byName<T extends Named>(all: readonly T[], namesOf: (n: T) => readonly string[]): Map<string, T[]> {
  const table = new Map<string, T[]>();
  for (const named of all) {
    for (const key of new Set(namesOf(named).map(nameKey))) {
      const found = table.get(key);
      if (found) found.push(named);
      else table.set(key, [named]);
    }
  }
  return table;
}
