import Database from 'better-sqlite3';
import { chmod, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openIndex } from '#app/adapters/index.server.ts';
import { lastWord, startChild, useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

const FILES = { 'whetstone.yml': 'title: Mine\n', 'notes/a.md': '# A\n\ntide\n' };

const kept = async (root: string) => (await readdir(join(root, '.whetstone'))).filter((name) => name.includes('.broken-') && !/-(wal|shm)$/.test(name));

describe('where the index lives', () => {
  test('in a folder of the vault that Git ignores', async () => {
    const { root } = await vault(FILES);
    await (await open({ root })).sync();
    expect((await readdir(join(root, '.whetstone'))).sort().slice(0, 2)).toEqual(['.gitignore', 'index.db']);
    expect(await readFile(join(root, '.whetstone/.gitignore'), 'utf8')).toBe('*\n');
  });

  test('where databaseUrl says, as a URL or a path, made where it is missing', async () => {
    const { root } = await vault(FILES);
    const elsewhere = (await vault({ 'keep.txt': '' })).root;
    for (const [databaseUrl, path] of [
      [`file:${elsewhere}/one.db`, 'one.db'],
      [`file://${elsewhere}/with%20space/two.db`, 'with space/two.db'],
      [`${elsewhere}/odd #name?/three.db`.replace('?', ''), 'odd #name/three.db'],
    ] as const) {
      const index = await open({ root, databaseUrl });
      await index.sync();
      expect(await index.text('notes/a.md')).toContain('tide');
      expect((await stat(join(elsewhere, path))).size).toBeGreaterThan(0);
    }
    expect(await readdir(root)).not.toContain('.whetstone');
  });

  test.each(['postgres://localhost/radar', 'file:', ':memory:', 'file://remote/share.db'])('%s is refused in words', async (databaseUrl) => {
    const { root } = await vault(FILES);
    expect(await openIndex({ root, databaseUrl })).toMatchObject({ ok: false, problem: { code: 'bad-choice', hint: expect.stringContaining('file:') as string } });
  });

  test('a folder in place of the database is refused in words', async () => {
    const { root } = await vault({ ...FILES, 'db/keep.txt': '' });
    expect(await openIndex({ root, databaseUrl: join(root, 'db') })).toMatchObject({ ok: false, problem: { code: 'unwritable' } });
  });

  test('a vault that is not there is refused in words', async () => {
    const { root } = await vault(FILES);
    expect(await openIndex({ root: join(root, 'nowhere') })).toMatchObject({ ok: false, problem: { code: 'no-vault' } });
    expect(await openIndex({ root: join(root, 'whetstone.yml') })).toMatchObject({ ok: false, problem: { code: 'no-vault' } });
  });

  test('in a cache folder, with a notice, when the vault cannot be written', async () => {
    const { root } = await vault(FILES);
    const cache = (await vault({ 'keep.txt': '' })).root;
    await chmod(cache, 0o777);
    await chmod(root, 0o555);
    const child = startChild('sync-index', [root], true, { XDG_CACHE_HOME: cache });
    const told = await lastWord<{ entries: string[]; notices: string[] }>(child);
    await chmod(root, 0o755);
    expect(told.entries).toEqual(['notes/a.md']);
    expect(told.notices).toEqual([expect.stringContaining('cannot be written, so the index is kept in')]);
    expect(await readdir(join(cache, 'whetstone'))).toContainEqual(expect.stringMatching(/^[0-9a-f]{16}\.db$/));
    expect(await readdir(root)).not.toContain('.whetstone');
  });
});

describe('a file that is not a sound index is kept aside, and the index is built anew', () => {
  async function reopen(damage: (path: string) => Promise<unknown>) {
    const { root } = await vault(FILES);
    const path = join(root, '.whetstone/index.db');
    const first = await open({ root });
    await first.sync();
    await first.close();
    await damage(path);
    const index = await open({ root });
    await index.sync();
    expect((await index.parts()).entries).toHaveLength(1);
    expect(await index.text('notes/a.md')).toContain('tide');
    return { index, root };
  }

  test('no database at all', async () => {
    const { index, root } = await reopen((path) => writeFile(path, 'These are my notes, not a database. '.repeat(200)));
    expect(index.notices).toEqual([expect.stringContaining('is kept as')]);
    const [aside] = await kept(root);
    expect(await readFile(join(root, '.whetstone', aside!), 'utf8')).toContain('These are my notes');
  });

  test('the database of another program', async () => {
    const { index, root } = await reopen(async (path) => {
      await rm(path);
      const other = new Database(path);
      other.exec('CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES (\'soup\')');
      other.close();
    });
    expect(index.notices).toHaveLength(1);
    const other = new Database(join(root, '.whetstone', (await kept(root))[0]!));
    expect(other.prepare('SELECT name FROM recipes').pluck().all()).toEqual(['soup']);
    other.close();
  });

  test('an index cut short', async () => {
    const { index, root } = await reopen(async (path) => truncate(path, Math.floor((await stat(path)).size / 8192) * 4096));
    expect(index.notices).toHaveLength(1);
    expect(await kept(root)).toHaveLength(1);
  });

  test('an index with pages written over', async () => {
    const { index } = await reopen(async (path) => {
      const bytes = await readFile(path);
      bytes.fill(0xab, 4096);
      await writeFile(path, bytes);
    });
    expect(index.notices).toHaveLength(1);
  });

  test('an empty file is simply filled', async () => {
    const { index, root } = await reopen((path) => truncate(path, 0));
    expect(index.notices).toEqual([]);
    expect(await kept(root)).toEqual([]);
  });
});

test('an index whose rows meant something else is emptied and filled again', async () => {
  const { root } = await vault(FILES);
  const first = await open({ root });
  await first.sync();
  await first.close();
  const database = new Database(join(root, '.whetstone/index.db'));
  database.exec("UPDATE Meta SET value = 0 WHERE key = 'format'; UPDATE Summary SET head = 'no longer JSON'");
  database.close();
  const index = await open({ root });
  expect((await index.parts()).entries).toEqual([]);
  expect((await index.sync()).changed).toEqual(['notes/a.md', 'whetstone.yml']);
  expect((await index.parts()).entries).toHaveLength(1);
});
