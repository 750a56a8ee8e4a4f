import AxeBuilder from '@axe-core/playwright';
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

describe('decisions', () => {
  test('say both ways what superseded what', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/entries/adr-postgres-for-the-planner`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Superseded by Decision: one file for the planner.');
    await page.goto(`${app.url}/entries/adr-sqlite-for-the-planner`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Supersedes Decision: Postgres for the planner.');
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('have a page without a fault of accessibility, and none that scrolls sideways on a phone, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(browser, { colorScheme, viewport: { width: 390, height: 844 } });
    for (const path of ['/reviews', '/entries/adr-sqlite-for-the-planner']) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
