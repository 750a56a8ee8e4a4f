import { appendFileSync, closeSync, openSync, renameSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { succeed } from '#app/core/result.ts';
import { realDisk, type Disk } from '#app/adapters/disk.server.ts';
import { append, leftoversOf, meddledDisk, problemOf, set, textsOf, useWriters, valueOf } from './vault-write-support.ts';

const { vault, open } = useWriters();

const START = { 'notes/a.md': 'start\n', 'notes/b.md': 'B\n' };

/** As an editor that writes a new file and renames it over the old one. */
function replace(place: string, text: string): void {
  writeFileSync(`${place}~`, text);
  renameSync(`${place}~`, place);
}

/** Moments in the life of a save, by the call to the disk that is next. */
const MOMENTS = {
  'once the file was read': ['before', 'link', /\.old$/],
  'while the new text is written': ['after', 'link', /\.old$/],
  'right before the last look': ['before', 'look', /a\.md$/],
} as const;

describe('an outside editor that saves during a change loses nothing, and neither does the change', () => {
  test.each(Object.entries(MOMENTS))('in place, %s', async (_, [when, call, name]) => {
    const { root } = await vault(START);
    const disk = meddledDisk(when, call, name, () => appendFileSync(join(root, 'notes/a.md'), 'theirs\n'));
    expect(await append(open(root, { disk }), 'notes/a.md', 'ours\n')).toEqual(succeed('start\ntheirs\nours\n'));
    expect(textsOf(root)).toEqual({ ...START, 'notes/a.md': 'start\ntheirs\nours\n' });
    expect(leftoversOf(root)).toEqual([]);
  });

  test.each(Object.entries(MOMENTS))('by a new file, %s', async (_, [when, call, name]) => {
    const { root } = await vault(START);
    const disk = meddledDisk(when, call, name, () => replace(join(root, 'notes/a.md'), 'theirs\n'));
    expect(await append(open(root, { disk }), 'notes/a.md', 'ours\n')).toEqual(succeed('theirs\nours\n'));
    expect(textsOf(root)).toEqual({ ...START, 'notes/a.md': 'theirs\nours\n' });
    expect(leftoversOf(root)).toEqual([]);
  });

  test('in place, after the last look: the very file it has open gets its place back', async () => {
    const { root } = await vault(START);
    const editor = openSync(join(root, 'notes/a.md'), 'a');
    const disk = meddledDisk('before', 'rename', /\.new$/, () => writeSync(editor, 'theirs\n'));
    const plan = open(root, { disk });
    let seen = 0;
    const result = await plan.change((read) => {
      const before = valueOf(read('notes/a.md'));
      seen += 1;
      // The second time it is in the middle of writing.
      if (seen === 2) writeSync(editor, 'more of theirs\n');
      const now = valueOf(read('notes/a.md'));
      return succeed({ changes: [{ path: 'notes/a.md', before: now, after: `${now ?? ''}ours\n` }], value: before });
    });
    closeSync(editor);
    expect(result).toEqual(succeed('start\ntheirs\n'));
    expect(textsOf(root)).toEqual({ ...START, 'notes/a.md': 'start\ntheirs\nmore of theirs\nours\n' });
  });

  test('by making the file that was to be made', async () => {
    const { root } = await vault(START);
    const disk = meddledDisk('before', 'link', /new\.md$/, () => writeFileSync(join(root, 'notes/new.md'), 'theirs\n'));
    expect(await append(open(root, { disk }), 'notes/new.md', 'ours\n')).toEqual(succeed('theirs\nours\n'));
  });

  test('by deleting the file that was to be changed', async () => {
    const { root } = await vault(START);
    const disk = meddledDisk('before', 'look', /a\.md$/, () => unlinkSync(join(root, 'notes/a.md')));
    expect(await append(open(root, { disk }), 'notes/a.md', 'ours\n')).toEqual(succeed('ours\n'));
    expect(leftoversOf(root)).toEqual([]);
  });

  test('in a file that was to be removed', async () => {
    const { root } = await vault(START);
    const disk = meddledDisk('before', 'rename', /\.old$/, () => appendFileSync(join(root, 'notes/a.md'), 'theirs\n'));
    const result = await open(root, { disk }).change(() => succeed({ changes: [{ path: 'notes/a.md', before: 'start\n', after: null }], value: null }));
    expect(problemOf(result).code).toBe('changed');
    expect(textsOf(root)).toEqual({ ...START, 'notes/a.md': 'start\ntheirs\n' });
  });

  test('in a file that was to go to the trash', async () => {
    const { root } = await vault(START);
    const disk = meddledDisk('before', 'rename', /trash/, () => appendFileSync(join(root, 'notes/a.md'), 'theirs\n'));
    expect(problemOf(await open(root, { disk }).discard('notes/a.md', 'start\n')).code).toBe('changed');
    expect(textsOf(root)).toEqual({ ...START, 'notes/a.md': 'start\ntheirs\n' });
  });

  test('in the second of two files, when the first is replaced already', async () => {
    const { root } = await vault(START);
    const disk = meddledDisk('after', 'rename', /notes\/a\.md$/, () => replace(join(root, 'notes/b.md'), 'theirs\n'));
    valueOf(await set(open(root, { disk }), { 'notes/a.md': 'A2\n', 'notes/b.md': 'B2\n', 'notes/c.md': 'C2\n' }));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A2\n', 'notes/b.md': 'B2\n', 'notes/c.md': 'C2\n' });
    expect(leftoversOf(root)).toEqual([]);
  });
});

describe('a change made from what a file no longer says', () => {
  const stale = { changes: [{ path: 'notes/b.md', before: 'B\n', after: 'B2\n' }, { path: 'notes/a.md', before: 'old\n', after: 'A2\n' }], value: null };

  test('is a problem, and no file is touched', async () => {
    const { root } = await vault(START);
    const problem = problemOf(await open(root).change(() => succeed(stale)));
    expect(problem).toMatchObject({ code: 'changed', message: expect.stringContaining('notes/a.md') });
    expect(textsOf(root)).toEqual(START);
  });

  test('is a problem where it would make a file that is there', async () => {
    const { root } = await vault(START);
    const made = { changes: [{ path: 'notes/a.md', before: null, after: 'A2\n' }], value: null };
    expect(problemOf(await open(root).change(() => succeed(made)))).toMatchObject({ code: 'taken' });
    expect(textsOf(root)).toEqual(START);
  });
});

describe('on a file system without links', () => {
  const refuse = (): never => {
    throw Object.assign(new Error('no links here'), { code: 'ENOTSUP', syscall: 'link' });
  };
  const disk: Disk = { ...realDisk, link: refuse };

  test('everything is written, undone and moved all the same', async () => {
    const { root } = await vault(START);
    const writer = open(root, { disk });
    valueOf(await set(writer, { 'notes/a.md': 'A2\n', 'notes/b.md': null, 'notes/c.md': 'C2\n' }));
    expect(textsOf(root)).toEqual({ 'notes/a.md': 'A2\n', 'notes/c.md': 'C2\n' });
    const { trashed } = valueOf(await writer.discard('notes/a.md', 'A2\n'));
    valueOf(await writer.restore(trashed, 'notes/d.md'));
    expect(textsOf(root)).toEqual({ 'notes/c.md': 'C2\n', 'notes/d.md': 'A2\n' });
    expect(leftoversOf(root)).toEqual([]);
  });

  test('nothing is overwritten by a new file', async () => {
    const { root } = await vault(START);
    let made = false;
    const link = (_: string, to: string) => {
      if (!made && to.endsWith('new.md')) writeFileSync(to, 'theirs\n');
      made = true;
      refuse();
    };
    expect(await append(open(root, { disk: { ...realDisk, link } }), 'notes/new.md', 'ours\n')).toEqual(succeed('theirs\nours\n'));
  });
});
