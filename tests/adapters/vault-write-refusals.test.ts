import { lstatSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { succeed } from '#app/core/result.ts';
import { openWriter } from '#app/adapters/vault-write.server.ts';
import { allFiles, append, problemOf, set, textsOf, useWriters, valueOf } from './vault-write-support.ts';

const { vault, open } = useWriters();

describe('a text or a path that should not be written is refused', () => {
  test.each([
    ['a NUL character', 'a\0b'],
    ['a lone surrogate', 'a\uD800b'],
  ])('%s', async (_, text) => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    expect(problemOf(await set(open(root), { 'notes/a.md': text })).code).toBe('unwritable');
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
  });

  test('a text too large to be read again', async () => {
    const { root } = await vault();
    expect(problemOf(await set(open(root), { 'notes/a.md': 'x'.repeat(3_000_000) })).code).toBe('too-large');
  });

  test.each([
    ...['', '/etc/a.md', 'C:/a.md', '../a.md', 'notes/../../a.md', 'notes/./a.md', 'notes//a.md', 'notes/', 'notes\\a.md', '..\\a.md'],
    ...['notes/a\0.md', 'notes/a\uD800.md', '.git/config', '.whetstone/lock.db', 'notes/.hidden.md', `notes/${'ä'.repeat(130)}.md`],
    ...['notes/con.md', 'notes/AUX', 'notes/what?.md', 'notes/a:b.md', 'notes/a.md.', 'notes /a.md', 'notes/a\n.md'],
  ])('%j', async (path) => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    const change = () => writer.change(() => succeed({ changes: [{ path, before: null, after: 'X' }], value: null }));
    for (const result of [await change(), await writer.store(path, Buffer.from('X')), await writer.restore('.trash/a.md', path)]) {
      expect(problemOf(result)).toMatchObject({ code: 'bad-name', hint: expect.stringMatching(/\.$/) });
    }
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
  });

  test('a file there is already may have a name that Windows could not hold', async () => {
    const { root } = await vault({ 'notes/why: so?.md': 'A' });
    valueOf(await append(open(root), 'notes/why: so?.md', 'B'));
    expect(textsOf(root)).toEqual({ 'notes/why: so?.md': 'AB' });
  });

  test('a link, a folder that is a link, and a file where a folder should be', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const { root: outside } = await vault({ 'secret.md': 'S' });
    symlinkSync(outside, join(root, 'away'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'notes/link.md'));
    symlinkSync(join(outside, 'none.md'), join(root, 'notes/broken.md'));
    const writer = open(root);
    for (const path of ['away/secret.md', 'away/new.md', 'notes/link.md', 'notes/broken.md', 'notes/a.md/b.md']) {
      const write = (before: string | null) => writer.change(() => succeed({ changes: [{ path, before, after: 'X' }], value: null }));
      for (const result of [writer.read(path), await write(null), await write('S'), await writer.store(path, Buffer.from('X'))]) {
        expect(problemOf(result).hint).toMatch(/\.$/);
      }
    }
    expect(textsOf(outside)).toEqual({ 'secret.md': 'S' });
    expect(lstatSync(join(root, 'notes/link.md')).isSymbolicLink()).toBe(true);
  });

  test('a trash that is a link', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const { root: outside } = await vault();
    symlinkSync(outside, join(root, '.trash'));
    expect(problemOf(await open(root).discard('notes/a.md', 'A')).code).toBe('bad-name');
    expect(allFiles(outside)).toEqual([]);
  });

  test('a vault that is not there', () => {
    expect(problemOf(openWriter(join(import.meta.dirname, 'nowhere'))).code).toBe('no-vault');
  });
});
