import type { Page } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import AxeBuilder from '@axe-core/playwright';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { drawFolder } from '#app/ui/shared/draw-folder.ts';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();
const REACH = 24;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const places = { link: '', disk: '' };
let base = '';

beforeAll(async () => {
  const { library, url } = at.app;
  const made = await library.createShare({ show: 'freshness', history: true });
  if (!made.ok) throw new Error(made.problem.message);
  const scope = made.value.scope!;
  const content = await library.shareContent(scope);
  if (!content.ok) throw new Error(content.problem.message);
  base = await mkdtemp(join(tmpdir(), 'whetstone-test-'));
  const done = await library.publish(join(base, 'site'), { scope, radar: content.value.radar, ...(await drawFolder(content.value, { assets: readSiteAssets() })) });
  if (!done.ok) throw new Error(done.problem.message);
  places.link = `${url}/s/${made.value.token}/index.html`;
  places.disk = `${pathToFileURL(join(base, 'site')).href}/index.html`;
}, 120_000);
afterAll(() => rm(base, { recursive: true, force: true }));

interface Spot {
  x: number;
  y: number;
  /** Names of the blips within reach, nearest first. */
  near: string[];
}

/** The middle of the picture's every hundredth, and what is near it. */
async function spotsOf(page: Page): Promise<Spot[]> {
  const box = await page.locator('.radar-picture').evaluate((picture) => picture.getBoundingClientRect().toJSON() as DOMRect);
  const blips = await page.locator('.blip-link').evaluateAll((links) =>
    links.map((link) => {
      const { x, y, width, height } = link.querySelector('.blip-target')!.getBoundingClientRect();
      return { name: link.querySelector('title')!.textContent, x: x + width / 2, y: y + height / 2 };
    }),
  );
  const spots = Array.from({ length: 2500 }, (_, i) => ({ x: box.x + ((i % 50) + 0.5) * (box.width / 50), y: box.y + (Math.floor(i / 50) + 0.5) * (box.height / 50) }));
  return spots.map(({ x, y }) => {
    const far = blips.map((blip) => ({ name: blip.name, distance: Math.hypot(blip.x - x, blip.y - y) })).sort((a, b) => a.distance - b.distance);
    // At the very edge of reach a rounding decides.
    const isClear = far.every(({ distance }) => Math.abs(distance - REACH) > 1);
    return { x, y, near: isClear ? far.filter(({ distance }) => distance < REACH).map(({ name }) => name) : ['unclear', 'unclear'] };
  });
}

const titleOf = (name: string) => name.slice(0, name.lastIndexOf(': '));
const isCrowded = ({ near }: Spot) => near.length > 2 && near[0] !== 'unclear';
const cardOf = (page: Page) => page.getByRole('group', { name: 'Close by' });
const tap = (page: Page, { x, y }: Spot) => page.touchscreen.tap(x, y);

describe.each(['link', 'disk'] as const)('on a phone, a radar opened by its %s', (place) => {
  test('leads to the blip that a touch is nearest to', async () => {
    const { page, complaints } = await openPage(at.browser, PHONE);
    await page.goto(places[place]);
    const spots = await spotsOf(page);
    const beside = spots.find(({ near }) => near.length === 1)!;
    await tap(page, beside);
    await page.getByRole('heading', { level: 1, name: titleOf(beside.near[0]!), exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('lists those that a touch among several may mean, nearest first, each a way to its page', async () => {
    const { page, complaints } = await openPage(at.browser, PHONE);
    await page.goto(places[place]);
    const among = (await spotsOf(page)).find(isCrowded)!;
    await tap(page, among);
    const names = cardOf(page).getByRole('link');
    expect(await names.allTextContents()).toEqual(among.near);
    const [card, links] = [(await cardOf(page).boundingBox())!, await names.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().height))];
    expect(links.filter((height) => height < 24)).toEqual([]);
    expect([card.x >= 0, card.y >= 0, card.x + card.width <= 390]).toEqual([true, true, true]);
    expect(await page.locator('.blip[data-pointed]').count()).toBe(1);
    await names.nth(1).tap();
    await page.getByRole('heading', { level: 1, name: titleOf(among.near[1]!), exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the card of near blips', () => {
  test('goes with a touch elsewhere, and with Escape', async () => {
    const { page } = await openPage(at.browser, PHONE);
    await page.goto(places.link);
    const spots = await spotsOf(page);
    const [among, nowhere] = [spots.find(isCrowded)!, spots.findLast(({ near }) => near.length === 0)!];
    await tap(page, among);
    await cardOf(page).waitFor();
    await tap(page, nowhere);
    await cardOf(page).waitFor({ state: 'hidden' });
    await tap(page, among);
    await cardOf(page).waitFor();
    const { violations } = await new AxeBuilder({ page }).include('.near').withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await cardOf(page).waitFor({ state: 'hidden' });
    expect(page.url()).toBe(places.link);
    await page.context().close();
  });

  test('names none that the filters leave out', async () => {
    const { page } = await openPage(at.browser, PHONE);
    await page.goto(places.link);
    const { near, x, y } = (await spotsOf(page)).find(isCrowded)!;
    await page.getByLabel('Find').fill(titleOf(near[1]!));
    await page.evaluate(() => scrollTo(0, 0));
    await page.touchscreen.tap(x, y);
    await page.getByRole('heading', { level: 1, name: titleOf(near[1]!), exact: true }).waitFor();
    await page.context().close();
  });

  test('is in nobody’s way who uses a mouse or the keyboard', async () => {
    const { page } = await openPage(at.browser, { viewport: PHONE.viewport });
    for (const open of ['mouse', 'keyboard'] as const) {
      await page.goto(places.link);
      const among = (await spotsOf(page)).find(isCrowded)!;
      const link = page.getByRole('group', { name: /areas$/ }).getByRole('link', { name: among.near[0]!, exact: true });
      if (open === 'mouse') await link.locator('.blip-target').click();
      else await link.press('Enter');
      await page.getByRole('heading', { level: 1, name: titleOf(among.near[0]!), exact: true }).waitFor();
    }
    await page.context().close();
  });
});
