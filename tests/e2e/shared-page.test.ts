import AxeBuilder from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import type { SharedRadar } from '#app/core/share/shared-radar.ts';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();
const PASSWORD = 'correct horse battery';

let shared: SharedRadar;
let link = '';
let locked = '';

beforeAll(async () => {
  const { library, url } = at.app;
  const share = async (password?: string) => {
    const made = await library.createShare({ show: 'entries', history: true, notes: 'Mind [[sqlite]] and **the rest**.', password });
    if (!made.ok) throw new Error(made.problem.message);
    return { url: `${url}/s/${made.value.token}/`, scope: made.value.scope! };
  };
  const open = await share();
  const content = await library.shareContent(open.scope);
  if (!content.ok) throw new Error(content.problem.message);
  [shared, link, locked] = [content.value.radar, open.url, (await share(PASSWORD)).url];
});

const pageOf = async (path: string, options: BrowserContextOptions = {}) => {
  const opened = await openPage(at.browser, options);
  await opened.page.goto(link + path, { waitUntil: 'networkidle' });
  return opened;
};
const rowNames = (page: Page) => page.locator('.blip-table tbody tr:visible th').evaluateAll((cells) => cells.map((cell) => (cell.firstChild?.textContent ?? '').trim()));
const earlier = () => shared.history.at(-2)!;
const titlesOf = ({ blips }: Pick<SharedRadar['history'][number], 'blips'>) => blips.map(({ title }) => title);

