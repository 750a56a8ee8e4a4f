import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileVault } from '#app/core/vault.ts';
import { generateVault } from '#scripts/generate-vault.ts';
import { useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

async function generated(seed: number) {
  const { root } = await vault({});
  const { files } = generateVault(root, { entries: 400, areas: 20, contacts: 4000, seed });
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(md|yml)$/.test(name)).sort();
  return { root, files, texts: names.map((name) => [name, readFileSync(join(root, name), 'utf8')]) };
}

test('a generated vault is the same for the same seed, and another for another', async () => {
  const [one, again, other] = [await generated(7), await generated(7), await generated(8)];
  expect(again.texts).toEqual(one.texts);
  expect(other.texts).not.toEqual(one.texts);
  expect(one.files).toBe(one.texts.length);
});

test('it has the size that was asked for, and nothing in it is wrong but a link or two', async () => {
  const { root } = await generated(7);
  const index = await open({ root });
  await index.sync();
  const parts = await index.parts();
  expect(parts.areas).toHaveLength(20);
  expect(parts.entries).toHaveLength(400);
  expect(parts.claims.length).toBeGreaterThan(3200);
  expect(parts.claims.length).toBeLessThan(4800);
  expect(new Set(parts.entries.map(({ kind }) => kind)).size).toBe(6);
  expect(await index.diagnostics()).toEqual([]);
  expect(compileVault(parts).diagnostics).toEqual([]);
});
