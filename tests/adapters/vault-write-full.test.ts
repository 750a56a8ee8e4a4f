import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { append, leftoversOf, problemOf, set, textsOf, useWriters, valueOf } from './vault-write-support.ts';

const { open } = useWriters();
const mounted: string[] = [];

afterEach(() => {
  for (const folder of mounted.splice(0)) {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  }
});

/** A disk of 64 kB with a few kB left on it; null where this user may not mount one. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  mounted.push(folder);
  return folder;
}

const TEXT = 'x'.repeat(12_000);

test('on a disk that is full nothing is lost, the message says so, and with more space the same save succeeds', async (context) => {
  const root = mountSmallDisk();
  if (root === null) return context.annotate('No small disk could be mounted here, so a full one was not tried.');
  const writer = open(root);
  valueOf(await set(writer, { 'notes/a.md': TEXT, 'notes/b.md': TEXT }));
  writeFileSync(join(root, 'filler'), Buffer.alloc(30_000));
  const before = textsOf(root);

  const changes = [() => append(writer, 'notes/a.md', TEXT), () => set(writer, { 'notes/a.md': 'A', 'notes/b.md': TEXT + TEXT }), () => set(writer, { 'notes/new.md': TEXT + TEXT })];
  for (const change of changes) {
    expect(problemOf(await change())).toMatchObject({ code: 'unwritable', message: expect.stringContaining('the disk is full (ENOSPC)'), hint: expect.stringContaining('Free some space') });
    expect(textsOf(root)).toEqual(before);
    expect(leftoversOf(root)).toEqual([]);
  }
  rmSync(join(root, 'filler'));
  valueOf(await changes[0]!());
  expect(readFileSync(join(root, 'notes/a.md'), 'utf8')).toBe(TEXT + TEXT);
});
