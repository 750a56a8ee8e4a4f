import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;
let browser: Browser;
let pages: string[];

beforeAll(async () => {
  vault = await copyExample();
  app = await serveVault(vault.root);
  browser = await launchBrowser();
  const [radar, entries] = await Promise.all([app.library.radar({}), app.library.entries({})]);
  if (!radar.ok || !entries.ok) throw new Error('The example vault does not open.');
  const area = radar.value.blips[0]!.area;
  const entry = entries.value.entries[0]!.id;
  pages = ['/', '/radar', '/radar?lens=contact', '/freshness', '/areas', `/areas/${area}`, '/entries', `/entries/${entry}`, '/problems', '/model'];
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await vault?.remove();
});

describe('every page', () => {
  test('comes without a complaint in the console, with script and its policy on', async () => {
    const { page, complaints } = await openPage(browser);
    for (const path of pages) {
      const response = await page.goto(app.url + path, { waitUntil: 'networkidle' });
      expect(response?.status(), path).toBe(200);
      expect(await page.locator('h1').count(), path).toBe(1);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('reads the same without script', async () => {
    const plain = await openPage(browser, { javaScriptEnabled: false });
    const scripted = await openPage(browser);
    for (const path of pages) {
      await plain.page.goto(app.url + path);
      await scripted.page.goto(app.url + path, { waitUntil: 'networkidle' });
      // What only script can do, such as the slider through time, has links and forms in its place.
      await scripted.page.locator('.only-with-script').evaluateAll((all) => all.forEach((element) => element.remove()));
      expect(await plain.page.locator('main').innerText(), path).toBe(await scripted.page.locator('main').innerText());
    }
    await plain.page.context().close();
    await scripted.page.context().close();
  }, 120_000);

  test.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as far as axe can tell, in the %s', async (colorScheme) => {
    const { page } = await openPage(browser, { colorScheme });
    for (const path of pages) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map((v) => `${path} ${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([]);
    }
    await page.context().close();
  }, 180_000);

  test('fits a phone: nothing but tables and code scrolls sideways', async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 844 } });
    for (const path of pages) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(390);
    }
    await page.context().close();
  }, 120_000);
});

describe('a page that cannot be shown', () => {
  test.each([
    ['an unknown area', '/areas/terrafrom', 404],
    ['an unknown entry', '/entries/no-such-entry', 404],
    ['an unknown page', '/nothing/here', 404],
    ['a date no calendar has', '/radar?asOf=2026-02-30', 400],
    ['a date in words', '/freshness?asOf=soon', 400],
    ['an unknown lens', '/radar?lens=rose', 400],
    ['an unknown kind', '/entries?kind=poem', 400],
  ])('for %s says what to do', async (_, path, status) => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    const response = await page.goto(app.url + path);
    expect(response?.status()).toBe(status);
    expect(await page.locator('main h1').innerText()).not.toBe('');
    expect(await page.locator('main p').count()).toBeGreaterThan(1);
    expect(await page.locator('nav a').count()).toBeGreaterThan(4);
    await page.context().close();
  });
});

test('a search with a slip in it shows what was meant, and says so', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${app.url}/entries`);
  await page.getByRole('searchbox').fill('obsrvability');
  await page.getByRole('button', { name: 'Show' }).click();
  expect(await page.getByRole('status').innerText()).toContain('Nothing has “obsrvability”. Showing what has “observability”.');
  expect(await page.locator('.entry-list li').count()).toBeGreaterThan(0);
  expect(await page.getByRole('searchbox').inputValue()).toBe('obsrvability');
  await page.context().close();
});
