import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openGit, type Git } from '#app/adapters/git.server.ts';
import { makeVault } from '../support/vault.ts';

/** The tests' own settings, so that those of the machine play no part. */
export function useOwnConfig(text = '[user]\n\tname = Owner\n\temail = owner@example.org\n[init]\n\tdefaultBranch = main\n') {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-config-'));
  const before = { GIT_CONFIG_GLOBAL: process.env['GIT_CONFIG_GLOBAL'], GIT_CONFIG_NOSYSTEM: process.env['GIT_CONFIG_NOSYSTEM'] };
  const file = join(folder, 'gitconfig');
  beforeAll(() => {
    writeFileSync(file, text);
    Object.assign(process.env, { GIT_CONFIG_GLOBAL: file, GIT_CONFIG_NOSYSTEM: '1' });
  });
  afterAll(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return { set: (settings: string) => writeFileSync(file, settings) };
}

/** What plain git says, without its last newline. */
export function plainGit(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).replace(/\n$/, '');
}

/** Makes vaults and folders that are gone after each test, and closes what was opened over them. */
export function useRepositories() {
  const leftovers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const clean of leftovers.splice(0).reverse()) await clean();
  });
  async function folder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'whetstone-git-test-'));
    leftovers.push(() => rm(path, { recursive: true, force: true }));
    return path;
  }
  function open(root: string, options: Partial<Parameters<typeof openGit>[0]> = {}): Git {
    const git = openGit({ root, ...options });
    leftovers.push(() => git.close());
    return git;
  }
  /** A folder with these files, in no repository. */
  async function bareVault(files: Record<string, string> = {}) {
    const vault = await makeVault(files);
    leftovers.push(() => vault.remove());
    return { ...vault, git: (...args: string[]) => plainGit(vault.root, ...args), open: () => open(vault.root) };
  }
  /** A repository in which these files are committed. */
  async function repository(files: Record<string, string> = { 'notes/a.md': '# A\n' }) {
    const vault = await bareVault(files);
    vault.git('init', '--quiet', '--initial-branch=main');
    vault.git('add', '--all');
    vault.git('commit', '--quiet', '--allow-empty', '--message', 'Start');
    return vault;
  }
  return { folder, open, bareVault, repository };
}

/** The value of a result that has to be one. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** A remote, a vault cloned from it, and another clone in which somebody else works with plain git. */
export function useRemotes() {
  const made = useRepositories();
  async function clones(files: Record<string, string> = { 'notes/a.md': 'one\ntwo\nthree\n' }) {
    const parent = await made.folder();
    const remote = join(parent, 'remote.git');
    plainGit(parent, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
    const first = await made.repository(files);
    first.git('remote', 'add', 'origin', remote);
    first.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    const there = join(parent, 'there');
    plainGit(parent, 'clone', '--quiet', remote, there);
    return { ...first, remote, there: workAt(there) };
  }
  return { ...made, clones };
}

/** Somebody's work in a clone. */
function workAt(root: string) {
  const git = (...args: string[]) => plainGit(root, ...args);
  return {
    root,
    git,
    /** Commits these texts, null for a file that goes, and pushes them. */
    async push(files: Record<string, string | null>, message = 'Theirs') {
      git('pull', '--quiet', '--no-rebase');
      for (const [path, text] of Object.entries(files)) {
        if (text === null) await rm(join(root, path));
        else {
          await mkdir(dirname(join(root, path)), { recursive: true });
          await writeFile(join(root, path), text);
        }
      }
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
      git('push', '--quiet');
    },
  };
}
