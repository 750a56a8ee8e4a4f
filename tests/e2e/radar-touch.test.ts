import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();
const QUADRANTS = ['techniques', 'platforms', 'tools', 'languages-frameworks'];

async function openOnPhone(path: string): Promise<Page> {
  const { page } = await openPage(at.browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => !document.querySelector('.blip title'));
  return page;
}

/** Middles of the blips, and the boxes of what belongs to each, in CSS pixels. */
const targets = (page: Page) =>
  page.locator('.radar-picture .blip-link').evaluateAll((links) =>
    links.map((link) => {
      const disc = link.querySelector('.blip-target')!.getBoundingClientRect();
      const { width, height } = link.querySelector('.blip-reach')!.getBoundingClientRect();
      return { area: link.querySelector('.blip')!.getAttribute('data-area')!, x: disc.left + disc.width / 2, y: disc.top + disc.height / 2, width, height };
    }),
  );

type Target = Awaited<ReturnType<typeof targets>>[number];
const distance = (a: Target, b: Target) => Math.hypot(a.x - b.x, a.y - b.y);

/** The two blips nearest to each other. */
function closestPair(all: readonly Target[]): [Target, Target] {
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b): [Target, Target] => [a, b]));
  return pairs.reduce((best, pair) => (distance(...pair) < distance(...best) ? pair : best));
}

const card = (page: Page) => page.locator('.blip-card');

describe('on a phone', () => {
  test('every blip of a zoomed quadrant has 24 pixels to itself', async () => {
    for (const quadrant of QUADRANTS) {
      const page = await openOnPhone(`/radar?zoom=${quadrant}`);
      const all = await targets(page);
      expect(all.length).toBeGreaterThan(3);
      // A circle of 24 pixels around each meets no other: the spacing that WCAG 2.5.8 asks for.
      expect(distance(...closestPair(all))).toBeGreaterThanOrEqual(24);
      expect(all.filter(({ width, height }) => width < 24 || height < 24)).toEqual([]);
      await page.context().close();
    }
  });

  test('a touch beside blips means the nearest, and the card names those it may have meant', async () => {
    const page = await openOnPhone('/radar');
    await page.locator('.radar-picture').scrollIntoViewIfNeeded();
    const [one, other] = closestPair(await targets(page));
    const towards = (part: number) => ({ x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part });
    await page.touchscreen.tap(towards(0.3).x, towards(0.3).y);
    await page.locator(`.blip[data-area="${one.area}"][data-pointed]`).waitFor();
    const name = card(page).locator(`[data-means="${other.area}"]`);
    await name.tap();
    await page.locator(`.blip[data-area="${other.area}"][data-pointed]`).waitFor();
    await card(page).locator(`[data-means="${one.area}"]`).waitFor();
    for (const control of await card(page).locator('a, button').all()) {
      const { height, width } = (await control.boundingBox())!;
      expect(Math.min(height, width)).toBeGreaterThanOrEqual(24);
    }
    await card(page).getByRole('link', { includeHidden: true }).tap();
    await page.waitForURL(`**/areas/${other.area}`);
    await page.context().close();
  });

  test('a touch next to a lone blip shows its card; one far from all shows none', async () => {
    const page = await openOnPhone('/radar');
    const all = await targets(page);
    const lone = all.find((a) => all.every((b) => a === b || distance(a, b) > 50))!;
    await page.touchscreen.tap(lone.x + 20, lone.y);
    await card(page).waitFor();
    expect(await page.locator('.blip[data-pointed]').getAttribute('data-area')).toBe(lone.area);
    expect(await card(page).locator('[data-means]').count()).toBe(0);
    const corner = (await page.locator('.radar-picture').boundingBox())!;
    await page.touchscreen.tap(corner.x + 8, corner.y + 8);
    await card(page).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('every blip has a row whose link is 24 pixels from the next: the same leads there too', async () => {
    const page = await openOnPhone('/radar');
    const rows = await page.locator('.blip-table tbody th > a').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON() as DOMRect));
    expect(rows).toHaveLength((await targets(page)).length);
    const tops = rows.map(({ top, height }) => top + height / 2);
    for (const [i, top] of tops.slice(1).entries()) expect(top - tops[i]!).toBeGreaterThanOrEqual(24);
    await page.context().close();
  });
});

test('a zoomed quadrant says how many names had no room, and the table keeps the numbers to find them by', async () => {
  const page = await openOnPhone('/radar?zoom=techniques');
  const some = (n: number) => (n === 1 ? '1 area has no room for a name and keeps its number' : `${n} areas have no room for a name and keep their numbers`);
  const blips = await page.locator('.radar-picture .blip').count();
  const named = await page.locator('.names-narrow .blip-label').count();
  expect(named).toBeLessThan(blips);
  const said = page.locator('.unnamed:visible');
  expect(await said.innerText()).toBe(`${some(blips - named)}; the table says which is which.`);
  expect(await page.locator('.blip-table tbody .blip-number').first().isVisible()).toBe(true);
  await page.context().close();
});
