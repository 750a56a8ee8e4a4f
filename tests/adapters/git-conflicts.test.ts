import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Conflict } from '#app/core/git.ts';
import { plainGit, useOwnConfig, useRemotes, valueOf } from './git-support.ts';

useOwnConfig();
const { clones, open } = useRemotes();

/** A vault in which a sync has found this to be settled. */
async function conflicted(ours: Record<string, string | null>, theirs: Record<string, string | null>, files?: Record<string, string>) {
  const vault = await clones(files);
  await vault.there.push(theirs);
  const whetstone = vault.open();
  for (const [path, text] of Object.entries(ours)) {
    if (text === null) await rm(join(vault.root, path));
    else await vault.write(path, text);
  }
  whetstone.note(Object.keys(ours), 'Ours');
  const outcome = valueOf(await whetstone.sync());
  return { ...vault, whetstone, conflicts: outcome.state === 'conflicted' ? outcome.conflicts : [] };
}

const clash = () => conflicted({ 'notes/a.md': 'one, ours\ntwo\nthree\n' }, { 'notes/a.md': 'one, theirs\ntwo\nthree\n', 'notes/new.md': 'new\n' });
function only(conflicts: Conflict[]): Conflict {
  expect(conflicts).toHaveLength(1);
  return conflicts[0]!;
}

describe('what clashes', () => {
  test('is told as three texts, and no file is touched', async () => {
    const vault = await clash();
    expect(only(vault.conflicts)).toMatchObject({
      ...{ path: 'notes/a.md', isText: true },
      ...{ base: 'one\ntwo\nthree\n', ours: 'one, ours\ntwo\nthree\n', theirs: 'one, theirs\ntwo\nthree\n' },
    });
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(await readFile(join(vault.root, 'notes/a.md'), 'utf8')).toBe('one, ours\ntwo\nthree\n');
    expect(await vault.whetstone.status()).toMatchObject({ state: 'conflicted', conflicted: ['notes/a.md'], ahead: 1, behind: 1 });
  });

  test('has no text on the side that deleted the file', async () => {
    const vault = await conflicted({ 'notes/a.md': null }, { 'notes/a.md': 'edited\n' });
    expect(only(vault.conflicts)).toMatchObject({ base: 'one\ntwo\nthree\n', ours: null, theirs: 'edited\n' });
  });

  test('has no base when both sides made the file', async () => {
    const vault = await conflicted({ 'notes/b.md': 'ours\n' }, { 'notes/b.md': 'theirs\n' });
    expect(only(vault.conflicts)).toMatchObject({ base: null, ours: 'ours\n', theirs: 'theirs\n' });
  });

  test('is told to be no text when it is none, and one side can be taken whole', async () => {
    const vault = await conflicted({ 'attachments/x.png': 'ours\0' }, { 'attachments/x.png': 'theirs\0' });
    const conflict = only(vault.conflicts);
    expect(conflict).toMatchObject({ isText: false, base: null, ours: null, theirs: null });
    expect(valueOf(await vault.whetstone.resolve([{ id: conflict.id, take: 'theirs' }]))).toMatchObject({ state: 'synced' });
    expect(await readFile(join(vault.root, 'attachments/x.png'), 'utf8')).toBe('theirs\0');
  });

  test('outside the vault is left to plain git, and a sentence says so', async () => {
    const vault = await clones({ 'content/notes/a.md': 'a\n', 'src/main.c': 'one\n' });
    await vault.there.push({ 'src/main.c': 'theirs\n' });
    await vault.write('src/main.c', 'ours\n');
    vault.git('commit', '--quiet', '--all', '--message', 'Ours');
    const git = open(join(vault.root, 'content'));
    expect(await git.sync()).toMatchObject({ ok: false, problem: { message: /src\/main\.c/, hint: /git pull/ } });
    expect(vault.git('status', '--porcelain')).toBe('');
  });
});

