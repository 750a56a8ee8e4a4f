import { lstatSync, readdirSync } from 'node:fs';
import { mkdtemp, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readTree } from '#app/core/git-merge-output.ts';
import { readTreeDiff, type TreeChange } from '#app/core/git-output.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { realDisk } from './disk.server.ts';
import { makeFolders, syncFolder } from './disk-files.server.ts';
import { moveHead, outputOf, readHead, stage } from './git-commit.server.ts';
import { filteredPaths } from './git-filters.server.ts';
import type { GitMemory } from './git-memory.server.ts';
import { gitFolder } from './git-notes.server.ts';
import { contentAfter, contentsOf, findObstacles } from './git-obstacles.server.ts';
import { vaultPath, type Repository } from './git-repository.server.ts';

export type Exclusively = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

export interface AdvanceJob {
  root: string;
  repository: Repository;
  memory: GitMemory;
  /** Runs what changes files while nobody else writes in the vault. */
  exclusively: Exclusively;
  /** Has Whetstone written this path of the repository since the last commit? */
  isNoted(path: string): boolean;
}

/** `again`: something was saved or committed meanwhile, so the merge has to be made anew. */
export type Advanced = { state: 'advanced'; paths: string[] } | { state: 'again' };

/** Milliseconds for writing all files of a large vault. */
const PATIENCE = 300_000;
/** What the folders are called in which files wait to be moved into place, and the age, in ms, at which nobody is at work there any more. */
const INCOMING = 'incoming-';
const ABANDONED = 3_600_000;
const NO_FILE = '000000';
const SUBMODULE = '160000';

/**
 * Takes the files on disk, the index and the branch from one commit to another, in this order, so
 * that a power cut at any point leaves files that either commit explains, and a branch that has not
 * moved: the next advance goes on from there. No file that holds anything else is overwritten.
 */
