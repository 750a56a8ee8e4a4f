import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { explainGit } from '#app/core/git-problem.ts';
import { readSettings, type GitSetting } from '#app/core/git-output.ts';
import { destinationOf, missingIdentity, ownFilters, safeSettings, type Remote } from '#app/core/git-settings.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { runGit, type GitRun, type GitRunOptions } from './git-run.server.ts';

/** A repository as Whetstone works on it: under settings of our own, never those it brings along. */
export interface Repository {
  /** Folder of the work tree. */
  top: string;
  /** Its own part of the repository, which for a linked work tree is not the shared one. */
  gitDir: string;
  commonDir: string;
  /** What the vault is called from the top: '' or a path with a `/` at its end. */
  prefix: string;
  /** Null where HEAD is on no branch. */
  branch: string | null;
  /** Major and minor. */
  version: [number, number];
  destination: { remote: Remote; branch: string; isSet: boolean } | null;
  /** Names of filters, such as `lfs`, whose files are left to plain git. */
  filters: string[];
  /** For files that last as long as this process. */
  scratch: string;
  run(args: readonly string[], options?: Omit<GitRunOptions, 'cwd'>): Promise<GitRun>;
}

/** What a repository shares between its work trees, but for its settings and its hooks. */
const SHARED = ['objects', 'refs', 'packed-refs', 'logs', 'info', 'shallow'];

