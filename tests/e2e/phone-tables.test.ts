import { beforeAll, describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';
import { wordsCut } from '#tests/support/words-cut.ts';

const at = useExample();
beforeAll(async () => {
  const made = await at.app.library.createEdition({ title: 'Autumn' });
  if (!made.ok) throw new Error(made.problem.message);
});

describe('a table on a phone', () => {
  const PATHS = ['/radar', '/radar?lens=contact', '/radar?zoom=techniques&lens=contact', '/radar?zoom=platforms&lens=contact', '/radar?zoom=tools', '/radar?zoom=tools&lens=contact', '/radar/trajectory', '/freshness', '/freshness?view=forecast', '/editions', '/editions/autumn', '/editions/trajectory'];
  test.each(PATHS)('cuts no word, and makes no page wider than the screen: %s', async (path) => {
    const { page } = await openPage(at.browser, { viewport: { width: 390, height: 844 } });
    await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.locator('main details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    expect(await wordsCut(page)).toEqual([]);
    // A year of periods may be scrolled through; what has few columns is seen whole.
    if (!path.includes('trajectory')) expect(await page.locator('.table-scroll').evaluateAll((all) => all.map((region) => region.scrollWidth - region.clientWidth).filter((hidden) => hidden > 0))).toEqual([]);
    await page.context().close();
  });
});