export async function advance(job: AdvanceJob, from: string | null, to: string): Promise<Result<Advanced>> {
  const { repository, root } = job;
  const changes = await changesBetween(repository, from, to);
  if (!changes.ok) return changes;
  const leftovers = await findLeftovers(job, changes.value, to);
  const all = [...changes.value, ...leftovers.besides];
  const filtered = await filteredPaths(repository, all.map(({ path }) => path));
  if (!filtered.ok) return filtered;
  if (filtered.value.length > 0) return fail(needsFilter(filtered.value));
  await sweepIncoming(root);
  const folder = await mkdtemp(join(gitFolder(root), INCOMING));
  try {
    const unpacked = await unpack(repository, to, all, folder);
    return unpacked.ok ? await job.exclusively(() => apply(job, { from, to, all, written: leftovers.written, folder })) : unpacked;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Move {
  from: string | null;
  to: string;
  all: readonly TreeChange[];
  /** What an advance that was cut short may have left at a path. */
  written: ReadonlyMap<string, string>;
  /** Where the new files wait to be moved into place. */
  folder: string;
}

async function apply({ repository, memory, isNoted }: AdvanceJob, { from, to, all, written, folder }: Move): Promise<Result<Advanced>> {
  if ((await readHead(repository)) !== from) return succeed({ state: 'again' });
  const files = all.filter(isFile);
  const look = await findObstacles(repository, files, written);
  if (!look.ok) return look;
  const { obstacles, settled } = look.value;
  if (obstacles.length > 0) return obstacles.every(isNoted) ? succeed({ state: 'again' }) : fail(inTheWay(repository, obstacles));
  memory.write({ advance: { from, to } });
  await moveFiles(repository, files.filter(({ path }) => !settled.has(path)), folder);
  const staged = await stage(repository, all);
  if (!staged.ok) return staged;
  const moved = from === to ? succeed(null) : await moveHead(repository, to, from, 'whetstone: sync');
  if (!moved.ok) return moved.problem.code === 'changed' ? succeed({ state: 'again' }) : moved;
  memory.write({ advance: null });
  await repository.run(['update-index', '-q', '--refresh']);
  return succeed({ state: 'advanced', paths: all.flatMap(({ path }) => vaultPath(repository, path) ?? []) });
}

/** Each file goes or comes whole, and is on the disk when this returns. */
async function moveFiles({ top, prefix }: Repository, changes: readonly TreeChange[], folder: string): Promise<void> {
  for (const { path } of changes.filter(isGone)) {
    await rm(join(top, path), { force: true });
    await dropEmptyFolders(top, prefix, dirname(path));
  }
  for (const { path } of changes.filter((change) => !isGone(change))) {
    // An emptied folder may have had the name; of a file, nothing is removed here.
    await rmdir(join(top, path)).catch(() => undefined);
    await makeFolders(realDisk, top, dirname(join(top, path)));
    await rename(join(folder, path), join(top, path));
  }
  for (const parent of new Set(changes.map(({ path }) => join(top, dirname(path))))) {
    if (lstatSync(parent, { throwIfNoEntry: false })?.isDirectory()) await syncFolder(realDisk, parent);
  }
}

/** As Git does; but the vault's own folder stays. */
async function dropEmptyFolders(top: string, prefix: string, folder: string): Promise<void> {
  for (let at = folder; at !== '.' && `${at}/` !== prefix; at = dirname(at)) {
    try {
      await rmdir(join(top, at));
    } catch {
      return;
    }
  }
}

/** Writes what is to come, with the line endings it has on disk, to where it can be moved into place from. */
async function unpack({ run, scratch }: Repository, to: string, changes: readonly TreeChange[], folder: string): Promise<Result<null>> {
  const files = changes.filter((change) => isFile(change) && !isGone(change)).map(({ path }) => path);
  const own = await mkdtemp(join(scratch, 'index-'));
  const env = { GIT_INDEX_FILE: join(own, 'index') };
  try {
    const read = await run(['read-tree', to], { env });
    if (read.code !== 0) return fail(explainGit(read.stderr));
    const input = files.map((path) => `${path}\0`).join('');
    const written = await run(['checkout-index', `--prefix=${folder}/`, '-z', '--stdin'], { env, input, patience: PATIENCE });
    if (written.code !== 0) return fail(explainGit(written.stderr));
  } finally {
    await rm(own, { recursive: true, force: true });
  }
  for (const path of files) await syncFile(join(folder, path));
  return succeed(null);
}

/** Removes what killed processes have left. */
async function sweepIncoming(root: string): Promise<void> {
  const folder = gitFolder(root);
  for (const name of readdirSync(folder).filter((found) => found.startsWith(INCOMING))) {
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > ABANDONED) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function syncFile(place: string): Promise<void> {
  if (lstatSync(place).isSymbolicLink()) return;
  const file = await open(place, 'r');
  await file.sync().finally(() => file.close());
}

async function changesBetween(repository: Repository, from: string | null, to: string): Promise<Result<TreeChange[]>> {
  const before = from === null ? outputOf(await repository.run(['hash-object', '-t', 'tree', '-w', '--stdin'])) : succeed(from);
  if (!before.ok) return before;
  const { code, stdout, stderr } = await repository.run(['diff-tree', '-r', '-z', '--no-renames', '--raw', before.value, to]);
  return code === 0 ? succeed(readTreeDiff(stdout.toString())) : fail(explainGit(stderr));
}

/** What an advance that was cut short may have written, and the paths of it that are to be put back as they are in both commits. */
async function findLeftovers({ repository, memory }: AdvanceJob, changes: readonly TreeChange[], to: string) {
  const begun = memory.read().advance;
  const before = begun && (await changesBetween(repository, begun.from, begun.to));
  // Commits that are gone cannot be gone on from.
  if (!before?.ok) return { besides: [], written: new Map<string, string>() };
  const listed = await repository.run(['ls-tree', '-r', '-z', '--full-tree', to]);
  const tree = readTree(listed.stdout.toString());
  const known = new Set(changes.map(({ path }) => path));
  const besides = before.value
    .filter(({ path }) => !known.has(path))
    .map(({ path }) => {
      const entry = tree.get(path) ?? { mode: NO_FILE, oid: '0'.repeat(to.length) };
      return { path, before: entry, after: entry };
    });
  return { besides, written: new Map(before.value.map((change) => [change.path, contentAfter(change)])) };
}

/** Files that differ from the last commit only because an advance to another one was cut short. */
export async function unfinishedPaths({ repository, memory }: Pick<AdvanceJob, 'repository' | 'memory'>): Promise<Result<Set<string>>> {
  const begun = memory.read().advance;
  const changes = begun && (await changesBetween(repository, begun.from, begun.to));
  if (!changes?.ok) return succeed(new Set());
  const found = await contentsOf(repository, changes.value.map(({ path }) => path));
  if (!found.ok) return found;
  return succeed(new Set(changes.value.filter((change) => found.value.get(change.path) === contentAfter(change)).map(({ path }) => path)));
}

function isGone({ after }: TreeChange): boolean {
  return after.mode === NO_FILE;
}

/** The files of a submodule are its own repository's. */
function isFile({ before, after }: TreeChange): boolean {
  return before.mode !== SUBMODULE && after.mode !== SUBMODULE;
}

function few(paths: readonly string[]): string {
  return paths.slice(0, 5).join(', ') + (paths.length > 5 ? ` and ${paths.length - 5} more` : '');
}

function inTheWay(repository: Repository, obstacles: readonly string[]): Problem {
  return {
    code: 'changed',
    message: `Changed here without being committed, and on the other side as well: ${few(obstacles.map((path) => vaultPath(repository, path) ?? path))}. What came is fetched, and no file was touched.`,
    hint: 'Commit these files, or let the sync commit every edit in the vault first: tick the box beside “Sync now”, or call whet sync --all.',
  };
}

function needsFilter(paths: readonly string[]): Problem {
  return {
    code: 'git-failed',
    message: `Files that came go through a Git filter such as LFS, which Whetstone does not run: ${few(paths)}. What came is fetched, and no file was touched.`,
    hint: 'Run git pull --no-rebase in a terminal.',
  };
}
