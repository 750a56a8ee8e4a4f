import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateVault } from '#scripts/generate-vault.ts';
import { lastWord, startChild, tellAll, useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

interface Told {
  done?: number;
  problem?: unknown;
  changed: string[];
  entries: string[];
}

describe('several processes on one database', () => {
  test('may index the same vault from nothing at the same moment', async () => {
    const { root } = await vault({});
    generateVault(root, { entries: 600, areas: 12 });
    const told = await Promise.all(Array.from({ length: 3 }, () => lastWord<Told>(startChild('sync-index', [root]))));
    for (const { problem, entries } of told) {
      expect(problem).toBeUndefined();
      expect(entries).toHaveLength(600);
    }
    // Each file was stored by one of them only.
    const changed = told.flatMap((one) => one.changed);
    expect(changed).toHaveLength(613);
    expect(new Set(changed).size).toBe(613);
    const index = await open({ root });
    const anew = await open({ root, databaseUrl: join(root, '.whetstone/other.db') });
    await anew.sync();
    expect(await tellAll(index)).toEqual(await tellAll(anew));
  }, 120_000);

  test('hear of each other’s changes by the revision', async () => {
    const { root, write } = await vault({ 'notes/a.md': '# A\n' });
    const [one, other] = [await open({ root }), await open({ root })];
    await one.sync();
    const before = other.revision();
    await write('notes/b.md', '# B\n');
    await one.sync();
    expect(other.revision()).toBeGreaterThan(before);
    expect((await other.parts()).entries).toHaveLength(2);
    expect((await other.sync()).changed).toEqual([]);
  });

  test('a later look at a file wins over an earlier one', async () => {
    const { root, write } = await vault({ 'notes/a.md': '# A\n' });
    const [one, other] = [await open({ root }), await open({ root })];
    for (let i = 0; i < 20; i++) {
      await write('notes/a.md', `# Title ${i}\n`);
      await Promise.all([one.sync(), other.sync(['notes/a.md'])]);
      expect((await one.parts()).entries[0]?.title).toBe(`Title ${i}`);
    }
    await rm(join(root, 'notes/a.md'));
    await Promise.all([one.sync(), other.sync()]);
    expect((await other.parts()).entries).toEqual([]);
  });
});

test('what a killed process left unfinished, the next start finishes', async () => {
  const { root } = await vault({});
  generateVault(root, { entries: 2500, areas: 20 });
  const child = startChild('sync-index', [root]);
  const first = (await child.next()) as Told;
  child.process.kill('SIGKILL');
  await child.ended;
  expect(first.done).toBeLessThan(2521);

  const index = await open({ root });
  const begun = (await index.parts()).entries.length;
  const { changed } = await index.sync();
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(2521);
  expect(begun).toBeGreaterThan(0);
  const anew = await open({ root, databaseUrl: join(root, '.whetstone/other.db') });
  await anew.sync();
  expect(await tellAll(index)).toEqual(await tellAll(anew));
}, 120_000);
