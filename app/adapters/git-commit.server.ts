import { lstatSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readTreeDiff, type TreeChange } from '#app/core/git-output.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { filteredPaths } from './git-filters.server.ts';
import type { GitRun } from './git-run.server.ts';
import { workInProgress, type Repository } from './git-repository.server.ts';

export interface Commit {
  commit: string;
  /** Paths in the repository. */
  paths: string[];
}

/** How often somebody else's commit may come in between. */
const ATTEMPTS = 5;
const NO_MODE = '000000';

/**
 * Commits these paths of the repository as they are on disk, and nothing else: what the owner has
 * staged elsewhere stays staged. `describe` is told which of them differ. Null when none does.
 */
export async function commitPaths(repository: Repository, paths: readonly string[], describe: (changed: ReadonlySet<string>) => string): Promise<Result<Commit | null>> {
  const blocked = cannotCommit(repository);
  if (blocked) return fail(blocked);
  const wanted = await committable(repository, paths);
  if (!wanted.ok) return wanted;
  if (wanted.value.length === 0) return succeed(null);
  for (let attempt = 1; ; attempt++) {
    const done = await tryCommit(repository, wanted.value, describe);
    if (done.ok || done.problem.code !== 'changed' || attempt === ATTEMPTS) return done;
  }
}

/** Why nothing should be committed now; null when it may be. */
export function cannotCommit(repository: Repository): Problem | null {
  const own = workInProgress(repository);
  if (own !== null) {
    return {
      code: 'git-failed',
      message: `A ${own} of your own is under way in this repository, so Whetstone commits nothing.`,
      hint: `Finish or abort the ${own}; what was saved meanwhile is committed after that.`,
    };
  }
  if (repository.branch === null) {
    return {
      code: 'git-failed',
      message: 'The repository is on no branch (a detached HEAD), where commits are easily lost, so Whetstone commits nothing.',
      hint: 'Check out a branch, or start one with git switch -c NAME; what was saved meanwhile is committed after that.',
    };
  }
  return null;
}

/** The commit that HEAD is at; null before the first one. */
export async function readHead(repository: Repository): Promise<string | null> {
  const head = await repository.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return head.code === 0 ? head.stdout.toString().trim() : null;
}

async function tryCommit(repository: Repository, paths: readonly string[], describe: (changed: ReadonlySet<string>) => string): Promise<Result<Commit | null>> {
  const head = await readHead(repository);
  const tree = await writeTree(repository, head, paths);
  if (!tree.ok) return tree;
  const { run } = repository;
  const before = head ?? (await run(['hash-object', '-t', 'tree', '-w', '--stdin'])).stdout.toString().trim();
  const diff = await run(['diff-tree', '-r', '-z', '--no-renames', '--raw', before, tree.value]);
  if (diff.code !== 0) return fail(explainGit(diff.stderr));
  const changes = readTreeDiff(diff.stdout.toString());
  if (changes.length === 0) return succeed(null);
  // The index first: were it behind HEAD for a moment, a commit of the owner's would undo this one.
  const staged = await stage(repository, changes);
  if (!staged.ok) return staged;
  const changed = changes.map(({ path }) => path);
  const commit = await writeCommit(repository, tree.value, head === null ? [] : [head], describe(new Set(changed)));
  if (!commit.ok) return commit;
  const moved = await moveHead(repository, commit.value, head, 'whetstone: commit');
  if (!moved.ok) return moved;
  await run(['update-index', '-q', '--refresh']);
  return succeed({ commit: commit.value, paths: changed });
}

/** The tree of `head` with these paths as they are on disk, where an index of its own keeps the owner's out of it. */
async function writeTree({ run, scratch }: Repository, head: string | null, paths: readonly string[]): Promise<Result<string>> {
  const folder = await mkdtemp(join(scratch, 'index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    const read = await run(['read-tree', head ?? '--empty'], { env });
    if (read.code !== 0) return fail(explainGit(read.stderr));
    const updated = await run(['update-index', '--add', '--remove', '--replace', '-z', '--stdin'], { env, input: paths.map((path) => `${path}\0`).join('') });
    if (updated.code !== 0) return fail(explainGit(updated.stderr));
    return outputOf(await run(['write-tree'], { env }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts into the owner's index what these paths are to be, and touches no other entry. */
export async function stage({ run }: Repository, changes: readonly TreeChange[]): Promise<Result<null>> {
  const isGone = ({ after }: TreeChange) => after.mode === NO_MODE;
  // What goes first: a file may give its name to a folder, or the other way round.
  const gone = changes.filter(isGone).map(({ path, after }) => `0 ${after.oid}\t${path}\0`);
  const there = changes.filter((change) => !isGone(change)).map(({ path, after }) => `${after.mode} ${after.oid}\t${path}\0`);
  let staged: GitRun | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    staged = await run(['update-index', '--add', '--replace', '-z', '--index-info'], { input: [...gone, ...there].join('') });
    if (staged.code === 0) return succeed(null);
    if (!/\.lock': File exists/.test(staged.stderr)) break;
  }
  return fail(explainGit(staged?.stderr ?? ''));
}

export async function writeCommit({ run }: Repository, tree: string, parents: readonly string[], message: string): Promise<Result<string>> {
  return outputOf(await run(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], { input: message }));
}

/** Moves the branch on, unless somebody else has moved it: then `changed` is what went wrong. */
export async function moveHead({ run, branch }: Repository, commit: string, from: string | null, why: string): Promise<Result<null>> {
  const moved = await run(['update-ref', '-m', why, `refs/heads/${branch ?? ''}`, commit, from ?? '0'.repeat(commit.length)]);
  if (moved.code === 0) return succeed(null);
  const problem = explainGit(moved.stderr);
  const isRace = /but expected|reference already exists|unable to resolve reference/.test(moved.stderr);
  return fail(isRace ? { ...problem, code: 'changed' } : problem);
}

export function outputOf({ code, stdout, stderr }: GitRun): Result<string> {
  return code === 0 ? succeed(stdout.toString().trim()) : fail(explainGit(stderr));
}

/** Without what the owner has Git ignore, without what goes through a filter, and without folders. */
async function committable(repository: Repository, paths: readonly string[]): Promise<Result<string[]>> {
  const { run, top } = repository;
  const files = [...new Set(paths)].filter((path) => !(lstatSync(join(top, path), { throwIfNoEntry: false })?.isDirectory() ?? false));
  if (files.length === 0) return succeed([]);
  const filtered = await filteredPaths(repository, files);
  if (!filtered.ok) return filtered;
  // This command takes no literal paths; a dot in front keeps a colon from meaning anything.
  const input = files.map((path) => `./${path}\0`).join('');
  const { code, stdout, stderr } = await run(['check-ignore', '-z', '--stdin'], { input, env: { GIT_LITERAL_PATHSPECS: '0' } });
  if (code !== 0 && code !== 1) return fail(explainGit(stderr));
  const ignored = new Set(stdout.toString().split('\0'));
  const left = new Set(filtered.value);
  return succeed(files.filter((path) => !ignored.has(`./${path}`) && !left.has(path)));
}
