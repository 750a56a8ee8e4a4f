import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();
const textOf = async (path: string) => (await at.app.get(path)).text();
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

describe('a picture to take along is in the state of the page it is taken from', () => {
  test.each([
    ['/freshness', 'Fresh', /days with contact|nothing is done/],
    ['/freshness?group=quadrant', 'Platforms', /days with contact|nothing is done/],
    ['/freshness?view=calendar&year=2025', 'days with contact, 2025', /nothing is done/],
    ['/freshness?view=forecast', 'if nothing is done from 1 November 2026 on', /days with contact/],
  ])('%s as SVG, PNG and HTML', async (page, said, unsaid) => {
    const [path, search = ''] = page.split('?');
    for (const format of ['svg', 'html']) {
      const text = await textOf(`${path}.${format}?${search}`);
      expect(text).toContain(said);
      expect(text).not.toMatch(unsaid);
    }
    const png = await at.app.get(`${path}.png?${search}&width=400`);
    expect(new Uint8Array(await png.arrayBuffer()).slice(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  });

  test('areas narrowed by a text and sorted come narrowed and sorted', async () => {
    const state = 'q=aws&sort=title';
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/freshness?${state}`);
    const shown = await page.locator('.freshness-table tbody tr[data-area]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-area')!));
    expect(shown.length).toBeGreaterThan(1);
    expect(matches(await textOf(`/freshness.html?${state}`), /<tr id="([^"]+)"/g)).toEqual(shown);
    await page.context().close();
  });

  test('a zoomed radar comes zoomed, with names and with the rows of its quadrant', async () => {
    for (const format of ['svg', 'html']) {
      const text = await textOf(`/radar.${format}?zoom=techniques`);
      expect(new Set(matches(text, /data-quadrant="([^"]+)"/g))).toEqual(new Set(['techniques']));
      expect(matches(text, /data-label="([^"]+)"/g).length).toBeGreaterThan(5);
    }
    const rows = matches(await textOf('/radar.html?zoom=techniques'), /<tr id="([^"]+)"/g);
    expect(rows.length).toBe(new Set(matches(await textOf('/radar.svg?zoom=techniques'), /data-area="([^"]+)"/g)).size);
  });

  test('opens offline and whole, on a phone', async () => {
    for (const path of ['/freshness.html?view=calendar', '/freshness.html?view=forecast', '/radar.html?zoom=tools']) {
      const { page, complaints } = await openPage(at.browser, { viewport: { width: 390, height: 844 }, offline: true });
      await page.setContent(await textOf(path));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
