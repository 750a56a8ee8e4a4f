import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const VERDICTS = ['adopt', 'trial', 'assess', 'hold'];
const QUADRANTS = ['techniques', 'platforms', 'tools', 'languages-frameworks'];
const [FIRST, SECOND] = ['Apache Azure Open Cloud Edge Graph Event Stream Data Type Rust Go Python Kotlin Java Service Policy Secret Feature Trace', 'Kafka Mesh Flags Store Pipeline Runtime Gateway Testing Lint Cache Queue Sourcing Budget Catalogue Search Schema Vector Proxy Build Deploy Ledger Broker Notebook Compiler Registry'].map((words) => words.split(' ')) as [string[], string[]];
const TITLES = Array.from({ length: 500 }, (_, i) => `${FIRST[i % 20]} ${SECOND[(i * 7 + Math.floor(i / 20)) % 25]}`);
const IDS = TITLES.map((title) => title.toLowerCase().replace(' ', '-'));
/** Everything a share may have on its first page. */
const ALL = { show: 'freshness', history: true } as const;

let vault: TempVault;
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  const files: Record<string, string> = { 'whetstone.yml': 'title: A crowded radar\nfrozen: 2026-11-01\n' };
  for (const [i, id] of IDS.entries()) {
    files[`areas/${id}.md`] = `---\ntitle: ${TITLES[i]}\nquadrant: ${QUADRANTS[(i * 13) % 4]}\n---\n`;
    files[`notes/of-${id}.md`] = `---\ndate: 2026-0${1 + (i % 9)}-1${i % 10}\nareas: [${id}]\ndepth: built\nminutes: ${60 + 17 * (i % 23)}\nverdict: ${VERDICTS[Math.floor(i / 4) % 4]}\n---\n`;
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

/** The page of a share of so many areas, and how many bytes of each kind it brings, gzipped. */
async function openShare(areas: number): Promise<{ page: Page; weight: { page: number; style: number; script: number } }> {
  const made = await app.library.createShare({ areas: IDS.slice(0, areas), ...ALL });
  if (!made.ok) throw new Error(made.problem.message);
  const { page } = await openPage(browser);
  const bodies: Record<string, Promise<Buffer>[]> = { document: [], stylesheet: [], script: [] };
  page.on('response', (response) => bodies[response.request().resourceType()]?.push(response.body()));
  await page.goto(`${app.url}/s/${made.value.token}/`, { waitUntil: 'networkidle' });
  expect(await page.locator('.radar-picture .blip').count()).toBe(areas);
  expect(await page.locator('.blip-table tbody tr').count()).toBe(areas);
  const weigh = async (kind: string, inside: string[] = []) => gzipSync(Buffer.concat([...(await Promise.all(bodies[kind]!)), Buffer.from(inside.join(''))]), { level: 9 }).length;
  return { page, weight: { page: await weigh('document'), style: await weigh('stylesheet'), script: await weigh('script', await page.locator('script').allTextContents()) } };
}

test('the script of a shared radar is at most 30 kB, gzipped, and the same for 50 blips and for 500', async () => {
  const [few, many] = [await openShare(50), await openShare(500)];
  expect(few.weight.script).toBeGreaterThan(500);
  expect(few.weight.script).toBeLessThanOrEqual(30 * 1024);
  expect(many.weight.script).toBe(few.weight.script);
  for (const { page } of [few, many]) await page.context().close();
}, 60_000);

test('with 200 blips, the page, its style and its script together are at most 28 kB, gzipped', async () => {
  const { page, weight } = await openShare(200);
  expect(weight.style).toBeGreaterThan(500);
  expect(weight.page + weight.style + weight.script).toBeLessThanOrEqual(28 * 1024);
  await page.context().close();
}, 60_000);

test.each([44, 100, 200])('%i areas print on one page, upright, in letters of 6 points and more', async (areas) => {
  const { page } = await openShare(areas);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await page.pdf({ format });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
  }
  await page.emulateMedia({ media: 'print' });
  const words = page.locator('.head, .how p, .blip-table tbody tr');
  expect(await words.evaluateAll((all) => Math.min(...all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))))).toBeGreaterThanOrEqual(8 - 0.01);
  const names = await page.locator('.blip-table tbody th').evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).innerText.trim()));
  expect([...names].sort()).toEqual(TITLES.slice(0, areas).sort());
  await page.context().close();
}, 60_000);
