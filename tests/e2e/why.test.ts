import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

const VIEWS = ['/freshness?group=value&sort=share', '/freshness?view=calendar', '/freshness?view=calendar&year=2025', '/freshness?view=forecast', '/areas/opentelemetry', '/areas/linux-networking', '/entries?on=2026-10-18'];

async function withPage(options: Parameters<typeof openPage>[1], use: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await openPage(at.browser, options);
  await use(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

describe('why', () => {
  test.each(['/', '/radar', '/freshness', '/areas'])('opens from a number on %s, by keyboard', async (path) => {
    await withPage({}, async (page) => {
      await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
      const number = page.locator('.freshness-mark a').first();
      const said = (await number.innerText()).slice(0, 4);
      await number.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/areas/*#why');
      const section = page.locator('#why');
      await section.locator('.contact-table').waitFor();
      expect(await section.locator('tfoot').innerText()).toContain(`= ${said}`);
      await expect.poll(() => section.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(200);
    });
  });

  test('adds up: the shares shown are A, and each says how it came about', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${at.app.url}/areas/linux-networking#why`);
      const shares = await page.locator('.contact-table > tbody > tr > td:last-child').evaluateAll((cells) => cells.map((cell) => Number(/\d\.\d{3}/.exec(cell.textContent)![0])));
      const total = Number(await page.locator('.contact-table tfoot td:last-child').innerText());
      expect(shares.reduce((sum, share) => sum + Math.round(share * 1000), 0)).toBe(Math.round(total * 1000));
      const first = page.locator('.fills').first();
      await first.locator('summary').click();
      expect(await first.innerText()).toMatch(/hands-on\s+1 × 0\.42 = 0\.42/);
      expect(await first.innerText()).toContain(`= ${shares[0]!.toFixed(3)}.`);
    });
  });

  test('leads on to the sentence in the entry, which is marked', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${at.app.url}/areas/linux-networking#why`, { waitUntil: 'networkidle' });
      const said = await page.locator('.contact-said').first().innerText();
      await page.locator('.contact-table tbody a').first().click();
      await page.waitForURL(/\/entries\/.+#line-\d+$/);
      const target = page.locator(':target');
      await target.waitFor();
      expect(await target.innerText()).toContain(said.slice(0, 40));
      expect(await target.evaluate((node) => getComputedStyle(node).boxShadow)).not.toBe('none');
    });
  });

  test('says what would change it, and keeps the day that was asked for', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${at.app.url}/freshness?asOf=2026-09-01`);
      await page.locator('.stale-words').last().click();
      await page.waitForURL('**asOf=2026-09-01#change');
      expect(await page.locator('#change').innerText()).toMatch(/hands-on on 1 September 2026 is enough, until/);
    });
  });
});

describe('the freshness page', () => {
  test('is narrowed, grouped and sorted in the URL, without script', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${at.app.url}/freshness?asOf=2026-10-01`);
      await page.locator('.filters input[type=search]').fill('amazon');
      await page.locator('.filters select').selectOption('vendor');
      await page.locator('.filters button').click();
      await page.waitForURL('**group=vendor**');
      expect(page.url()).toContain('asOf=2026-10-01');
      expect(await page.locator('tr.group').allInnerTexts()).toEqual([expect.stringMatching(/^Amazon Web Services/)]);
      await page.locator('thead a', { hasText: 'Area' }).click();
      await page.waitForURL('**sort=title**');
      const titles = await page.locator('tbody th a').allInnerTexts();
      expect(titles.length).toBeGreaterThan(2);
      expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, 'en')));
      await page.locator('.filters input[type=search]').fill('no such thing');
      await page.locator('.filters button').click();
      expect(await page.locator('main').innerText()).toContain('No area fits “no such thing”');
    });
  });

  test('says of each area when it goes stale in words, with the band', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${at.app.url}/freshness`);
      const words = await page.locator('tbody').first().locator('.stale-words').allInnerTexts();
      for (const said of words) expect(said.replace(/\s+/g, ' ')).toMatch(/^(in|today|tomorrow).*, (between .+ and .+|around .+|perhaps already(, at the latest .+)?)$/);
    });
  });
});

describe('the calendar', () => {
  test('has every day of the picture in its table, and each leads to what was logged', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${at.app.url}/freshness?view=calendar&year=2026`, { waitUntil: 'networkidle' });
      const pictured = await page.locator('.heatmap-day').evaluateAll((all) => all.map((day) => day.getAttribute('href')));
      await page.locator('.calendar-table summary').click();
      const listed = await page.locator('.calendar-table tbody a').evaluateAll((all) => all.map((day) => day.getAttribute('href')));
      expect(pictured.length).toBeGreaterThan(50);
      expect(listed.reverse()).toEqual(pictured);
      await page.locator('.heatmap-day').last().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/entries?on=2026-*');
      expect(await page.locator('.met-list li').count()).toBeGreaterThan(0);
    });
  });

  test('tells first-hand from second-hand by shape, with targets of 24 pixels', async () => {
    await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(`${at.app.url}/freshness?view=calendar`, { waitUntil: 'networkidle' });
      for (const day of await page.locator('.heatmap-day').all()) {
        const name = (await day.getAttribute('aria-label'))!;
        expect([name, await day.locator('.heatmap-first').count()]).toEqual([name, Number(name.includes('first-hand'))]);
        expect([name, await day.locator('.heatmap-second').count()]).toEqual([name, Number(name.includes('second-hand'))]);
      }
      const box = await page.locator('.heatmap-target').first().boundingBox();
      expect(Math.round(box!.width)).toBeGreaterThanOrEqual(24);
      expect(await page.locator('.calendar-scroll').evaluate((node) => node.scrollLeft)).toBe(0);
    });
  });
});

describe('the forecast', () => {
  test('counts the same areas in pictures and table, and names what falls with its band', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${at.app.url}/freshness?view=forecast`);
      const pictures = await page.locator('.forecast-bars').evaluateAll((all) => all.map((picture) => picture.getAttribute('aria-label')!.match(/\d+/g)!.map(Number)));
      const rows = await page.locator('.count-table tbody').first().locator('tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))));
      expect(pictures).toHaveLength(4);
      for (const [i, counts] of pictures.entries()) expect(rows.map((row) => row[i])).toEqual(counts);
      for (const said of await page.locator('.fall-table').first().locator('td:last-child').allInnerTexts()) expect(said).toMatch(/, (between|around|perhaps already)/);
    });
  });
});

describe('these pages', () => {
  test.each(['light', 'dark'] as const)('meet WCAG 2.2 AA as far as axe can tell, in the %s, with everything opened', async (colorScheme) => {
    await withPage({ colorScheme }, async (page) => {
      for (const path of VIEWS) {
        await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
        await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
        expect(violations.map((v) => `${path} ${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([]);
      }
    });
  }, 180_000);

  test('fit a phone: nothing but tables and the calendar scrolls sideways', async () => {
    await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      for (const path of VIEWS) {
        await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
      }
    });
  }, 120_000);
});
