import AxeBuilder from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

describe('decisions', () => {
  test('say both ways what superseded what', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/entries/adr-postgres-for-the-planner`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Superseded by Decision: one file for the planner.');
    await page.goto(`${at.app.url}/entries/adr-sqlite-for-the-planner`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Supersedes Decision: Postgres for the planner.');
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('have a page without a fault of accessibility, and none that scrolls sideways on a phone, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(at.browser, { colorScheme, viewport: { width: 390, height: 844 } });
    for (const path of ['/reviews', '/entries/adr-sqlite-for-the-planner']) {
      await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
