import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';
import { wordsCut } from '#tests/support/words-cut.ts';

const at = useExample();

const SIZES = [
  [1280, 800],
  [1440, 900],
  [1920, 1080],
] as const;

/** A page of the example, opened as wide as it is asked, for as long as `use` takes. */
async function onPage(path: string, [width, height]: readonly [number, number], use: (page: Page) => Promise<void>): Promise<void> {
  const { page } = await openPage(at.browser, { viewport: { width, height } });
  await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
  await use(page);
  await page.context().close();
}

describe('the picture of the radar', () => {
  test.each(SIZES)('stays beside its table, whole, while that is scrolled at %d × %d', async (width, height) => {
    await onPage('/radar', [width, height], async (page) => {
      await page.locator('tr[data-area]').nth(20).evaluate((row) => row.scrollIntoView({ block: 'center' }));
      const picture = (await page.locator('.radar-picture').boundingBox())!;
      expect(picture.y).toBeGreaterThanOrEqual(0);
      expect(picture.y + picture.height).toBeLessThanOrEqual(height);
      expect(picture.width).toBeGreaterThan(width / 3);
      const side = (await page.locator('.radar-side').boundingBox())!;
      expect(side.y + side.height).toBeLessThanOrEqual(height);
      await page.locator('.take-along').scrollIntoViewIfNeeded();
      const last = (await page.locator('.take-along').boundingBox())!;
      expect(last.y + last.height).toBeLessThanOrEqual(height);
    });
  });

  test('goes with the page on a phone', async () => {
    await onPage('/radar', [390, 844], async (page) => {
      await page.locator('tr[data-area]').nth(20).evaluate((row) => row.scrollIntoView({ block: 'center' }));
      const picture = (await page.locator('.radar-picture').boundingBox())!;
      expect(picture.y + picture.height).toBeLessThan(0);
    });
  });

  test('has its cards within it, scrolled or not', async () => {
    await onPage('/radar', [1280, 600], async (page) => {
      await page.locator('.radar-side').evaluate((side) => side.scrollTo(0, 60));
      for (const number of [0, 20, 43]) {
        await page.locator('.blip-link').nth(number).focus();
        const [card, side] = await Promise.all([page.locator('.blip-card').boundingBox(), page.locator('.radar-side').boundingBox()]);
        expect(card!.y).toBeGreaterThanOrEqual(side!.y);
        expect(card!.x).toBeGreaterThanOrEqual(side!.x);
        expect(card!.x + card!.width).toBeLessThanOrEqual(side!.x + side!.width + 1);
      }
    });
  });
});