describe('settling', () => {
  test('makes the merge commit, takes the rest along, and pushes', async () => {
    const vault = await clash();
    const outcome = valueOf(await vault.whetstone.resolve([{ id: vault.conflicts[0]!.id, text: 'one, both\ntwo\nthree\n' }]));
    expect(outcome).toMatchObject({ state: 'synced', pulled: 1, pushed: 2, paths: ['notes/a.md', 'notes/new.md'] });
    expect(await readFile(join(vault.root, 'notes/a.md'), 'utf8')).toBe('one, both\ntwo\nthree\n');
    expect(vault.git('status', '--porcelain')).toBe('');
    expect(plainGit(vault.remote, 'show', 'main:notes/a.md')).toBe('one, both\ntwo\nthree');
    expect(await vault.whetstone.status()).toMatchObject({ state: 'clean', conflicted: [] });
  });

  test('may delete the file', async () => {
    const vault = await clash();
    valueOf(await vault.whetstone.resolve([{ id: vault.conflicts[0]!.id, text: null }]));
    await expect(readFile(join(vault.root, 'notes/a.md'))).rejects.toThrow('ENOENT');
    expect(vault.git('ls-files')).toBe('notes/new.md');
  });

  test('happens one by one, and outlives the process', async () => {
    const vault = await conflicted({ 'notes/a.md': 'ours\n', 'notes/b.md': 'ours\n' }, { 'notes/a.md': 'theirs\n', 'notes/b.md': 'theirs\n' });
    const [a, b] = vault.conflicts;
    expect(valueOf(await vault.whetstone.resolve([{ id: a!.id, text: 'both\n' }]))).toMatchObject({ state: 'conflicted', conflicts: [{ path: 'notes/b.md' }] });
    const again = vault.open();
    expect(valueOf(await again.conflicts())).toEqual([b]);
    expect(await again.status()).toMatchObject({ conflicted: ['notes/b.md'] });
    valueOf(await again.resolve([{ id: b!.id, text: 'both\n' }]));
    expect(vault.git('grep', '--count', 'both', 'HEAD').split('\n')).toHaveLength(2);
  });

  test('of texts that have changed since asks again, and loses neither edit', async () => {
    const vault = await clash();
    await vault.write('notes/a.md', 'one, ours, and later\ntwo\nthree\n');
    vault.whetstone.note(['notes/a.md'], 'Later');
    const outcome = valueOf(await vault.whetstone.resolve([{ id: vault.conflicts[0]!.id, text: 'one, both\ntwo\nthree\n' }]));
    expect(outcome).toMatchObject({ state: 'conflicted', conflicts: [{ ours: 'one, ours, and later\ntwo\nthree\n' }] });
    expect(await readFile(join(vault.root, 'notes/a.md'), 'utf8')).toBe('one, ours, and later\ntwo\nthree\n');
  });

  test('of one clash holds when another comes along', async () => {
    const vault = await conflicted({ 'notes/a.md': 'ours\n', 'notes/b.md': 'ours\n' }, { 'notes/a.md': 'theirs\n', 'notes/b.md': 'theirs\n' });
    valueOf(await vault.whetstone.resolve([{ id: vault.conflicts[0]!.id, text: 'both\n' }]));
    await vault.there.push({ 'notes/b.md': 'theirs, later\n' });
    expect(valueOf(await vault.whetstone.sync())).toMatchObject({ state: 'conflicted', conflicts: [{ path: 'notes/b.md', theirs: 'theirs, later\n' }] });
  });

  test('is over when the owner has merged with plain git', async () => {
    const vault = await clash();
    vault.git('merge', '--quiet', '--strategy-option=ours', 'origin/main');
    expect(await vault.whetstone.status()).toMatchObject({ state: 'clean', conflicted: [] });
    expect(valueOf(await vault.whetstone.conflicts())).toEqual([]);
    expect(valueOf(await vault.whetstone.sync())).toMatchObject({ state: 'synced', pushed: 2 });
    expect(await vault.whetstone.resolve([])).toMatchObject({ ok: false, problem: { code: 'changed' } });
  });

  test('writes texts with the line endings that Git stores', async () => {
    const attributes = { '.gitattributes': '* text eol=crlf\n', 'notes/a.md': 'one\r\n' };
    const vault = await conflicted({ 'notes/a.md': 'ours\r\n' }, { 'notes/a.md': 'theirs\r\n' }, attributes);
    valueOf(await vault.whetstone.resolve([{ id: only(vault.conflicts).id, text: 'both\n' }]));
    expect(await readFile(join(vault.root, 'notes/a.md'), 'utf8')).toBe('both\r\n');
    expect(vault.git('status', '--porcelain')).toBe('');
  });
});

test('what a vault from a stranger claims to remember of a sync is read with care', async () => {
  const vault = await clones();
  await vault.there.push({ 'notes/a.md': 'theirs\n' });
  await vault.write('.whetstone/git/sync.json', JSON.stringify({ merge: null, advance: { from: null, to: '--output=notes/a.md' }, lastSync: null }));
  await writeFile(join(vault.root, '.whetstone/.gitignore'), '*\n');
  expect(valueOf(await vault.open().sync())).toMatchObject({ state: 'synced', pulled: 1 });
  expect(await readFile(join(vault.root, 'notes/a.md'), 'utf8')).toBe('theirs\n');
});
