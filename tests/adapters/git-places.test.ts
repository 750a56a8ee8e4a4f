import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainGit, useOwnConfig, useRepositories, valueOf } from './git-support.ts';

useOwnConfig();
const { bareVault, repository, folder, open } = useRepositories();

describe('a vault that is part of a repository', () => {
  async function partOf() {
    const outer = await repository({ 'content/notes/a.md': '# A\n', 'src/main.c': 'int main;\n', 'src/moved.md': 'A text of some length.\n' });
    return { ...outer, inner: join(outer.root, 'content'), open: () => open(join(outer.root, 'content')) };
  }

  test('sees and commits its own files only', async () => {
    const outer = await partOf();
    const git = outer.open();
    await outer.write('content/notes/a.md', 'edited\n');
    await outer.write('src/main.c', 'edited\n');
    expect(await git.status()).toMatchObject({ state: 'dirty', uncommitted: { ours: 0, outside: 1 } });
    git.note(['notes/a.md'], 'Edit A');
    expect(await git.status()).toMatchObject({ uncommitted: { ours: 1, outside: 0 } });
    valueOf(await git.commit());
    expect(outer.git('status', '--porcelain')).toBe(' M src/main.c');
    expect(valueOf(await git.history('notes/a.md')).map(({ path }) => path)).toEqual(['notes/a.md', 'notes/a.md']);
  });

  test('has no history beyond its own folder', async () => {
    const outer = await partOf();
    outer.git('mv', 'src/moved.md', 'content/notes/moved.md');
    outer.git('commit', '--quiet', '--message', 'Move in');
    const git = outer.open();
    expect(valueOf(await git.history('notes/moved.md')).map(({ subject }) => subject)).toEqual(['Move in']);
    expect(await git.textAt(outer.git('rev-parse', 'HEAD'), '../src/main.c')).toMatchObject({ ok: false });
  });
});

describe('unusual repositories', () => {
  test('a linked work tree has its own branch', async () => {
    const main = await repository();
    const linked = join(await folder(), 'linked');
    main.git('worktree', 'add', '--quiet', '-b', 'travel', linked);
    const git = open(linked);
    await writeFile(join(linked, 'notes/a.md'), 'edited\n');
    git.note(['notes/a.md'], 'Edit A');
    valueOf(await git.commit());
    expect(await git.status()).toMatchObject({ state: 'clean', branch: 'travel' });
    expect(plainGit(linked, 'status', '--porcelain')).toBe('');
    expect(main.git('log', '--format=%s', 'travel')).toBe('Edit A\nStart');
    expect(main.git('log', '--format=%s', 'main')).toBe('Start');
  });

  test('a submodule is a repository of its own', async () => {
    const inner = await repository();
    const outer = await repository({ README: 'outer\n' });
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', '-b', 'main', inner.root, 'vault');
    const root = join(outer.root, 'vault');
    const git = open(root);
    await writeFile(join(root, 'notes/a.md'), 'edited\n');
    git.note(['notes/a.md'], 'Edit A');
    valueOf(await git.commit());
    expect(plainGit(root, 'log', '--format=%s')).toBe('Edit A\nStart');
  });

  test('on a detached HEAD nothing is committed, nothing is forgotten, and a sentence says so', async () => {
    const vault = await repository();
    vault.git('checkout', '--quiet', '--detach');
    const git = vault.open();
    await vault.write('notes/a.md', 'edited\n');
    git.note(['notes/a.md'], 'Edit A');
    expect(await git.commit()).toMatchObject({ ok: false, problem: { message: /no branch/, hint: /git switch/ } });
    expect(await git.status()).toMatchObject({ state: 'stuck', problem: { message: /no branch/ } });
    vault.git('checkout', '--quiet', 'main');
    valueOf(await git.commit());
    expect(vault.git('log', '-1', '--format=%s')).toBe('Edit A');
  });

  test('while the owner is merging, Whetstone commits nothing', async () => {
    const vault = await repository({ 'notes/a.md': 'base\n', 'notes/b.md': 'base\n' });
    vault.git('checkout', '--quiet', '-b', 'other');
    await vault.write('notes/a.md', 'theirs\n');
    vault.git('commit', '--quiet', '--all', '--message', 'Theirs');
    vault.git('checkout', '--quiet', 'main');
    await vault.write('notes/a.md', 'ours\n');
    vault.git('commit', '--quiet', '--all', '--message', 'Ours');
    expect(() => vault.git('merge', 'other')).toThrow();
    const git = vault.open();
    git.note(['notes/b.md'], 'Edit B');
    expect(await git.commit()).toMatchObject({ ok: false, problem: { message: /merge of your own/ } });
    expect(await git.status()).toMatchObject({ state: 'stuck', conflicted: ['notes/a.md'] });
  });

  test('a lock that a dead process left is explained, not deleted', async () => {
    const vault = await repository();
    const git = vault.open();
    const lock = join(vault.root, '.git/index.lock');
    await writeFile(lock, '');
    await vault.write('notes/a.md', 'edited\n');
    git.note(['notes/a.md'], 'Edit A');
    expect(await git.commit()).toMatchObject({ ok: false, problem: { code: 'busy', message: expect.stringContaining(lock), hint: /delete/ } });
    expect(vault.git('log', '--format=%s')).toBe('Start');
    await rm(lock);
    valueOf(await git.commit());
    expect(vault.git('log', '--format=%s')).toBe('Edit A\nStart');
  });

  test('a bare repository in place of the vault is none', async () => {
    const root = await folder();
    plainGit(root, 'init', '--quiet', '--bare');
    await mkdir(join(root, 'notes'));
    expect(await open(root).status()).toMatchObject({ state: 'stuck', problem: { message: /bare/ } });
  });

  test('a repository with SHA-256 works as any other', async () => {
    const vault = await bareVault({ 'notes/a.md': '# A\n' });
    vault.git('init', '--quiet', '--object-format=sha256');
    const git = vault.open();
    git.note(['notes/a.md'], 'Write A');
    expect(valueOf(await git.commit())!.commit).toHaveLength(64);
    expect(await git.status()).toMatchObject({ state: 'clean' });
  });
});

test('variables of a surrounding git lead nowhere else', async () => {
  const vault = await repository();
  const other = await repository({ 'notes/other.md': '# Other\n' });
  Object.assign(process.env, { GIT_DIR: join(other.root, '.git'), GIT_INDEX_FILE: join(other.root, '.git/index') });
  try {
    const git = vault.open();
    await vault.write('notes/a.md', 'edited\n');
    git.note(['notes/a.md'], 'Edit A');
    valueOf(await git.commit());
    expect(valueOf(await git.history('notes/a.md'))).toHaveLength(2);
  } finally {
    Reflect.deleteProperty(process.env, 'GIT_DIR');
    Reflect.deleteProperty(process.env, 'GIT_INDEX_FILE');
  }
});
