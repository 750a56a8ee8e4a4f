import { spawnSync } from 'node:child_process';

/** What came of putting a new vault under Git. */
export type GitOutcome =
  | { state: 'committed'; as: string | null }
  | { state: 'inside' }
  | { state: 'missing' }
  | { state: 'failed'; reason: string };

/** Variables by which a surrounding `git` would send our commands to its own repository. */
const FOREIGN: readonly string[] = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY'];

/** Nobody's hooks run and nothing asks for a passphrase: this is not yet the owner's own work. */
const QUIET = ['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgsign=false'];

const FALLBACK = { name: 'Whetstone', email: 'whetstone@localhost' };
const PATIENCE = 20_000;

/** Starts a repository in a new vault and commits `paths`. In a repository that is there already, nothing happens. */
export function makeFirstCommit(folder: string, paths: readonly string[]): GitOutcome {
  const git = gitIn(folder);
  const inside = git(['rev-parse', '--is-inside-work-tree']);
  if (inside.missing) return { state: 'missing' };
  if (inside.ok) return { state: 'inside' };
  const branch = git(['config', '--get', 'init.defaultBranch']).text || 'main';
  const isKnown = git(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']).ok;
  const identity = isKnown ? [] : ['-c', `user.name=${FALLBACK.name}`, '-c', `user.email=${FALLBACK.email}`];
  const steps = [
    [...QUIET, 'init', '--quiet', `--initial-branch=${branch}`],
    [...QUIET, 'add', '--', ...paths],
    [...QUIET, ...identity, 'commit', '--quiet', '--message', 'Start a Whetstone vault'],
  ];
  for (const step of steps) {
    const done = git(step);
    if (!done.ok) return { state: 'failed', reason: done.text };
  }
  return { state: 'committed', as: isKnown ? null : FALLBACK.name };
}

interface GitAnswer {
  ok: boolean;
  /** There is no Git on this machine. */
  missing: boolean;
  /** What it said, of a failure the first line. */
  text: string;
}

function gitIn(folder: string): (args: readonly string[]) => GitAnswer {
  const env = { ...process.env, ...Object.fromEntries(FOREIGN.map((name) => [name, undefined])), GIT_TERMINAL_PROMPT: '0' };
  return (args) => {
    const { status, error, stdout, stderr } = spawnSync('git', args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: PATIENCE,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [error?.message, stderr, stdout].find((text) => text?.trim()) ?? '';
    return {
      ok: status === 0,
      missing: error !== undefined && 'code' in error && error.code === 'ENOENT',
      text: status === 0 ? stdout.trim() : (said.trim().split('\n')[0] ?? ''),
    };
  };
}
