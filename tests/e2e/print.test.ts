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
});
