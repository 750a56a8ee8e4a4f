/** A file as a tree holds it. */
export interface TreeEntry {
  mode: string;
  oid: string;
}

/** A path that could not be merged; a side is null where it has no such file. */
export interface Clash {
  path: string;
  base: TreeEntry | null;
  ours: TreeEntry | null;
  theirs: TreeEntry | null;
}

const SIDES = { 1: 'base', 2: 'ours', 3: 'theirs' } as const;

/** Reads `git merge-tree --write-tree -z --no-messages`: the tree as far as it goes, and what clashes in it. */
export function readMergeTree(output: string): { tree: string; clashes: Clash[] } {
  const [tree = '', ...lines] = output.split('\0');
  const clashes = new Map<string, Clash>();
  for (const line of lines) {
    const [, mode, oid, stage, path] = /^(\d+) ([0-9a-f]+) ([123])\t(.+)$/s.exec(line) ?? [];
    if (mode === undefined || oid === undefined || path === undefined) break;
    const clash = clashes.get(path) ?? { path, base: null, ours: null, theirs: null };
    clash[SIDES[Number(stage) as 1 | 2 | 3]] = { mode, oid };
    clashes.set(path, clash);
  }
  return { tree, clashes: [...clashes.values()] };
}

/** Reads `git ls-tree -r -z --full-tree`. */
export function readTree(output: string): Map<string, TreeEntry> {
  const entries = output.split('\0').flatMap((line): [string, TreeEntry][] => {
    const [, mode, oid, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    return mode === undefined || oid === undefined || path === undefined ? [] : [[path, { mode, oid }]];
  });
  return new Map(entries);
}

/** What became of a push of one branch, from `git push --porcelain`: `behind` when somebody else was faster. */
export function readPush(output: string): { state: 'pushed' } | { state: 'behind' } | { state: 'refused'; reason: string } {
  const line = output.split('\n').find((l) => l.startsWith('!'));
  if (line === undefined) return { state: 'pushed' };
  const summary = line.split('\t')[2] ?? '';
  const isRace = /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|incorrect old value/.test(summary);
  return isRace ? { state: 'behind' } : { state: 'refused', reason: /\((.+)\)\s*$/.exec(summary)?.[1] ?? summary };
}