/** Asked of the repository itself, these only read. A repository that poses as a folder of the vault is not accepted. */
const ASK = ['-c', 'safe.bareRepository=explicit', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

export interface RepositoryFinder {
  /** Null where there is none, which is a normal state. */
  find(): Promise<Result<Repository | null>>;
  close(): void;
}

/** Finds the repository a vault is in, and finds it again when its settings or its branch have changed. */
export function createRepositoryFinder(root: string): RepositoryFinder {
  let known: { key: string; repository: Repository } | null = null;
  let scratch: string | null = null;
  const makeScratch = () => (scratch ??= mkdtempSync(join(tmpdir(), 'whetstone-git-')));
  const close = () => {
    if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
    scratch = null;
    known = null;
  };
  process.once('exit', close);
  return {
    async find() {
      if (known && keyOf(known.repository) === known.key) return succeed(known.repository);
      known = null;
      const found = await findRepository(root, makeScratch);
      if (found.ok && found.value) known = { key: keyOf(found.value), repository: found.value };
      return found;
    },
    close() {
      process.removeListener('exit', close);
      close();
    },
  };
}

/** Changes when the settings or the branch do. */
function keyOf({ gitDir, commonDir }: Repository): string {
  const stamp = (path: string) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ino}` : '-';
  };
  return [join(commonDir, 'config'), join(gitDir, 'config.worktree'), join(gitDir, 'HEAD')].map(stamp).join();
}

async function findRepository(root: string, makeScratch: () => string): Promise<Result<Repository | null>> {
  const version = await runGit(['version'], { cwd: root });
  if (version.trouble === 'missing') return succeed(null);
  const ask = (...args: string[]) => runGit([...ASK, ...args], { cwd: root, env: { GIT_LITERAL_PATHSPECS: '0' } });
  const where = ['--path-format=absolute', '--show-toplevel', '--absolute-git-dir', '--git-common-dir'];
  const [places, prefix, settings, head, ignored] = await Promise.all([
    ask('rev-parse', ...where, '--show-object-format'),
    ask('rev-parse', '--show-prefix'),
    ask('config', '--list', '--show-scope', '-z'),
    ask('symbolic-ref', '--quiet', 'HEAD'),
    ask('check-ignore', '--quiet', '.'),
  ]);
  if (places.code !== 0) return isNoRepository(places) ? succeed(null) : fail(explainGit(places.stderr));
  const [top = '', gitDir = '', commonDir = '', format = ''] = places.stdout.toString().trimEnd().split('\n');
  const inside = prefix.stdout.toString().replace(/\n$/, '');
  if (realpathSync(join(top, inside)) !== realpathSync(root)) return fail(elsewhere(top));
  if (inside !== '' && ignored.code === 0) return succeed(null);
  const read = readSettings(settings.stdout.toString());
  const branch = head.code === 0 ? head.stdout.toString().trim().replace(/^refs\/heads\//, '') : null;
  const scratch = makeScratch();
  const shadow = makeShadow(scratch, commonDir, format);
  const place = { top, gitDir, commonDir, prefix: inside, branch, version: readVersion(version.stdout.toString()), filters: ownFilters(read), scratch };
  const destination = branch === null ? null : destinationOf(branch, read);
  const env = { GIT_DIR: gitDir, GIT_COMMON_DIR: shadow, GIT_WORK_TREE: top, ...environment(read, branch, destination) };
  const run: Repository['run'] = (args, options = {}) =>
    runGit(['--no-pager', ...args], { ...options, cwd: top, env: { ...env, ...options.env } });
  return succeed({ ...place, destination, run });
}

/** A shared part that has everything of the repository's own but its settings and hooks. */
function makeShadow(scratch: string, commonDir: string, format: string): string {
  const shadow = mkdtempSync(join(scratch, 'common-'));
  mkdirSync(join(commonDir, 'logs'), { recursive: true });
  for (const part of SHARED) symlinkSync(join(commonDir, part), join(shadow, part));
  if (format !== 'sha1') {
    writeFileSync(join(shadow, 'config'), `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = ${format}\n`);
  }
  return shadow;
}

/** Settings reach git by its environment, where no quoting can go wrong. */
function environment(read: GitSetting[], branch: string | null, destination: Repository['destination']): Record<string, string> {
  const settings = safeSettings(read);
  if (branch !== null && destination) {
    const { name, url, pushUrl } = destination.remote;
    settings.push([`remote.${name}.url`, url], [`remote.${name}.fetch`, `+refs/heads/*:refs/remotes/${name}/*`]);
    if (pushUrl !== null) settings.push([`remote.${name}.pushurl`, pushUrl]);
    settings.push([`branch.${branch}.remote`, name], [`branch.${branch}.merge`, `refs/heads/${destination.branch}`]);
  }
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length) };
  settings.forEach(([key, value], i) => Object.assign(env, { [`GIT_CONFIG_KEY_${i}`]: key, [`GIT_CONFIG_VALUE_${i}`]: value }));
  return { ...env, ...identity(read) };
}

/** Who commits where nobody has been named. */
function identity(read: GitSetting[]): Record<string, string> {
  const missing = missingIdentity(read);
  const env: Record<string, string> = {};
  for (const role of ['AUTHOR', 'COMMITTER']) {
    if (missing.name && !process.env[`GIT_${role}_NAME`]) env[`GIT_${role}_NAME`] = 'Whetstone';
    if (missing.email && !process.env[`GIT_${role}_EMAIL`]) env[`GIT_${role}_EMAIL`] = 'whetstone@localhost';
  }
  return env;
}

function readVersion(text: string): [number, number] {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(text) ?? [];
  return [Number(major), Number(minor)];
}

function isNoRepository({ stderr }: GitRun): boolean {
  return stderr.includes('not a git repository') && !stderr.includes('not a git repository: ');
}

function elsewhere(top: string): Problem {
  return {
    code: 'git-failed',
    message: `The repository of this vault says that its files are in ${top}.`,
    hint: 'Look at core.worktree in its configuration.',
  };
}

/** The owner's own work in progress, during which nobody else should commit; null when there is none. */
export function workInProgress({ gitDir }: Repository): string | null {
  const marks: [file: string, what: string][] = [
    ['rebase-merge', 'rebase'],
    ['rebase-apply', 'rebase'],
    ['MERGE_HEAD', 'merge'],
    ['CHERRY_PICK_HEAD', 'cherry-pick'],
    ['REVERT_HEAD', 'revert'],
    ['BISECT_LOG', 'bisect'],
  ];
  return marks.find(([file]) => statSync(join(gitDir, file), { throwIfNoEntry: false }))?.[1] ?? null;
}

/** A path in the vault as the repository calls it; null for one that leads out of the vault. */
export function repositoryPath({ prefix }: Repository, path: string): string | null {
  const plain = posix.normalize(path);
  const isInside = plain === path && path !== '' && path !== '.' && !path.startsWith('/') && path !== '..' && !path.startsWith('../');
  return isInside && !path.includes('\0') ? prefix + path : null;
}

/** What the vault calls a path of the repository; null for one outside the vault. */
export function vaultPath({ prefix }: Repository, path: string): string | null {
  return path.startsWith(prefix) ? path.slice(prefix.length) : null;
}
