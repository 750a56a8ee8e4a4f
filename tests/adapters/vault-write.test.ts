import { chmodSync, readFileSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fail, succeed } from '#app/core/result.ts';
import { append, leftoversOf, problemOf, set, textsOf, useWriters, valueOf } from './vault-write-support.ts';

const { vault, open } = useWriters();

describe('reading', () => {
  test('gives a text as on disk: byte order mark, line ends and all', async () => {
    const text = '\uFEFF# A\r\n\r\ntrailing  \nno final newline';
    const { root } = await vault({ 'notes/a.md': text });
    expect(open(root).read('notes/a.md')).toEqual(succeed(text));
  });

  test('tells an empty file from none', async () => {
    const { root } = await vault({ 'notes/empty.md': '' });
    const writer = open(root);
    expect(writer.read('notes/empty.md')).toEqual(succeed(''));
    expect(writer.read('notes/none.md')).toEqual(succeed(null));
    expect(writer.read('nowhere/none.md')).toEqual(succeed(null));
  });

  test.each([
    ['bytes that are not UTF-8', Buffer.from([0x23, 0xff, 0x0a])],
    ['UTF-16', Buffer.from('\uFEFF# A\n', 'utf16le')],
    ['NUL bytes', Buffer.from('# A\0\n')],
  ])('refuses %s, which saving would spoil', async (_, bytes) => {
    const { root, write } = await vault();
    await write('notes/a.md', '');
    writeFileSync(join(root, 'notes/a.md'), bytes);
    expect(problemOf(open(root).read('notes/a.md'))).toMatchObject({ code: 'unwritable', message: expect.stringContaining('notes/a.md') });
  });

  test('refuses a folder that is named like a file', async () => {
    const { root } = await vault({ 'notes/a.md/b.md': 'B' });
    expect(problemOf(open(root).read('notes/a.md')).message).toContain('not an ordinary file');
  });
});

describe('a change', () => {
  test('is on the disk when it is answered, with what was planned from what was read', async () => {
    const { root } = await vault({ 'notes/a.md': 'one\n' });
    expect(await append(open(root), 'notes/a.md', 'two\n')).toEqual(succeed('one\ntwo\n'));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'one\ntwo\n' });
  });

  test('makes new files in new folders, rewrites others and removes others, all at once', async () => {
    const { root } = await vault({ 'notes/a.md': 'A', 'notes/b.md': 'B' });
    valueOf(await set(open(root), { 'notes/a.md': 'A2', 'notes/b.md': null, 'meetings/2026/b.md': 'B2' }));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A2', 'meetings/2026/b.md': 'B2' });
    expect(leftoversOf(root)).toEqual([]);
  });

  test('of a hundred files is one change', async () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`notes/n${i}.md`, `${i}`]));
    const { root } = await vault(files);
    const after = Object.fromEntries(Object.keys(files).map((path) => [path, `new ${path}`]));
    valueOf(await set(open(root), after));
    expect(textsOf(root)).toEqual(after);
  });

  test('that changes nothing touches no file', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const identity = ({ ino, ctimeMs, mtimeMs }: Stats) => ({ ino, ctimeMs, mtimeMs });
    const before = statSync(join(root, 'notes/a.md'));
    valueOf(await set(open(root), { 'notes/a.md': 'A' }));
    expect(identity(statSync(join(root, 'notes/a.md')))).toEqual(identity(before));
  });

  test('keeps the rights of a file', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    chmodSync(join(root, 'notes/a.md'), 0o640);
    valueOf(await set(open(root), { 'notes/a.md': 'A2' }));
    expect(statSync(join(root, 'notes/a.md')).mode & 0o777).toBe(0o640);
  });

  test('that its plan refuses is not made', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const problem = { code: 'bad-choice', message: 'No.', hint: 'Choose.' } as const;
    expect(await open(root).change(() => fail(problem))).toEqual(fail(problem));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
  });

  test('whose plan throws lets the next one through', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    await expect(writer.change(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    valueOf(await set(writer, { 'notes/a.md': 'A2' }));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A2' });
  });

  test('waits for those asked for before it, in this process by any writer', async () => {
    const { root } = await vault();
    const writers = [open(root), open(root), open(root)];
    await Promise.all(Array.from({ length: 30 }, (_, i) => append(writers[i % 3]!, 'notes/a.md', `${i}\n`)));
    const lines = readFileSync(join(root, 'notes/a.md'), 'utf8').trim().split('\n').map(Number);
    expect(lines.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  test('is planned from what the file says when its turn comes', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    const [, second] = await Promise.all([append(writer, 'notes/a.md', 'B'), append(writer, 'notes/a.md', 'C')]);
    expect(second).toEqual(succeed('ABC'));
  });

  test('gives up after a while when another process does not let go, and says so', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    let letGo: () => void = () => undefined;
    let held: Promise<unknown> = Promise.resolve();
    await new Promise<void>((isHeld) => {
      held = open(root).change(async () => {
        isHeld();
        await new Promise<void>((resolve) => (letGo = resolve));
        return succeed({ changes: [], value: null });
      });
    });
    const result = await set(open(root, { patience: 50 }), { 'notes/a.md': 'B' });
    letGo();
    await held;
    expect(problemOf(result).code).toBe('busy');
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A' });
  });

  test('still keeps others out when the folder of the lock has been deleted and made anew', async () => {
    const { root } = await vault();
    const [one, other] = [open(root), open(root)];
    await append(one, 'notes/a.md', '1\n');
    await append(other, 'notes/a.md', '2\n');
    rmSync(join(root, '.whetstone'), { recursive: true });
    await Promise.all([append(one, 'notes/a.md', '3\n'), append(other, 'notes/a.md', '4\n')]);
    expect(readFileSync(join(root, 'notes/a.md'), 'utf8').split('\n').sort().join('')).toBe('1234');
  });

  test('leaves nothing behind that Git would see', async () => {
    const { root } = await vault({ 'notes/a.md': 'A' });
    const writer = open(root);
    await append(writer, 'notes/a.md', 'B');
    valueOf(await writer.discard('notes/a.md', 'AB'));
    for (const folder of ['.whetstone', '.trash']) expect(readFileSync(join(root, folder, '.gitignore'), 'utf8')).toBe('*\n');
  });
});
