import Database from 'better-sqlite3';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

const FILES = {
  'whetstone.yml': 'title: Mine\n',
  'areas/ebpf.md': '---\nquadrant: tools\n---\n[[b]]\n',
  'notes/a.md': '---\ndate: 2026-01-01\nareas: [ebpf]\nverdict: trial\n---\n[[ebpf]] and [this](../areas/ebpf.md)\n',
  'notes/b.md': 'Some text without a [[link that leads|anywhere]].\n',
};

async function indexed() {
  const { root, write } = await vault(FILES);
  const index = await open({ root });
  await index.sync();
  return { index, root, write, revision: index.revision() };
}

describe('what changed since a revision', () => {
  test('is nothing while nothing does, and everything since before the first', async () => {
    const { index, revision } = await indexed();
    expect(await index.changedSince(revision)).toEqual([]);
    expect(await index.changedSince(1)).toEqual(Object.keys(FILES).sort());
  });

  test('is what is new, changed, moved and gone, whoever noticed', async () => {
    const { index, root, write, revision } = await indexed();
    const other = await open({ root });
    await write('notes/c.md', '# C\n');
    await write('notes/a.md', '# A\n');
    await other.sync();
    expect(await index.changedSince(revision)).toEqual(['notes/a.md', 'notes/c.md']);
    const between = index.revision();
    await rename(join(root, 'notes/b.md'), join(root, 'notes/d.md'));
    await rm(join(root, 'whetstone.yml'));
    await index.sync();
    expect(await other.changedSince(between)).toEqual(['notes/b.md', 'notes/d.md', 'whetstone.yml']);
    expect(await other.changedSince(revision)).toEqual(['notes/a.md', 'notes/b.md', 'notes/c.md', 'notes/d.md', 'whetstone.yml']);
  });

  test('says once what went and came back', async () => {
    const { index, root, write, revision } = await indexed();
    await rm(join(root, 'notes/b.md'));
    await index.sync(['notes/b.md']);
    const gone = index.revision();
    await write('notes/b.md', FILES['notes/b.md']);
    await index.sync(['notes/b.md']);
    expect(await index.changedSince(revision)).toEqual(['notes/b.md']);
    expect(await index.changedSince(gone)).toEqual(['notes/b.md']);
    expect(await index.changedSince(index.revision())).toEqual([]);
  });

  test('holds what an index of another format knew', async () => {
    const { index, root } = await indexed();
    const database = new Database(join(root, '.whetstone/index.db'));
    database.exec("UPDATE Meta SET value = 0 WHERE key = 'format'");
    database.close();
    const before = index.revision();
    await open({ root });
    expect(await index.changedSince(before)).toEqual(Object.keys(FILES).sort());
  });

  test('is not known of a database that had to be given up; the revision moves on all the same', async () => {
    const { index, root, revision } = await indexed();
    const path = join(root, '.whetstone/index.db');
    const database = new Database(path);
    database.exec("UPDATE Meta SET value = value WHERE key = 'format'");
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xab, 4096));
    await index.sync();
    expect(index.notices).toHaveLength(1);
    expect(index.revision()).toBeGreaterThan(revision);
    expect(await index.changedSince(revision)).toBeNull();
    expect(await index.changedSince(index.revision())).toEqual([]);
  });
});

describe('what some files say', () => {
  test('is what the whole index says of them', async () => {
    const { index } = await indexed();
    const parts = await index.parts();
    const paths = ['areas/ebpf.md', 'notes/a.md', 'notes/never.md'];
    expect(await index.changes(paths)).toEqual({ ...parts, entries: parts.entries.filter(({ id }) => id === 'a'), paths, config: null });
    expect(await index.changes(['whetstone.yml'])).toEqual({ paths: ['whetstone.yml'], config: parts.config, areas: [], entries: [], claims: [], statements: [] });
  });

  test('is wrong in them alone, missing settings included', async () => {
    const { index, root, write } = await indexed();
    await write('notes/a.md', '---\ndate: soon\n---\n');
    await write('notes/b.md', '---\ndate: later\n---\n');
    await rm(join(root, 'whetstone.yml'));
    await index.sync();
    const codes = async (paths?: string[]) => (await index.diagnostics(paths)).map(({ file, code }) => `${file} ${code}`);
    expect(await codes(['notes/b.md', 'areas/ebpf.md'])).toEqual(['notes/b.md bad-field']);
    expect(await codes(['whetstone.yml'])).toEqual(['whetstone.yml no-config']);
    expect(await codes()).toHaveLength(3);
  });

  test('and all links of those that link to a name or a path', async () => {
    const { index } = await indexed();
    const links = async (paths: string[], keys: string[]) => (await index.linksAround(paths, keys)).map(({ file, target }) => `${file} ${target}`);
    expect(await links([], ['areas/ebpf.md'])).toEqual(['notes/a.md ebpf', 'notes/a.md ../areas/ebpf.md']);
    expect(await links(['notes/b.md'], ['b'])).toEqual(['areas/ebpf.md b', 'notes/b.md link that leads']);
    expect(await links([], [])).toEqual([]);
  });
});
