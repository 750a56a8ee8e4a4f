import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { succeed } from '#app/core/result.ts';
import { problemOf, textsOf, useWriters, valueOf } from './vault-write-support.ts';

const { vault, open } = useWriters();

describe('the trash', () => {
  test('takes a file and gives it back', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    const { trashed } = valueOf(await writer.discard('notes/a.md', 'A'));
    expect(textsOf(root)).toEqual({});
    expect(trashed).toBe('.trash/notes/a.md');
    expect(readFileSync(join(root, trashed), 'utf8')).toBe('A');
    expect(await writer.restore(trashed, 'notes/a.md')).toEqual(succeed({ path: 'notes/a.md' }));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
    expect(existsSync(join(root, trashed))).toBe(false);
  });

  test('keeps an older file of the same name', async () => {
    const { root, write } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    valueOf(await writer.discard('notes/a.md', 'A'));
    await write('notes/a.md', 'B');
    expect(await writer.discard('notes/a.md', 'B')).toEqual(succeed({ trashed: '.trash/notes/a.2.md' }));
    expect(readFileSync(join(root, '.trash/notes/a.md'), 'utf8')).toBe('A');
  });

  test('does not take a file that says something else by now', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    expect(problemOf(await open(root).discard('notes/a.md', 'old'))).toMatchObject({ code: 'changed' });
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
  });

  test('gives nothing back over a file that is there', async () => {
    const { root, write } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    const { trashed } = valueOf(await writer.discard('notes/a.md', 'A'));
    await write('notes/a.md', 'B');
    expect(problemOf(await writer.restore(trashed, 'notes/a.md')).code).toBe('taken');
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'B' });
  });

  test.each(['notes/a.md', '.trash/none.md', '.trash/../notes/a.md', '.trash', ''])('gives back nothing that is not in it: %j', async (trashed) => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    mkdirSync(join(root, '.trash'));
    expect(problemOf(await open(root).restore(trashed, 'notes/b.md')).code).toMatch(/^(not-found|bad-name)$/);
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
  });
});

describe('an attachment', () => {
  const bytes = Buffer.from([0, 255, 1, 254]);

  test('is stored byte for byte', async () => {
    const { root } = await vault();
    expect(await open(root).store('attachments/p.png', bytes)).toEqual(succeed({ path: 'attachments/p.png' }));
    expect(readFileSync(join(root, 'attachments/p.png'))).toEqual(bytes);
  });

  test('that is there already with the same bytes is a success; with others it is left alone', async () => {
    const { root } = await vault();
    const writer = open(root);
    valueOf(await writer.store('attachments/p.png', bytes));
    valueOf(await writer.store('attachments/p.png', bytes));
    expect(problemOf(await writer.store('attachments/p.png', Buffer.from('other'))).code).toBe('taken');
    expect(readFileSync(join(root, 'attachments/p.png'))).toEqual(bytes);
  });
});
