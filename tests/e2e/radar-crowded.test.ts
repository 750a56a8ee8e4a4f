import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const NAMES = ['Kubernetes', 'Architecture decision records', 'Go', 'Offline-first web apps', 'BGP & policy routing', 'Vacuum tubes'];
const VERDICTS = ['adopt', 'trial', 'assess', 'hold'];

/** A vault of so many areas, each with a verdict and a contact; every seventh moved in the last quarter. */
function crowd(areas: number, quadrants: string[]): Record<string, string> {
  const files: Record<string, string> = { 'whetstone.yml': `title: A crowded radar\nfrozen: 2026-11-01\nquadrants: ${JSON.stringify(quadrants)}\n` };
  for (let i = 0; i < areas; i++) {
    const verdict = VERDICTS[Math.floor(i / quadrants.length) % 4]!;
    files[`areas/area-${i}.md`] = `---\ntitle: ${NAMES[i % NAMES.length]} ${i}\nquadrant: ${JSON.stringify(quadrants[i % quadrants.length])}\n---\n`;
    files[`notes/then-${i}.md`] = `---\ndate: 2026-0${1 + (i % 7)}-11\nareas: [area-${i}]\ndepth: built\nminutes: ${30 + (i % 5) * 40}\nverdict: ${i % 7 === 0 ? 'assess' : verdict}\n---\n`;
    if (i % 7 === 0) files[`notes/now-${i}.md`] = `---\ndate: 2026-10-11\nareas: [area-${i}]\nverdict: ${verdict}\n---\n`;
  }
  return files;
}

const FOUR = ['Techniques', 'Platforms', 'Tools', 'Languages & Frameworks'];
const EIGHT = ['Techniques', 'Platforms & Operations', 'Languages, Frameworks & Libraries of every kind', 'Data', 'Infrastructure and everything below it', 'Security', 'People & Practices', 'Vendors'];

let browser: Browser;
const open = new Map<number, { vault: TempVault; app: RunningApp }>();

beforeAll(async () => {
  browser = await launchBrowser();
  for (const [areas, quadrants] of [[50, EIGHT], [200, FOUR], [500, EIGHT]] as const) {
    const vault = await makeVault(crowd(areas, [...quadrants]));
    open.set(areas, { vault, app: await serveVault(vault.root) });
  }
}, 180_000);

afterAll(async () => {
  await browser?.close();
  for (const { app, vault } of open.values()) {
    await app.close();
    await vault.remove();
  }
});

const circles = (page: Page) =>
  page.locator('.radar-picture .blip-target').evaluateAll((all) =>
    all.map((circle) => {
      const { left, top, width } = circle.getBoundingClientRect();
      return { x: left + width / 2, y: top + width / 2, r: width / 2 };
    }),
  );

/** Boxes of the texts that are drawn and are not inside a blip. */
const names = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) =>
    all.map((text) => text.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
  );

function expectNoOverlap(places: { x: number; y: number; r: number }[]): void {
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.r + b.r - 0.01);
  }
}

describe.each([50, 200, 500])('%i blips', (areas) => {
  test.each([1440, 390])('are all drawn and to be seen, none on another, and none moves after first paint, %i px wide', async (width) => {
    const { page } = await openPage(browser, { viewport: { width, height: 900 } });
    await page.goto(`${open.get(areas)!.app.url}/radar`, { waitUntil: 'commit' });
    await page.locator('.blip').nth(areas - 1).waitFor();
    const before = await circles(page);
    expect(before).toHaveLength(areas);
    expectNoOverlap(before);
    expect(before.every(({ r }) => r > width / 500)).toBe(true);
    await page.waitForLoadState('networkidle');
    expect(await circles(page)).toEqual(before);
    // Whatever is at the middle of a blip belongs to it.
    const hidden = await page.locator('.blip').evaluateAll((all) => all.filter((blip) => {
      blip.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = blip.querySelector('.blip-target')!.getBoundingClientRect();
      return !blip.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }).length);
    expect(hidden).toBe(0);
    await page.context().close();
  }, 60_000);

  test.each([1440, 390])('touch no name of a ring, wherever it stands, %i px wide', async (width) => {
    const { page } = await openPage(browser, { viewport: { width, height: 900 } });
    await page.goto(`${open.get(areas)!.app.url}/radar`, { waitUntil: 'networkidle' });
    const places = await circles(page);
    const texts = await names(page, '.ring-name');
    expect(texts.length).toBeGreaterThanOrEqual(4);
    for (const { left, right, top, bottom } of texts) {
      // A box of text is higher than its letters.
      expect(places.filter(({ x, y, r }) => x + r > left && x - r < right && y + r > top + 2 && y - r < bottom - 2)).toEqual([]);
    }
    await page.context().close();
  });
});

