import { join } from 'node:path';
import { withoutPassword, type Manifest } from '#app/core/backup.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { readHead } from './git-commit.server.ts';
import { createRepositoryFinder, type Repository } from './git-repository.server.ts';
import { runGit } from './git-run.server.ts';

/** Milliseconds for a history of many years. */
const PATIENCE = 600_000;

/** Hooks and settings of a repository do not come along in a bundle, and those of a template are not let in. */
const BARE = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'init.templateDir='];

export type Bundled = { state: 'bundled'; history: NonNullable<Manifest['history']> } | { state: 'none' } | { state: 'outside'; top: string };

/** Writes all branches and tags of the vault's repository to one file; `outside` where the repository is that of a folder above. */
export async function bundleHistory(root: string, file: string): Promise<Result<Bundled>> {
  const finder = createRepositoryFinder(root);
  try {
    const found = await finder.find();
    if (!found.ok) return found;
    if (!found.value) return succeed({ state: 'none' });
    const repository = found.value;
    if (repository.prefix !== '') return succeed({ state: 'outside', top: repository.top });
    const head = await readHead(repository);
    return head === null ? succeed({ state: 'none' }) : await bundle(repository, head, file);
  } finally {
    finder.close();
  }
}

async function bundle({ run, branch, destination }: Repository, head: string, file: string): Promise<Result<Bundled>> {
  const done = await run(['bundle', 'create', '--quiet', file, 'HEAD', '--branches', '--tags'], { patience: PATIENCE });
  if (done.code !== 0) return fail(explainGit(done.stderr));
  const remote = destination && withoutPassword(destination.remote.url);
  return succeed({ state: 'bundled', history: { branch, head, objectFormat: head.length === 64 ? 'sha256' : 'sha1', remote } });
}

/** Makes `folder` the repository it was; the files in it stay as they are. */
export async function unbundleHistory(folder: string, file: string, { branch, head, objectFormat }: NonNullable<Manifest['history']>): Promise<Result<null>> {
  const git = (...args: string[]) => runGit([...BARE, ...args], { cwd: folder, env: { GIT_CEILING_DIRECTORIES: join(folder, '..') }, patience: PATIENCE });
  const steps = [
    ['init', '--quiet', `--object-format=${objectFormat}`, `--initial-branch=${branch ?? 'main'}`],
    ['fetch', '--quiet', '--update-head-ok', file, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*', 'HEAD'],
    ...(branch === null ? [['update-ref', '--no-deref', 'HEAD', head]] : []),
    ['reset', '--quiet'],
  ];
  for (const step of steps) {
    const done = await git(...step);
    if (done.trouble === 'missing') return fail(NO_GIT);
    if (done.code !== 0) return fail(explainGit(done.stderr));
  }
  return succeed(null);
}

const NO_GIT: Problem = {
  code: 'no-git',
  message: 'The backup holds a history, and Git is not installed here, so it cannot be restored.',
  hint: 'Install Git and restore again.',
};
