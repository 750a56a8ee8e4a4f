import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

describe('editions', () => {
  test('are frozen, published and compared in the browser', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(`${at.app.url}/editions`);
    for (const [name, day] of [['Summer', '2026-08-01'], ['Autumn', '2026-11-01']] as const) {
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('As of').fill(day);
      await page.getByLabel('What you have to say').fill(`Notes of **${name}**.`);
      await page.getByRole('button', { name: 'Freeze it' }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      if (name === 'Summer') await page.goto(`${at.app.url}/editions`);
    }
    expect(await page.getByRole('listitem').filter({ hasText: 'SQLite moved in, from Trial to Adopt.' }).count()).toBe(1);
    expect(await page.locator('.prose strong').textContent()).toBe('Autumn');
    await page.getByLabel('Public from').fill('2026-12-24');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('public from 24 Dec 2026').waitFor();
    expect(await readFile(join(at.vault.root, 'editions/autumn.md'), 'utf8')).toContain('\npublished: 2026-12-24\n');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('refuse a name twice, and keep what was typed', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/editions`);
    await page.getByLabel('Name').fill('Summer');
    await page.getByLabel('What you have to say').fill('Kept.');
    await page.getByRole('button', { name: 'Freeze it' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('There is an edition “Summer” already');
    expect(await page.getByLabel('What you have to say').inputValue()).toBe('Kept.');
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('have pages without a fault of accessibility, and none that scrolls sideways on a phone, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(at.browser, { colorScheme, viewport: { width: 390, height: 844 } });
    for (const path of ['/editions', '/editions/autumn', '/editions/autumn?against=summer', '/editions/trajectory']) {
      await page.goto(at.app.url + path);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('pictures to take along', () => {
  test.each(['radar.svg', 'radar.png', 'radar.html', 'freshness.svg', 'freshness.png', 'freshness.html'])('%s is a file of its own', async (file) => {
    const response = await at.app.get(`/${file}?asOf=2026-06-01`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`);
    const body = Buffer.from(await response.arrayBuffer());
    expect(body.length).toBeGreaterThan(2000);
    if (!file.endsWith('.png')) expect(body.toString()).toContain('1 June 2026');
  });

  test('an HTML file opens offline, and its blips lead to its rows', async () => {
    const html = await (await at.app.get('/radar.html')).text();
    const { page, complaints } = await openPage(at.browser, { offline: true });
    await page.setContent(html);
    await page.locator('a[aria-label^="SQLite"]').click();
    expect(await page.evaluate(() => location.hash)).toBe('#sqlite');
    expect(await page.locator('tr#sqlite th').textContent()).toBe('SQLite');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
