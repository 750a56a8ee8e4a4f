import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  vault = await copyExample();
  app = await serveVault(vault.root);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await vault?.remove();
});

describe('on paper', () => {
  test.each([
    ['/radar', '.radar-picture', 6],
    ['/freshness', '.freshness-table', 10],
  ])('%s keeps what it says and leaves out what can only be clicked', async (path, said, most) => {
    const { page } = await openPage(browser, { colorScheme: 'dark' });
    await page.goto(app.url + path, { waitUntil: 'networkidle' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator(said).first().isVisible()).toBe(true);
    for (const clicked of ['.masthead nav', '.filters', '.time-slider', '.take-along']) {
      for (const element of await page.locator(clicked).all()) expect(await element.isVisible(), clicked).toBe(false);
    }
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(ground).toMatch(/rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)|oklch\(1 /);
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
    expect(pages).toBeLessThanOrEqual(most);
    await page.context().close();
  });
});
