import type { GitStatus } from '#app/core/git.ts';
import { readStatus, type StatusReading } from '#app/core/git-output.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { cannotCommit } from './git-commit.server.ts';
import type { Note } from './git-notes.server.ts';
import { repositoryPath, vaultPath, type Repository } from './git-repository.server.ts';

export const NO_STATUS: GitStatus = {
  state: 'none',
  branch: null,
  hasRemote: false,
  upstream: null,
  ahead: 0,
  behind: 0,
  conflicted: [],
  uncommitted: { ours: 0, outside: 0 },
  lastSync: null,
  problem: null,
};

const STATUS = ['status', '--porcelain=v2', '--branch', '--no-renames', '--untracked-files=all', '--ignore-submodules=all', '-z'];

/** One look at the work tree: a stat of each file, and no filter run. Of the whole repository, or of the vault in it. */
export async function lookAtWorkTree({ run, prefix }: Repository, where: 'vault' | 'repository'): Promise<Result<StatusReading>> {
  const limit = where === 'vault' && prefix !== '' ? ['--', prefix] : [];
  const { code, stdout, stderr } = await run([...STATUS, ...limit]);
  return code === 0 ? succeed(readStatus(stdout.toString())) : fail(explainGit(stderr));
}

export interface Remembered {
  notes: readonly Note[];
  conflicted: string[];
  lastSync: number | null;
}

/** What stands where, without asking the remote. */
export async function readGitStatus(repository: Repository, { notes, conflicted, lastSync }: Remembered): Promise<GitStatus> {
  const look = await lookAtWorkTree(repository, 'vault');
  if (!look.ok) return stuck(look.problem);
  const { branch, upstream, ahead, behind, changed, unmerged } = look.value;
  const noted = new Set(notes.flatMap(({ paths }) => paths.map((path) => repositoryPath(repository, path))));
  const ours = changed.filter((path) => noted.has(path)).length;
  const inMerge = unmerged.flatMap((path) => vaultPath(repository, path) ?? []);
  const problem = cannotCommit(repository);
  return {
    state: problem ? 'stuck' : conflicted.length > 0 ? 'conflicted' : changed.length > 0 ? 'dirty' : 'clean',
    branch,
    hasRemote: repository.destination !== null,
    upstream,
    ahead,
    behind,
    conflicted: [...conflicted, ...inMerge],
    uncommitted: { ours, outside: changed.length - ours },
    lastSync,
    problem,
  };
}

export function stuck(problem: Problem): GitStatus {
  return { ...NO_STATUS, state: 'stuck', problem };
}
