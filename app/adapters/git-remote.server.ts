import { join } from 'node:path';
import { readPush } from '#app/core/git-merge-output.ts';
import { explainRemote, kindOfAddress, remoteProblem } from '#app/core/git-remote-problem.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { runGit, type GitRun } from './git-run.server.ts';
import type { Repository } from './git-repository.server.ts';

/** Milliseconds for an exchange with another machine. */
const PATIENCE = 60_000;

/** What a remote that is a folder of this machine may do while we talk to it: nothing but store. It may have come with the vault. */
const INERT = [
  ...['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.alternateRefsCommand=true'],
  ...['receive.autogc=false', 'receive.denyCurrentBranch=refuse', 'gc.auto=0', 'gc.recentObjectsHook=', 'maintenance.auto=false'],
];
const inert = (service: string) => ['git', ...INERT.map((setting) => `-c ${setting}`), service].join(' ');

/** Where the branch of the work tree goes. */
export interface Exchange {
  repository: Repository;
  remote: string;
  branch: string;
  /** What it is called in messages, such as `origin/main`. */
  name: string;
  isLocal: { fetch: boolean; push: boolean };
}

/** Makes sure that the addresses, as the owner's own settings rewrite them, lead to a repository and not to a program. */
export async function openExchange(repository: Repository): Promise<Result<Exchange>> {
  const { destination, run } = repository;
  if (!destination) return fail(remoteProblem.none());
  const { remote, branch } = destination;
  const addresses = [remote.name, ...(remote.pushUrl === null ? [] : [remote.pushUrl])];
  const rewritten = await Promise.all(addresses.map((address) => run(['ls-remote', '--get-url', '--', address])));
  const kinds = rewritten.map(({ code, stdout }) => (code === 0 ? kindOfAddress(stdout.toString().replace(/\n$/, '')) : null));
  if (kinds.includes(null)) return fail(remoteProblem.badAddress(remote.name));
  const isLocal = { fetch: kinds[0] === 'folder', push: kinds.at(-1) === 'folder' };
  return succeed({ repository, remote: remote.name, branch, name: `${remote.name}/${branch}`, isLocal });
}

/** Fetches the branch: the commit it is at, or null when the remote has no such branch yet. */
export async function fetchBranch({ repository, remote, branch, name, isLocal }: Exchange): Promise<Result<string | null>> {
  const quiet = ['--quiet', '--no-tags', '--no-auto-maintenance', '--no-recurse-submodules', '--no-write-fetch-head'];
  const service = isLocal.fetch ? [`--upload-pack=${inert('upload-pack')}`] : [];
  const tracking = `refs/remotes/${remote}/${branch}`;
  const fetched = await repository.run(['fetch', ...quiet, ...service, '--', remote, `+refs/heads/${branch}:${tracking}`], { patience: PATIENCE });
  if (fetched.code !== 0) {
    if (/couldn't find remote ref/.test(fetched.stderr)) return succeed(null);
    return fail(explainExchange(name, fetched));
  }
  const at = await repository.run(['rev-parse', '--verify', `${tracking}^{commit}`]);
  return at.code === 0 ? succeed(at.stdout.toString().trim()) : fail(explainGit(at.stderr));
}

/** Pushes a commit to the branch; `behind` when somebody else has pushed meanwhile. */
export async function pushBranch(exchange: Exchange, commit: string): Promise<Result<'pushed' | 'behind'>> {
  const { repository, remote, branch, name, isLocal } = exchange;
  const service = isLocal.push ? [`--receive-pack=${inert('receive-pack')}`] : [];
  const quiet = ['--porcelain', '--no-verify', '--no-signed', '--no-follow-tags', '--recurse-submodules=no'];
  const pushed = await repository.run(['push', ...quiet, ...service, '--', remote, `${commit}:refs/heads/${branch}`], { patience: PATIENCE });
  const read = readPush(pushed.stdout.toString());
  if (read.state === 'behind') return succeed('behind');
  if (read.state === 'refused') return fail(remoteProblem.refused(name, read.reason));
  if (pushed.code !== 0) return fail(explainExchange(name, pushed));
  await rememberUpstream(exchange);
  return succeed('pushed');
}

/** So that plain git knows as well where the branch goes. Nothing is lost when it cannot be written. */
async function rememberUpstream({ repository, remote, branch }: Exchange): Promise<void> {
  const { destination, top, commonDir } = repository;
  if (repository.branch === null || destination?.isSet !== false) return;
  const settings: [string, string][] = [['remote', remote], ['merge', `refs/heads/${branch}`]];
  for (const [key, value] of settings) {
    await runGit(['config', '--file', join(commonDir, 'config'), `branch.${repository.branch}.${key}`, value], { cwd: top });
  }
}

function explainExchange(name: string, { trouble, stderr }: GitRun) {
  return trouble === 'too-slow' ? remoteProblem.tooSlow(name) : explainRemote(name, stderr);
}
