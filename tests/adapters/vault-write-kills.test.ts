import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { succeed } from '#app/core/result.ts';
import { append, leftoversOf, makeQuickVault, mortalDisk, set, textsOf, useWriters, valueOf } from './vault-write-support.ts';

const { vault, open } = useWriters();

const FILES = { 'notes/a.md': '# A\n', 'notes/b.md': '# B\n', 'projects/c.md': '# C\n' };
const CHANGES = { 'notes/a.md': '# A2\n', 'notes/b.md': null, 'projects/b.md': '# B2\n', 'projects/c.md': '# C2\n' };
const CHANGED = { 'notes/a.md': '# A2\n', 'projects/b.md': '# B2\n', 'projects/c.md': '# C2\n' };

/** Makes the change in a process that ends, as far as the disk can tell, before its n-th call; false when it came to its end. */
async function killAt(n: number, root: string, change: Record<string, string | null>): Promise<boolean> {
  const disk = mortalDisk(n);
  const outcome = await set(open(root, { disk }), change).catch(() => null);
  expect(outcome).toEqual(disk.isDead() ? null : succeed(null));
  return disk.isDead();
}

describe('a process that is killed, at whichever call to the disk,', () => {
  test.each([
    ['while it saves a file', { 'notes/a.md': '# A2\n' }, { ...FILES, 'notes/a.md': '# A2\n' }],
    ['while it makes a file', { 'meetings/2026/m.md': '# M\n' }, { ...FILES, 'meetings/2026/m.md': '# M\n' }],
    ['while it removes a file', { 'projects/c.md': null }, { 'notes/a.md': '# A\n', 'notes/b.md': '# B\n' }],
    ['while it changes several files', CHANGES, CHANGED],
  ])('%s, leaves all of it or nothing to the next', async (_, change, changed) => {
    for (let n = 1; ; n++) {
      const { root, remove } = makeQuickVault(FILES);
      const isKilled = await killAt(n, root, change);
      const next = open(root, { disk: mortalDisk(Infinity) });
      expect(valueOf(await next.recover())).toMatchObject({ left: [], trashed: [] });
      expect([FILES, changed], `killed at call ${n}`).toContainEqual(textsOf(root));
      expect(leftoversOf(root)).toEqual([]);
      valueOf(await set(next, change));
      expect(textsOf(root)).toEqual(changed);
      remove();
      if (!isKilled) return;
    }
  });

  test('leaves nothing to those who plan a change without recovering first', async () => {
    for (let n = 1; ; n++) {
      const { root, remove } = makeQuickVault(FILES);
      const isKilled = await killAt(n, root, CHANGES);
      const seen = await open(root, { disk: mortalDisk(Infinity) }).change((read) =>
        succeed({ changes: [], value: ['notes/a.md', 'projects/b.md', 'projects/c.md'].map((path) => valueOf(read(path))) }),
      );
      expect([['# A\n', null, '# C\n'], ['# A2\n', '# B2\n', '# C2\n']]).toContainEqual(valueOf(seen));
      remove();
      if (!isKilled) return;
    }
  });

  test('and whose files an outside editor changes before the next comes, costs that editor nothing', async () => {
    for (let n = 1; ; n++) {
      const { root, remove } = makeQuickVault(FILES);
      const isKilled = await killAt(n, root, CHANGES);
      writeFileSync(join(root, 'notes/a.md'), 'theirs\n');
      appendFileSync(join(root, 'projects/c.md'), 'theirs\n');
      const { left, trashed } = valueOf(await open(root, { disk: mortalDisk(Infinity) }).recover());
      expect(textsOf(root)['notes/a.md']).toBe('theirs\n');
      expect(textsOf(root)['projects/c.md']).toMatch(/^# C2?\ntheirs\n$/);
      expect(left.filter((path) => !['notes/a.md', 'projects/c.md'].includes(path))).toEqual([]);
      expect(trashed).toEqual([]);
      expect(leftoversOf(root)).toEqual([]);
      remove();
      if (!isKilled) return;
    }
  });
});

describe('what a power cut leaves', () => {
  test('is swept, and old texts are kept in the trash, even when the record of it is torn', async () => {
    const { root, write } = await vault(FILES);
    await append(open(root), 'notes/a.md', 'more\n');
    await write('notes/deep/.whetstone-0123456789abcdef.new', 'half a te');
    await write('notes/.whetstone-0123456789abcdef.old', 'an old text');
    await write('.whetstone/journal/sweep.json', '');
    const { swept, trashed } = valueOf(await open(root).recover());
    expect(swept.sort()).toEqual(['notes/.whetstone-0123456789abcdef.old', 'notes/deep/.whetstone-0123456789abcdef.new']);
    expect(trashed.map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['an old text']);
    expect(leftoversOf(root)).toEqual([]);
  });

  test('is nothing in a vault that was never written to, and looking for it writes nothing', async () => {
    const { root } = await vault(FILES);
    expect(valueOf(await open(root).recover())).toEqual({ undone: [], left: [], trashed: [], swept: [] });
    expect(existsSync(join(root, '.whetstone'))).toBe(false);
  });
});

test('an editor that still has the old file open when its writer is killed keeps what it writes there', async () => {
  const { root } = await vault(FILES);
  const disk = mortalDisk(Infinity);
  const rename = (from: string, to: string) => {
    disk.rename(from, to);
    if (to.endsWith('a.md')) disk.die();
  };
  await set(open(root, { disk: { ...disk, rename } }), { 'notes/a.md': '# A2\n' }).catch(() => null);
  const old = leftoversOf(root).find((path) => path.endsWith('.old'))!;
  appendFileSync(join(root, old), 'theirs\n');
  const { trashed } = valueOf(await open(root).recover());
  expect(trashed.map((path) => readFileSync(join(root, path), 'utf8'))).toEqual(['# A\ntheirs\n']);
  expect(textsOf(root)['notes/a.md']).toBe('# A2\n');
});
