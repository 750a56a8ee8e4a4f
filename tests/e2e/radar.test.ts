import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

const blips = (page: Page) => page.locator('.radar-picture .blip').evaluateAll((all) => all.map((blip) => blip.getAttribute('data-area')!));
const rows = (page: Page) => page.locator('.blip-table tbody tr').evaluateAll((all) => all.map((row) => row.getAttribute('data-area')!));
const circles = (page: Page) =>
  page.locator('.radar-picture .blip-target').evaluateAll((all) => all.map((c) => ['cx', 'cy', 'r'].map((name) => Number(c.getAttribute(name)))));

describe('the radar', () => {
  test('shows each area once in the picture and once in the table, without script', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/radar`);
    const pictured = await blips(page);
    expect(pictured.length).toBeGreaterThan(30);
    expect(new Set(pictured).size).toBe(pictured.length);
    expect([...(await rows(page))].sort()).toEqual([...pictured].sort());
    await page.context().close();
  });

  test('overlaps no blips, and moves none after first paint', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/radar`, { waitUntil: 'domcontentloaded' });
    const before = await circles(page);
    await page.waitForLoadState('networkidle');
    expect(await circles(page)).toEqual(before);
    for (const [i, [x, y, r]] of before.entries()) {
      for (const [x2, y2, r2] of before.slice(i + 1)) {
        expect(Math.hypot(x! - x2!, y! - y2!)).toBeGreaterThanOrEqual(r! + r2!);
      }
    }
    await page.context().close();
  });

  test('can be walked with the keyboard, ring by ring, each blip by its name', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/radar`, { waitUntil: 'networkidle' });
    const total = (await blips(page)).length;
    await page.locator('.blip-link').first().focus();
    const rings: string[] = [];
    for (let i = 0; i < total; i++) {
      const focused = await page.evaluate(() => {
        const link = document.activeElement;
        return { name: link?.getAttribute('aria-label'), ring: link?.querySelector('.blip')?.getAttribute('data-ring') };
      });
      expect(focused.name).toMatch(/^.+: (adopt|trial|assess|hold), (new|moved in|moved out|not moved), (fresh|fading|cold), (last hands-on \d|never hands-on)/);
      if (rings.at(-1) !== focused.ring) rings.push(focused.ring!);
      await page.keyboard.press('Tab');
    }
    expect(rings).toEqual(['adopt', 'trial', 'assess', 'hold'].filter((ring) => rings.includes(ring)));
    await page.context().close();
  });

  test('leads from a blip to the contacts behind it', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/radar`, { waitUntil: 'networkidle' });
    const first = (await blips(page))[0]!;
    await page.locator('.blip-link').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/areas/${first}`);
    expect(await page.locator('.contact-table tbody tr').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('sorts and filters by links and a form, in the URL, without script', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/radar`);
    await page.locator('.blip-table thead a', { hasText: 'Area' }).click();
    await page.waitForURL('**sort=title**');
    const titles = await page.locator('.blip-table tbody th a').allInnerTexts();
    expect(titles).toEqual([...titles].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    await page.locator('.filter-more summary').click();
    await page.locator('.filters input[name=basis][value=cold]').check();
    await page.locator('.filters button').click();
    await page.waitForURL('**basis=cold**');
    const shown = await rows(page);
    const cold = await page.locator('.blip[data-basis=cold]').evaluateAll((all) => all.map((b) => b.getAttribute('data-area')));
    expect([...shown].sort()).toEqual([...cold].sort());
    await page.context().close();
  });

  test('of an earlier day knows nothing of what came later', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/radar?asOf=2024-06-01`, { waitUntil: 'networkidle' });
    const then = await blips(page);
    await page.goto(`${at.app.url}/radar`, { waitUntil: 'networkidle' });
    expect(then.length).toBeGreaterThan(0);
    expect(then.length).toBeLessThan((await blips(page)).length);
    await page.context().close();
  });
});

describe('an edit in another editor', () => {
  test('shows in an open page without a reload', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/radar`, { waitUntil: 'networkidle' });
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await at.vault.write('areas/live-test.md', '---\ntitle: Live test\nquadrant: tools\n---\n');
    await at.vault.write('notes/live-test-note.md', '---\ntitle: A note\ndate: 2026-10-30\nareas: [live-test]\ndepth: built\nminutes: 60\n---\n');
    await page.locator('.blip[data-area=live-test]').waitFor({ state: 'attached', timeout: 10_000 });
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    await page.context().close();
  });
});
