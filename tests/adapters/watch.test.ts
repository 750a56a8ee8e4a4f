import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { VaultIndex } from '#app/adapters/index.server.ts';
import { useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

const FILES = { 'whetstone.yml': '', 'notes/a.md': '# A\n', 'notes/deep/b.md': '# B\n' };

async function followed() {
  const made = await vault(FILES);
  const index = await open({ root: made.root });
  await index.sync();
  return { ...made, index, until: await follow(index) };
}

/** Waits for changes, one after the other, until the titles of the entries are these. */
async function follow(index: VaultIndex) {
  let wake: () => void = () => undefined;
  const revisions: number[] = [];
  const stop = await index.watch((revision) => {
    revisions.push(revision);
    wake();
  });
  const titles = async () => (await index.parts()).entries.map(({ title }) => title).sort();
  const until = async (...expected: string[]) => {
    for (;;) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      if (JSON.stringify(await titles()) === JSON.stringify([...expected].sort())) return;
      await woken;
    }
  };
  return Object.assign(until, { revisions, stop });
}

describe('while it is watched, the index follows', () => {
  test('an edit', async () => {
    const { until, write } = await followed();
    await write('notes/a.md', '# Edited\n');
    await until('Edited', 'B');
  });

  test('a save that renames a new file over the old one, as editors do', async () => {
    const { until, root } = await followed();
    await writeFile(join(root, 'notes/.a.md.swp'), '# Saved\n');
    await rename(join(root, 'notes/.a.md.swp'), join(root, 'notes/a.md'));
    await until('Saved', 'B');
  });

  test('a save that moves the old file away first', async () => {
    const { until, root } = await followed();
    await rename(join(root, 'notes/a.md'), join(root, 'notes/a.md~'));
    await writeFile(join(root, 'notes/a.md'), '# Rewritten\n');
    await until('Rewritten', 'B');
  });

  test('a new folder with files in it, and edits there', async () => {
    const { until, root, write } = await followed();
    await mkdir(join(root, 'meetings/2026'), { recursive: true });
    await write('meetings/2026/c.md', '# C\n');
    await until('A', 'B', 'C');
    await write('meetings/2026/c.md', '# Changed\n');
    await until('A', 'B', 'Changed');
  });

  test('a folder that is deleted, and one that is renamed', async () => {
    const { until, root } = await followed();
    await rename(join(root, 'notes/deep'), join(root, 'reviews'));
    await until('A', 'B');
    await rm(join(root, 'notes'), { recursive: true });
    await until('B');
  });

  test('what another process has stored', async () => {
    const { until, root, write, index } = await followed();
    const other = await open({ root });
    const before = index.revision();
    await write('notes/c.md', '# C\n');
    await other.sync();
    await until('A', 'B', 'C');
    expect(index.revision()).toBeGreaterThan(before);
  });

  test('the settings', async () => {
    const { until, write, index } = await followed();
    await write('whetstone.yml', 'title: Ours\n');
    const changed = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (until.revisions.length === 0) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
    await changed;
    expect((await index.parts()).config.title).toBe('Ours');
  });
});

test('nothing is told twice, and nothing when only the index itself was written', async () => {
  const { until, root } = await followed();
  for (const title of ['One', 'Two']) {
    await writeFile(join(root, '.new'), `# ${title}\n`);
    await rename(join(root, '.new'), join(root, 'notes/a.md'));
    await until(title, 'B');
  }
  expect(until.revisions).toEqual([...new Set(until.revisions)]);
  expect(until.revisions.length).toBe(2);
});

test('a vault that is away for a while does not stop it', async () => {
  const { root } = await vault(FILES);
  const elsewhere = await vault({ 'keep.txt': '' });
  const index = await open({ root, databaseUrl: join(elsewhere.root, 'index.db') });
  await index.sync();
  const until = await follow(index);
  await rename(root, `${root}-away`);
  await expect(index.sync()).rejects.toThrow();
  await rename(`${root}-away`, root);
  await writeFile(join(root, 'notes/a.md'), '# Back\n');
  await until('Back', 'B');
});

test('once stopped, it is silent', async () => {
  const { until, write, index } = await followed();
  await until.stop();
  await write('notes/a.md', '# Later\n');
  await index.sync();
  expect(until.revisions).toEqual([]);
});

test('closing the index stops it too', async () => {
  const { index, until, write } = await followed();
  await index.close();
  await write('notes/a.md', '# Later\n');
  await until.stop();
  expect(until.revisions).toEqual([]);
});