describe('the table of the radar', () => {
  test.each(SIZES)('has room for its words at %d × %d', async (width, height) => {
    await onPage('/radar', [width, height], async (page) => {
      await page.locator('.blip-table details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      expect(await wordsCut(page)).toEqual([]);
      const region = page.locator('.table-scroll');
      expect(await region.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
      const lines = await page.locator('.stale-cell').evaluateAll((cells) =>
        cells.map((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return text.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
        }),
      );
      expect(Math.round(Math.max(...lines))).toBeLessThanOrEqual(3);
    });
  });

  test('grows with the window', async () => {
    const widths: number[] = [];
    for (const size of SIZES) await onPage('/radar', size, async (page) => void widths.push((await page.locator('.blip-table th[scope=row]').first().boundingBox())!.width));
    expect(widths[0]).toBeGreaterThan(160);
    expect(widths[2]).toBeGreaterThan(widths[0]! + 80);
  });

  test('is one key away from the keyboard', async () => {
    await onPage('/radar', SIZES[1], async (page) => {
      await page.locator('#main').focus();
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to the table' });
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      expect((await skip.boundingBox())!.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement!.closest('.blip-table') !== null)).toBe(true);
    });
  });
});

describe('the trajectory on a phone', () => {
  test('says the ring of every period in letters', async () => {
    await onPage('/radar/trajectory', [390, 844], async (page) => {
      const silent = await page.locator('td.ring-cell[data-ring]').evaluateAll((cells) => cells.filter((cell) => cell.querySelector<HTMLElement>('[aria-hidden]')!.innerText.trim() === '').length);
      expect(silent).toBe(0);
    });
  });
});

describe('the ways to what is kept and made', () => {
  test.each([[1440, 900] as const, [390, 844] as const])('stand on every page at %d px', async (width, height) => {
    await onPage('/areas', [width, height], async (page) => {
      for (const name of ['New', 'Log']) expect(await page.locator('.masthead').getByRole('link', { name, exact: true }).isVisible()).toBe(true);
      for (const name of ['Drafts', 'Trash', 'Account']) expect(await page.locator('.colophon').getByRole('link', { name }).isVisible()).toBe(true);
      const tops = await page.locator('.masthead > :is(.wordmark, .masthead-make)').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
      expect(tops[1]!.top).toBeLessThan(tops[0]!.bottom);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (width > 1000) expect(new Set(await page.locator('.colophon-links li').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))).size).toBe(1);
    });
  });

  test.each([
    ['/entries', 'New entry', '/new'],
    ['/entries?kind=deep-dive', 'New deep dive', '/new/deep-dive'],
    ['/entries?kind=meeting', 'Prepare a meeting', '/meetings/new'],
    ['/areas', 'New area', '/new/area'],
    ['/reviews', 'New review', '/new/review'],
    ['/plan', 'Review the week', '/review'],
    ['/', 'Review the week', '/review'],
    ['/', 'All meetings', '/entries?kind=meeting'],
    ['/radar', 'Editions', '/editions'],
  ])('lead from %s by “%s”', async (path, name, href) => {
    await onPage(path, SIZES[1], async (page) => {
      expect(await page.locator('main').getByRole('link', { name, exact: true }).getAttribute('href')).toBe(href);
    });
  });

  test('lead on from the dialog of the key c', async () => {
    await onPage('/areas', SIZES[1], async (page) => {
      await page.keyboard.press('c');
      await page.getByRole('dialog').getByRole('link', { name: 'write a new entry' }).click();
      await page.waitForURL('**/new');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  test('say on Today how many drafts wait, once there are any', async () => {
    await onPage('/', SIZES[1], async (page) => expect(await page.locator('main').getByRole('link', { name: /draft/ }).count()).toBe(0));
    await onPage('/entries/plotthing/edit', SIZES[1], async (page) => {
      await page.locator('input[name="title"]').fill('PlotThing, half thought');
      await expect.poll(async () => (await at.app.library.drafts()).length, { timeout: 20_000 }).toBe(1);
    });
    await onPage('/', SIZES[1], async (page) => {
      await page.getByRole('link', { name: '1 draft' }).click();
      await page.waitForURL('**/drafts');
    });
  });
});

describe('Today', () => {
  test('keeps each of its links in a section, with room below', async () => {
    await onPage('/', SIZES[1], async (page) => {
      expect(await page.locator('.columns > :not(section)').count()).toBe(0);
    });
  });

  test('has targets that a thumb can hit', async () => {
    await onPage('/', [390, 844], async (page) => {
      const heights = await page.locator('.area-list > li > :is(a, span)').locator('xpath=descendant-or-self::a').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    });
  });
});

describe('“Not now”', () => {
  test.each([
    ['/plan', 1440],
    ['/plan', 390],
    ['/review', 1440],
  ])('stays where it is when it opens: %s at %d px', async (path, width) => {
    await onPage(path, [width, 900], async (page) => {
      const row = page.locator('li:has(> div > .not-now)').first();
      const places = () => row.locator('.not-now > summary, a').evaluateAll((all) => all.map((one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().top]));
      await row.scrollIntoViewIfNeeded();
      const before = await places();
      await row.locator('.not-now > summary').click();
      expect(await places()).toEqual(before);
      const [form, summary] = await Promise.all([row.locator('.not-now form').boundingBox(), row.locator('.not-now > summary').boundingBox()]);
      expect(form!.y).toBeGreaterThanOrEqual(summary!.y + summary!.height);
    });
  });
});