describe('without script, a shared radar', () => {
  test('is whole: picture, table, legend, notes', async () => {
    const { page, complaints } = await pageOf('', { javaScriptEnabled: false });
    expect(await page.locator('.radar-picture .blip').count()).toBe(shared.blips.length);
    expect(await rowNames(page)).toEqual(titlesOf(shared));
    await page.getByRole('heading', { name: 'How to read it' }).waitFor();
    expect(await page.locator('.notes').innerText()).toBe('Mind SQLite and the rest.');
    // What only script can do is not offered.
    for (const element of await page.locator('.filters, .slider').all()) expect(await element.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('leads to its areas, their entries, and back', async () => {
    const { page, complaints } = await pageOf('', { javaScriptEnabled: false });
    await page.locator('.notes').getByRole('link', { name: 'SQLite' }).click();
    await page.getByRole('heading', { level: 1, name: 'SQLite' }).waitFor();
    await page.getByRole('link', { name: shared.title }).click();
    expect(page.url()).toBe(`${link}index.html`);
    const [first] = shared.blips;
    await page.locator('.radar-picture .blip-link').first().click();
    await page.getByRole('heading', { level: 1, name: first!.title }).waitFor();
    const written = shared.blips.find(({ entries }) => entries.length > 0)!;
    await page.goto(link);
    await page.getByRole('table').getByRole('link', { name: written.title, exact: true }).click();
    const entry = shared.entries.find(({ id }) => written.entries.includes(id))!;
    await page.getByRole('link', { name: entry.title }).click();
    await page.getByRole('heading', { level: 1, name: entry.title }).waitFor();
    await page.getByRole('link', { name: written.title, exact: true }).first().click();
    expect(page.url()).toContain(`${link}areas/`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('shows each earlier day with what was on it, and the way on from there', async () => {
    const { page, complaints } = await pageOf('', { javaScriptEnabled: false });
    await page.getByText(`All ${shared.history.length} days`).click();
    expect(await page.locator('.steps a').count()).toBe(shared.history.length);
    for (const step of shared.history.slice(0, -1).reverse().slice(0, 3)) {
      await page.locator('a[rel=prev]').click();
      expect(page.url()).toBe(`${link}at/${formatDay(step.asOf)}.html`);
      expect(await rowNames(page)).toEqual(titlesOf(step));
      expect(await page.locator('.radar-picture .blip').count()).toBe(step.blips.length);
    }
    await page.getByRole('table').getByRole('link').first().click();
    expect(page.url()).toContain(`${link}areas/`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('with script, by keyboard alone,', () => {
  test('the slider goes to an earlier day: its address, its areas, and links that still lead on', async () => {
    const { page, complaints } = await pageOf('');
    const slider = page.getByRole('slider', { name: 'Day' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`${link}at/${formatDay(earlier().asOf)}.html`);
    await page.waitForFunction((count) => document.querySelectorAll('.radar-picture .blip').length === count, earlier().blips.length);
    expect(await rowNames(page)).toEqual(titlesOf(earlier()));
    expect(await slider.evaluate((input) => input === document.activeElement)).toBe(true);
    const leads = await page.locator('a[href]').evaluateAll((all) => all.map((a) => new URL(a.getAttribute('href')!, document.baseURI).href.replace(/#.*/, '')));
    for (const to of new Set(leads)) expect([to, (await fetch(to)).status]).toEqual([to, 200]);
    await page.keyboard.press('End');
    await page.waitForURL(`${link}index.html`);
    expect(await rowNames(page)).toEqual(titlesOf(shared));
    expect(await page.locator('.notes').innerText()).toBe('Mind SQLite and the rest.');
    await page.reload();
    expect(await rowNames(page)).toEqual(titlesOf(shared));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the table sorts up and down by a heading, and says so', async () => {
    const { page, complaints } = await pageOf('');
    const head = page.getByRole('columnheader', { name: 'Area' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const titles = [...titlesOf(shared)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(await rowNames(page)).toEqual(titles);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(await rowNames(page)).toEqual([...titles].reverse());
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('what is found stays in table and picture, in the address, and through time', async () => {
    const { page, complaints } = await pageOf('');
    const ring = shared.rings[0]!;
    await page.getByRole('combobox', { name: 'Ring' }).focus();
    await page.keyboard.press('ArrowDown');
    const inRing = (blips: { ring: number; title: string }[]) => blips.filter((blip) => blip.ring === 0).map(({ title }) => title);
    expect(await rowNames(page)).toEqual(inRing(shared.blips));
    await page.locator('.filters').getByText(`${inRing(shared.blips).length} of ${shared.blips.length}`).waitFor();
    expect(await page.locator('.blip:not(.is-faint)').count()).toBe(inRing(shared.blips).length);
    expect(page.url()).toContain(`#ring=${ring.id}`);
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`${link}at/${formatDay(earlier().asOf)}.html#ring=${ring.id}`);
    expect(await rowNames(page)).toEqual(inRing(earlier().blips));
    await page.reload({ waitUntil: 'networkidle' });
    expect(await rowNames(page)).toEqual(inRing(earlier().blips));
    await page.goto(link, { waitUntil: 'networkidle' });
    await page.getByLabel('Find').focus();
    await page.keyboard.type('sqlite');
    expect(await rowNames(page)).toEqual(['SQLite']);
    expect(await page.locator('.blip:not(.is-faint)').getAttribute('data-area')).toBe('sqlite');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a row that has the focus points to its blip, and a blip to its row', async () => {
    const { page } = await pageOf('');
    await page.getByRole('table').getByRole('link', { name: 'SQLite', exact: true }).focus();
    expect(await page.locator('.blip[data-pointed]').getAttribute('data-area')).toBe('sqlite');
    await page.locator('.blip-link').first().focus();
    expect(await page.locator('tr[data-pointed]').getAttribute('data-area')).toBe(shared.blips[0]!.area);
    await page.context().close();
  });
});

describe.each(['light', 'dark'] as const)('in %s,', (colorScheme) => {
  test.each([1440, 390])('every kind of page is without a fault of accessibility and scrolls down alone, %i px wide', async (width) => {
    const { page } = await openPage(at.browser, { colorScheme, viewport: { width, height: 844 } });
    const [{ area }, { id }] = [shared.blips.find(({ entries }) => entries.length > 0)!, shared.entries[0]!];
    const day = `at/${formatDay(earlier().asOf)}.html`;
    for (const url of [link, link + day, `${link}areas/${area}.html`, `${link}entries/${id}.html`, `${link}embed`, locked, `${at.app.url}/s/unknown/`]) {
      await page.goto(url, { waitUntil: 'networkidle' });
      for (const summary of await page.locator('summary').all()) await summary.click();
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map((v) => `${url} ${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([]);
      expect([url, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([url, width]);
      expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(colorScheme === 'dark');
    }
    await page.context().close();
  }, 60_000);
});

test('on a phone every blip has a row whose link is 24 pixels high and from the next', async () => {
  const { page } = await pageOf('', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const rows = await page.locator('.blip-table tbody th > a').evaluateAll((links) => links.map((a) => a.getBoundingClientRect().toJSON() as DOMRect));
  expect(rows).toHaveLength(await page.locator('.radar-picture .blip').count());
  expect(rows.filter(({ height }) => height < 24)).toEqual([]);
  for (const [i, { top }] of rows.slice(1).entries()) expect(top).toBeGreaterThanOrEqual(rows[i]!.bottom);
  await page.context().close();
});

test('a password opens it, in the browser, without script', async () => {
  const { page } = await openPage(at.browser, { javaScriptEnabled: false });
  await page.goto(locked);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1, name: shared.title }).waitFor();
  await page.context().close();
});

test.each(['A4', 'Letter'])('it prints on one page of %s', async (format) => {
  const { page } = await pageOf('', { colorScheme: 'dark' });
  expect((await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.context().close();
});

test.each([1440, 390])('nothing moves after first paint, however late the script comes, %i px wide', async (width) => {
  const { page } = await openPage(at.browser, { viewport: { width, height: 844 } });
  await page.route('**/shared.js', (route) => new Promise((resolve) => setTimeout(() => resolve(route.continue()), 800)));
  for (const path of ['', `at/${formatDay(earlier().asOf)}.html`, 'areas/sqlite.html']) {
    await page.goto(link + path, { waitUntil: 'networkidle' });
    const shifts = await page.evaluate(() => new Promise<number[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().map((shift) => (shift as PerformanceEntry & { value: number }).value))).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve([]), 500);
    }));
    expect([path, ...shifts]).toEqual([path]);
  }
  await page.context().close();
});
