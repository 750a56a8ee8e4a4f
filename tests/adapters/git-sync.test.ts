import { readdirSync } from 'node:fs';
import { lstat, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Git } from '#app/adapters/git.server.ts';
import { plainGit, useOwnConfig, useRemotes, valueOf } from './git-support.ts';

useOwnConfig();
const { clones, repository, folder, open } = useRemotes();

const textOf = (root: string, path: string) => readFile(join(root, path), 'utf8');
async function synced(git: Git, options?: { all?: boolean }) {
  const outcome = valueOf(await git.sync(options));
  if (outcome.state !== 'synced') throw new Error('There are conflicts.');
  return outcome;
}

describe('a sync', () => {
  test('commits what was saved and pushes it', async () => {
    const vault = await clones();
    const git = vault.open();
    await vault.write('notes/b.md', '# B\n');
    git.note(['notes/b.md'], 'Write B');
    expect(await synced(git)).toEqual({ state: 'synced', pulled: 0, pushed: 1, paths: [] });
    expect(plainGit(vault.remote, 'log', '-1', '--format=%s', 'main')).toBe('Write B');
    expect(await git.status()).toMatchObject({ state: 'clean', upstream: 'origin/main', ahead: 0, behind: 0, hasRemote: true });
  });

  test('brings what others did, and says which files changed', async () => {
    const vault = await clones({ 'notes/a.md': 'a\n', 'notes/gone.md': 'gone\n', 'notes/deep/only.md': 'only\n' });
    await vault.there.push({ 'notes/a.md': 'edited\n', 'notes/gone.md': null, 'notes/deep/only.md': null, 'areas/new.md': 'new\n' });
    const outcome = await synced(vault.open());
    expect({ ...outcome, paths: outcome.paths.sort() }).toEqual({
      ...{ state: 'synced', pulled: 1, pushed: 0 },
      paths: ['areas/new.md', 'notes/a.md', 'notes/deep/only.md', 'notes/gone.md'],
    });
    expect(await textOf(vault.root, 'notes/a.md')).toBe('edited\n');
    expect(readdirSync(join(vault.root, 'notes'))).toEqual(['a.md']);
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(vault.git('rev-parse', 'HEAD')).toBe(vault.there.git('rev-parse', 'HEAD'));
  });

  test('merges edits of both sides, also in one file, and pushes the merge', async () => {
    const vault = await clones();
    await vault.there.push({ 'notes/a.md': 'one\ntwo\nthree, theirs\n' });
    const git = vault.open();
    await vault.write('notes/a.md', 'one, ours\ntwo\nthree\n');
    git.note(['notes/a.md'], 'Edit A');
    expect(await synced(git)).toMatchObject({ pulled: 1, pushed: 2, paths: ['notes/a.md'] });
    expect(await textOf(vault.root, 'notes/a.md')).toBe('one, ours\ntwo\nthree, theirs\n');
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(vault.git('log', '-1', '--format=%s %p').split(' ')).toHaveLength(4);
    vault.there.git('pull', '--quiet');
    expect(await textOf(vault.there.root, 'notes/a.md')).toBe('one, ours\ntwo\nthree, theirs\n');
  });

  test('remembers when it was, beyond the end of a process', async () => {
    const vault = await clones();
    await synced(open(vault.root, { now: () => 1_795_000_000_000 }));
    expect(await vault.open().status()).toMatchObject({ lastSync: 1_795_000_000_000 });
  });

  test('of a branch that the remote does not have starts it there, and sets it as upstream', async () => {
    const vault = await clones();
    vault.git('checkout', '--quiet', '-b', 'travel');
    const git = vault.open();
    expect(await git.status()).toMatchObject({ branch: 'travel', upstream: 'origin/travel', hasRemote: true });
    await vault.write('notes/b.md', '# B\n');
    git.note(['notes/b.md'], 'Write B');
    await synced(git);
    expect(vault.git('rev-parse', '--abbrev-ref', 'travel@{upstream}')).toBe('origin/travel');
  });

  test('fills an empty remote from a repository, and an empty repository from a remote', async () => {
    const remote = join(await folder(), 'remote.git');
    const vault = await repository();
    vault.git('init', '--quiet', '--bare', remote);
    vault.git('remote', 'add', 'origin', remote);
    expect(await synced(vault.open())).toMatchObject({ pushed: 1 });
    const root = await folder();
    plainGit(root, 'init', '--quiet');
    plainGit(root, 'remote', 'add', 'origin', remote);
    expect(await synced(open(root))).toMatchObject({ pulled: 1, paths: ['notes/a.md'] });
    expect(await textOf(root, 'notes/a.md')).toBe('# A\n');
  });

  test('of a vault that is part of a repository brings the rest of it along', async () => {
    const vault = await clones({ 'content/notes/a.md': 'a\n', 'src/main.c': 'int main;\n' });
    await vault.there.push({ 'content/notes/a.md': 'edited\n', 'src/main.c': 'edited\n' });
    expect(await synced(open(join(vault.root, 'content')))).toMatchObject({ paths: ['notes/a.md'] });
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(await textOf(vault.root, 'src/main.c')).toBe('edited\n');
  });

  test('keeps line endings as the owner has them on disk, and modes and links as they came', async () => {
    const vault = await clones({ '.gitattributes': '*.md text eol=crlf\n', 'notes/a.md': 'one\r\n' });
    await writeFile(join(vault.there.root, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    await symlink('run.sh', join(vault.there.root, 'link'));
    await vault.there.push({ 'notes/a.md': 'one\r\ntwo\r\n' });
    await synced(vault.open());
    expect(await textOf(vault.root, 'notes/a.md')).toBe('one\r\ntwo\r\n');
    expect((await lstat(join(vault.root, 'run.sh'))).mode & 0o100).toBe(0o100);
    expect((await lstat(join(vault.root, 'link'))).isSymbolicLink()).toBe(true);
    expect(vault.git('status', '--porcelain')).toBe('');
  });

  test('puts a file where a folder was, and a folder where a file was', async () => {
    const vault = await clones({ 'notes/a.md': 'a\n', 'notes/b/inner.md': 'inner\n' });
    await rm(join(vault.there.root, 'notes'), { recursive: true });
    await vault.there.push({ 'notes/a.md/inner.md': 'inner\n', 'notes/b': 'b\n' });
    await synced(vault.open());
    expect(await textOf(vault.root, 'notes/a.md/inner.md')).toBe('inner\n');
    expect(await textOf(vault.root, 'notes/b')).toBe('b\n');
    expect(vault.git('status', '--porcelain')).toBe('');
  });
});

describe('edits that are not committed', () => {
  test('stay as they are where the other side did not touch the file', async () => {
    const vault = await clones({ 'notes/a.md': 'a\n', 'notes/b.md': 'b\n' });
    await vault.there.push({ 'notes/a.md': 'theirs\n' });
    await vault.write('notes/b.md', 'edited elsewhere\n');
    await vault.write('notes/c.md', 'untracked\n');
    await synced(vault.open());
    expect(vault.git('status', '--porcelain').split('\n')).toEqual([' M notes/b.md', '?? notes/c.md']);
    expect(await textOf(vault.root, 'notes/a.md')).toBe('theirs\n');
  });

  test.each([
    ['an edited file', async (root: string) => writeFile(join(root, 'notes/a.md'), 'edited\n')],
    ['a deleted file', async (root: string) => rm(join(root, 'notes/a.md'))],
    ['a new file of the same name', async (root: string) => writeFile(join(root, 'notes/new.md'), 'mine\n')],
    ['an ignored file of the same name', async (root: string) => writeFile(join(root, 'notes/ignored.md'), 'mine\n')],
    ['a link in place of a folder', async (root: string) => symlink('..', join(root, 'linked'))],
  ])('are never overwritten: %s stands in the way, and nothing is touched', async (_what, edit) => {
    const vault = await clones({ 'notes/a.md': 'a\n', 'notes/z.md': 'z\n', '.gitignore': 'ignored.md\n' });
    await writeFile(join(vault.there.root, '.git/info/exclude'), '');
    await vault.there.push({ '.gitignore': '', 'notes/ignored.md': 'theirs\n' }, 'Prepare');
    await vault.there.push({ 'notes/a.md': 'theirs\n', 'notes/new.md': 'theirs\n', 'linked/x.md': 'theirs\n', 'notes/z.md': 'theirs\n' });
    await edit(vault.root);
    const statusLines = () => vault.git('status', '--porcelain', '--ignored').split('\n').filter((line) => !line.endsWith('.whetstone/'));
    const before = statusLines();
    expect(await vault.open().sync()).toMatchObject({ ok: false, problem: { code: 'changed', message: /(a|new|ignored)\.md|linked/, hint: /--all/ } });
    expect(statusLines()).toEqual(before);
    expect(vault.git('log', '--format=%s')).toBe('Start');
    expect(await textOf(vault.root, 'notes/z.md')).toBe('z\n');
  });

  test('are committed first when all are to be, with a message that says so', async () => {
    const vault = await clones();
    await vault.there.push({ 'notes/a.md': 'one, theirs\ntwo\nthree\n' });
    await vault.write('notes/a.md', 'one\ntwo\nthree, edited\n');
    await vault.write('notes/new.md', 'new\n');
    await synced(vault.open(), { all: true });
    expect(await textOf(vault.root, 'notes/a.md')).toBe('one, theirs\ntwo\nthree, edited\n');
    expect(vault.git('log', '--first-parent', '--format=%B', '-1', 'HEAD^').trim()).toBe('Commit edits made outside Whetstone to 2 files\n\n- notes/a.md\n- notes/new.md');
  });

  test('that Whetstone saves while it syncs are committed, merged and kept', async () => {
    const vault = await clones();
    await vault.there.push({ 'notes/a.md': 'one, theirs\ntwo\nthree\n' });
    let saves = 0;
    const git: Git = open(vault.root, {
      exclusively: async (work) => {
        if (saves++ === 0) {
          await vault.write('notes/a.md', 'one\ntwo\nthree, saved\n');
          git.note(['notes/a.md'], 'Save A');
        }
        return work();
      },
    });
    await synced(git);
    expect(await textOf(vault.root, 'notes/a.md')).toBe('one, theirs\ntwo\nthree, saved\n');
    expect(await git.status()).toMatchObject({ state: 'clean', ahead: 0 });
  });
});

test('a push that somebody else was faster than is tried once more', async () => {
  const vault = await clones();
  const git = open(vault.root, {
    exclusively: async (work) => {
      const done = await work();
      if (vault.there.git('rev-list', '--count', 'HEAD') === '2') await vault.there.push({ 'notes/faster.md': 'faster\n' }, 'Faster');
      return done;
    },
  });
  await vault.there.push({ 'notes/theirs.md': 'theirs\n' });
  await vault.write('notes/a.md', 'ours\n');
  git.note(['notes/a.md'], 'Ours');
  expect(await synced(git)).toMatchObject({ pulled: 2 });
  expect(plainGit(vault.remote, 'rev-parse', 'main')).toBe(vault.git('rev-parse', 'HEAD'));
  expect(readdirSync(join(vault.root, 'notes')).sort()).toEqual(['a.md', 'faster.md', 'theirs.md']);
});
