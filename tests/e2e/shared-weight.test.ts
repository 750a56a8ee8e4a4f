import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const VERDICTS = ['adopt', 'trial', 'assess', 'hold'];
const QUADRANTS = ['techniques', 'platforms', 'tools', 'languages-frameworks'];
const IDS = Array.from({ length: 500 }, (_, i) => `area-${i}`);

let vault: TempVault;
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  const files: Record<string, string> = { 'whetstone.yml': 'title: A crowded radar\nfrozen: 2026-11-01\n' };
  for (const [i, id] of IDS.entries()) {
    files[`areas/${id}.md`] = `---\ntitle: Area ${i}\nquadrant: ${QUADRANTS[i % 4]}\n---\n`;
    files[`notes/of-${id}.md`] = `---\ndate: 2026-09-1${i % 10}\nareas: [${id}]\ndepth: built\nverdict: ${VERDICTS[Math.floor(i / 4) % 4]}\n---\n`;
  }
  vault = await makeVault(files);
  app = await serveVault(vault.root);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await vault?.remove();
});

/** gzipped bytes of all script that the page of a share of so many areas brings, in files and in itself. */
async function weigh(areas: number): Promise<number> {
  const made = await app.library.createShare({ areas: IDS.slice(0, areas), show: 'freshness', history: true });
  if (!made.ok) throw new Error(made.problem.message);
  const { page } = await openPage(browser);
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(`${app.url}/s/${made.value.token}/`, { waitUntil: 'networkidle' });
  expect(await page.locator('.radar-picture .blip').count()).toBe(areas);
  expect(await page.locator('.blip-table tbody tr').count()).toBe(areas);
  const inside = await page.locator('script').allTextContents();
  const bytes = Buffer.concat([...(await Promise.all(scripts)), Buffer.from(inside.join(''))]);
  await page.context().close();
  return gzipSync(bytes).length;
}

test('the script of a shared radar is at most 30 kB, gzipped, and the same for 50 blips and for 500', async () => {
  const [few, many] = [await weigh(50), await weigh(500)];
  expect(few).toBeGreaterThan(500);
  expect(few).toBeLessThanOrEqual(30 * 1024);
  expect(many).toBe(few);
}, 60_000);