describe.each([50, 200])('%i blips, zoomed', (areas) => {
  test.each([1440, 390])('have names that touch nothing and are whole, %i px wide', async (width) => {
    const { page } = await openPage(browser, { viewport: { width, height: 900 } });
    const quadrant = areas === 50 ? 'techniques' : 'platforms';
    await page.goto(`${open.get(areas)!.app.url}/radar?zoom=${quadrant}`, { waitUntil: 'networkidle' });
    const places = await circles(page);
    expectNoOverlap(places);
    const labels = await names(page, '.blip-label');
    expect(labels.length).toBeGreaterThan(width === 390 ? 4 : 6);
    const picture = await page.locator('.radar-picture').evaluate((svg) => svg.getBoundingClientRect().toJSON() as DOMRect);
    for (const [i, label] of labels.entries()) {
      expect(label.left >= picture.left - 1 && label.right <= picture.right + 1 && label.top >= picture.top - 1 && label.bottom <= picture.bottom + 1).toBe(true);
      expect(labels.slice(i + 1).filter((other) => other.left < label.right && label.left < other.right && other.top < label.bottom - 2 && label.top < other.bottom - 2)).toEqual([]);
      const touching = places.filter(({ x, y, r }) => Math.hypot(x - Math.max(label.left, Math.min(x, label.right)), y - Math.max(label.top, Math.min(y, label.bottom))) < r - 1);
      expect(touching).toEqual([]);
    }
    const rings = await names(page, '.ring-name');
    expect(rings).toHaveLength(4);
    // Those along a slanting border fill their boxes only in part: eight quadrants are for the core to test.
    if (areas === 200) expect(labels.filter((label) => rings.some((ring) => ring.left < label.right && label.left < ring.right && ring.top < label.bottom - 2 && label.top < ring.bottom - 2))).toEqual([]);
    expect(await page.locator('.blip-table tbody tr').count()).toBe(places.length);
    await page.context().close();
  });
});

test('names of eight quadrants are whole, however long', async () => {
  for (const width of [1440, 390]) {
    const { page } = await openPage(browser, { viewport: { width, height: 900 } });
    await page.goto(`${open.get(50)!.app.url}/radar`, { waitUntil: 'networkidle' });
    const cut = await page.locator('.quadrant-name-arc').evaluateAll((all) =>
      (all as SVGTextElement[]).filter((text) => text.getBoundingClientRect().width > 0).filter((text) => text.getComputedTextLength() > (document.querySelector(text.querySelector('textPath')!.getAttribute('href')!) as SVGPathElement).getTotalLength()).map((text) => text.textContent),
    );
    expect(cut).toEqual([]);
    for (const { left, right } of await names(page, '.quadrant-name-arc')) expect(left >= 0 && right <= width).toBe(true);
    await page.context().close();
  }
});

test.each(['light', 'dark'] as const)('zoomed and through time, it meets WCAG 2.2 AA as far as axe can tell, in the %s', async (colorScheme) => {
  const { page } = await openPage(browser, { colorScheme });
  for (const path of ['/radar?zoom=tools&q=go', '/radar/trajectory', '/radar?ring=trial&compare=2026-01-01']) {
    await page.goto(open.get(200)!.app.url + path, { waitUntil: 'networkidle' });
    for (const summary of await page.locator('.filter-more > summary').all()) await summary.click();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map((v) => `${path} ${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([]);
  }
  await page.context().close();
}, 120_000);
