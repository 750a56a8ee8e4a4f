import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

describe('on paper', () => {
  test.each([
    ['/radar', '.radar-picture', 6],
    ['/freshness', '.freshness-table', 4],
    ['/meetings/meeting-orrinvale', '.meeting-question', 2],
  ])('%s keeps what it says and leaves out what can only be clicked', async (path, said, most) => {
    const { page } = await openPage(at.browser, { colorScheme: 'dark' });
    await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
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

  test('the radar says what is folded up, and only that', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/radar`, { waitUntil: 'networkidle' });
    await page.emulateMedia({ media: 'print' });
    for (const said of ['.changes details li', '.retired li']) {
      expect(await page.locator(said).last().evaluate((item) => item.checkVisibility({ contentVisibilityAuto: true })), said).toBe(true);
    }
    for (const clicked of ['.changes summary', '.ways', '.masthead-make', '.skip']) expect(await page.locator(clicked).first().isVisible(), clicked).toBe(false);
    const lefts = await page.locator('.wordmark, h1').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(1);
    await page.context().close();
  });
});
