import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

const rows = (page: Page) => page.locator('.blip-table tbody tr').evaluateAll((all) => all.map((row) => row.getAttribute('data-area')!).sort());
const lit = (page: Page) => page.locator('.blip:not([opacity])').evaluateAll((all) => all.map((blip) => blip.getAttribute('data-area')!).sort());

async function openRadar(path = '/radar', options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await openPage(at.browser, options);
  await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
  // Blips have titles for want of script: they go once it answers.
  if (options.javaScriptEnabled !== false) await page.waitForFunction(() => !document.querySelector('.blip title'));
  return page;
}

describe('filters', () => {
  test('hold at once, in the picture, the table and the address, and ask the server for nothing', async () => {
    const page = await openRadar();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/radar')) asked.push(request.url());
    });
    await page.locator('.filter-more summary').click();
    for (const name of ['Trial', 'Assess', 'fading']) {
      await page.getByRole('checkbox', { name }).click();
      await page.getByRole('checkbox', { name, checked: true }).waitFor();
    }
    await page.waitForURL('**ring=trial&ring=assess&basis=fading**');
    const shown = await rows(page);
    expect(shown.length).toBeGreaterThan(2);
    expect(await lit(page)).toEqual(shown);
    const fitting = await page.locator('.blip[data-basis=fading]:is([data-ring=trial], [data-ring=assess])').evaluateAll((all) => all.map((blip) => blip.getAttribute('data-area')!).sort());
    expect(shown).toEqual(fitting);
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.waitForURL((url) => !url.search.includes('ring'));
    await page.locator('.blip-table tbody tr').nth(30).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Trial' }).isChecked()).toBe(false);
    expect(asked).toEqual([]);
    await page.context().close();
  });

  test('are a link that shows the same to whoever opens it, with script or without', async () => {
    const address = '/radar?kind=deep-dive&kind=reading&match=all&hands=first&quadrant=techniques&quadrant=tools&sort=title';
    const scripted = await openRadar(address);
    const plain = await openRadar(address, { javaScriptEnabled: false });
    const shown = await rows(plain);
    expect(shown.length).toBeGreaterThan(0);
    expect(await rows(scripted)).toEqual(shown);
    const either = await openRadar(address.replace('&match=all', ''));
    expect((await rows(either)).length).toBeGreaterThan(shown.length);
    for (const page of [scripted, plain, either]) await page.context().close();
  });

  test('and a day, chosen before script has come, hold once it has', async () => {
    const { page } = await openPage(at.browser);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${at.app.url}/radar?lens=contact`, { waitUntil: 'commit' });
    await page.locator('.filter-more > summary').click();
    await page.getByRole('checkbox', { name: 'Current' }).click();
    await page.getByRole('searchbox').fill('script');
    await page.getByLabel('As-of date').press('ArrowLeft');
    release();
    await page.waitForURL((url) => ['lens=contact', 'ring=current', 'q=script', 'asOf=2026-10-31'].every((part) => url.search.includes(part)));
    expect(await page.getByRole('checkbox', { name: 'Current' }).isChecked()).toBe(true);
    expect(await page.getByRole('searchbox').inputValue()).toBe('script');
    expect(await page.locator('.filter-more > summary').innerText()).toBe('Filter (1)');
    await page.context().close();
  });

  test('work as a form without script', async () => {
    const page = await openRadar('/radar?asOf=2026-06-01', { javaScriptEnabled: false });
    await page.locator('.filter-more summary').click();
    await page.getByRole('checkbox', { name: 'Hold' }).check();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.waitForURL('**ring=hold**');
    expect(page.url()).toContain('asOf=2026-06-01');
    expect(await rows(page)).toEqual(await lit(page));
    await page.context().close();
  });
});

describe('a search', () => {
  test('marks what it finds in the table and fades the rest of the picture, letter by letter', async () => {
    const page = await openRadar();
    const all = await rows(page);
    await page.getByRole('searchbox').pressSequentially('script', { delay: 20 });
    await page.waitForURL('**q=script**');
    expect(await page.getByRole('searchbox').inputValue()).toBe('script');
    expect(await rows(page)).toEqual(all);
    const found = await page.locator('tr.is-found').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-area')!).sort());
    expect(found).toContain('typescript');
    expect(await lit(page)).toEqual(found);
    expect(await page.locator('.blip-table mark').first().innerText()).toBe('Script');
    await page.context().close();
  });
});

describe('a card', () => {
  const card = (page: Page) => page.locator('.blip-card');

  test('shows on hover what a blip means, stays while the pointer is on it, and goes with Escape', async () => {
    const page = await openRadar();
    await page.locator('.blip[data-area=sqlite] .blip-target').hover();
    await card(page).waitFor();
    expect(await card(page).innerText()).toMatch(/SQLite\n+Adopt, moved in from Trial\n+0\.\d\d\s+Stale in about .+\n+Last first-hand 30 August 2026.+\n+You said adopt/);
    await card(page).hover();
    await page.waitForTimeout(500);
    expect(await card(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await card(page).count()).toBe(0);
    await page.context().close();
  });

  test('stays within the page at every blip, by the keyboard', async () => {
    const page = await openRadar('/radar', { viewport: { width: 390, height: 844 } });
    const links = page.locator('.blip-link');
    for (let i = 0; i < (await links.count()); i += 5) {
      await links.nth(i).focus();
      await card(page).waitFor();
      const { x, width } = (await card(page).boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(390);
    }
    await page.context().close();
  });

  test('is what a first touch shows; a second one goes to the area', async () => {
    const page = await openRadar('/radar', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const blip = page.locator('.blip[data-area=sqlite] .blip-target');
    await blip.tap();
    await card(page).waitFor();
    expect(page.url()).toContain('/radar');
    await blip.tap();
    await page.waitForURL('**/areas/sqlite');
    await page.context().close();
  });

  test('rows and blips mark each other', async () => {
    const page = await openRadar();
    await page.locator('tr[data-area=dynamodb] a').first().hover();
    expect(await page.locator('.blip[data-area=dynamodb]').getAttribute('data-pointed')).toBe('');
    await page.locator('.blip[data-area=sqlite] .blip-target').hover();
    expect(await page.locator('tr[data-area=sqlite]').getAttribute('data-pointed')).toBe('');
    expect(await page.locator('tr[data-area=dynamodb]').getAttribute('data-pointed')).toBeNull();
    await page.context().close();
  });
});

test('the trajectory shows every area by quarter, sorts by movement and takes the filters', async () => {
  const page = await openRadar('/radar/trajectory?ring=adopt', { javaScriptEnabled: false });
  const adopted = await page.locator('.ring-table tbody tr').count();
  expect(adopted).toBeGreaterThan(5);
  await page.getByRole('link', { name: 'Moves' }).click();
  await page.waitForURL('**sort=moves**');
  const moves = await page.locator('.ring-table tbody tr td:nth-last-child(2)').evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)));
  expect(moves).toHaveLength(adopted);
  expect(moves).toEqual([...moves].sort((a, b) => b - a));
  const cells = await page.locator('.ring-table tbody tr').first().locator('.ring-cell[data-ring] .hidden-visually').allTextContents();
  expect(cells.at(-1)).toBe('Adopt');
  await page.context().close();
});
