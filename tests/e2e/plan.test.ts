import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  vault = await copyExample();
  app = await serveVault(vault.root);
}, 60_000);
afterEach(async () => {
  await app.close();
  await vault.remove();
});

const onDisk = (path: string) => readFile(join(vault.root, path), 'utf8');
const PAGES = ['/plan', '/plan?minutes=150&pin=ebpf&drop=rust&minutes.dns=45&depth.dns=read', '/review', '/review?of=quarter'];

describe('the plan', () => {
  test('follows the minutes that are changed from the keyboard, and its address keeps them', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}/plan`, { waitUntil: 'networkidle' });
    const first = (await page.locator('.picks > li').first().getAttribute('data-area'))!;
    const before = await page.locator('.plan-facts').innerText();
    const slider = page.locator('.picks > li').first().getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(new RegExp(`minutes\\.${first}=60`));
    await page.locator(`.picks > li[data-area="${first}"]`).getByText('by hand').waitFor();
    expect(await page.locator('.plan-facts').innerText()).not.toBe(before);
    expect(await page.locator('.plan-facts').innerText()).toContain('Your changes cost');
    expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await slider.inputValue()).toBe('60');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('follows a slider that is dragged, and the plan is another one only once it rests', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/plan`, { waitUntil: 'networkidle' });
    const row = page.locator('.picks > li').first();
    const area = (await row.getAttribute('data-area'))!;
    const slider = page.locator(`.picks > li[data-area="${area}"]`).getByRole('slider');
    const said = page.locator(`.picks > li[data-area="${area}"] .minutes-said`);
    const { x, y, width, height } = (await slider.boundingBox())!;
    const at = (minutes: number) => x + 8 + ((minutes - 15) / (240 - 15)) * (width - 16);
    await page.mouse.move(at(30), y + height / 2);
    await page.mouse.down();
    await page.mouse.move(at(90), y + height / 2, { steps: 6 });
    await page.mouse.move(at(120), y + height / 2, { steps: 3 });
    await expect.poll(() => said.innerText()).toMatch(/^2 h/);
    await page.mouse.up();
    await page.waitForURL(new RegExp(`minutes\\.${area}=120`));
    await said.getByText('by hand').waitFor();
    await page.locator(`.picks > li[data-area="${area}"]`).getByRole('link', { name: /^Let the plan decide/ }).click();
    await page.waitForURL((url) => !url.search.includes('minutes.'));
    await page.context().close();
  });

  test('follows a depth that is chosen, from the keyboard too, and its address keeps it', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}/plan`, { waitUntil: 'networkidle' });
    const area = (await page.locator('.picks > li').first().getAttribute('data-area'))!;
    const row = page.locator(`.picks > li[data-area="${area}"]`);
    const gain = await row.locator('.pick-change').innerText();
    const depth = row.getByRole('combobox', { name: /^Depth for / });
    await depth.focus();
    await page.keyboard.press('r');
    await page.waitForURL(new RegExp(`depth\\.${area}=reviewed`));
    await row.getByRole('link', { name: /^Let the plan decide/ }).waitFor();
    expect(await row.locator('.pick-change').innerText()).not.toBe(gain);
    expect(await row.getByRole('link', { name: /^Log it/ }).getAttribute('href')).toContain('reviewed');
    expect(await depth.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await depth.inputValue()).toBe('reviewed');
    await row.getByRole('link', { name: /^Let the plan decide/ }).click();
    await page.waitForURL((url) => !url.search.includes('depth.'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('keeps what is pinned first, and goes without what is left out', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/plan?minutes=90`, { waitUntil: 'networkidle' });
    await page.getByLabel('Pin').selectOption('ebpf');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.waitForURL(/pin=ebpf/);
    await page.locator('.picks > li:first-child[data-area="ebpf"]').waitFor();
    const second = (await page.locator('.picks > li').nth(1).getAttribute('data-area'))!;
    await page.locator(`.picks > li[data-area="${second}"]`).getByRole('link', { name: /^Leave out/ }).click();
    await page.waitForURL(new RegExp(`drop=${second}`));
    await page.locator(`.left-out li[data-area="${second}"]`).waitFor();
    expect(await page.locator(`.picks > li[data-area="${second}"]`).count()).toBe(0);
    await page.locator(`.left-out li[data-area="${second}"]`).getByRole('link', { name: /^Put back/ }).click();
    await page.locator(`.picks > li[data-area="${second}"]`).waitFor();
    await page.context().close();
  });

  test.each([true, false])('puts an area off in its file, and takes it back (with script: %s)', async (javaScriptEnabled) => {
    const { page } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${app.url}/plan`);
    const area = (await page.locator('.picks > li').first().getAttribute('data-area'))!;
    const before = await onDisk(`areas/${area}.md`);
    const row = page.locator(`.picks > li[data-area="${area}"]`);
    await row.getByText('Not now').click();
    await row.getByLabel('Not before').fill('2026-12-15');
    await row.getByRole('button', { name: 'Leave it until then' }).click();
    await page.getByRole('status').filter({ hasText: 'left alone until 15 December 2026' }).waitFor();
    const lines = (text: string) => text.split('\n');
    expect(lines(await onDisk(`areas/${area}.md`)).filter((line) => !lines(before).includes(line))).toEqual(['notBefore: 2026-12-15']);
    const left = page.locator(`.left-out li[data-area="${area}"]`);
    expect(await left.innerText()).toContain('until 15 December 2026');
    await left.getByRole('button', { name: /^Take back/ }).click();
    await row.waitFor();
    expect(await onDisk(`areas/${area}.md`)).toBe(before);
    await page.context().close();
  });

  test('logs a pick from the keyboard: the line is there, and one Enter makes it a contact', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/plan`, { waitUntil: 'networkidle' });
    const row = page.locator('.picks > li').first();
    const area = (await row.getAttribute('data-area'))!;
    await row.getByRole('link', { name: /^Log it/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/log\?text=/);
    const field = page.getByRole('combobox');
    await field.and(page.locator(':focus')).waitFor();
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement).value !== '');
    expect(await field.inputValue()).toContain(`[[${area}]] 30m`);
    await page.keyboard.press('Enter');
    await page.getByText(/On disk/).first().waitFor();
    const evidence = await app.library.area(area, {});
    expect(evidence.ok && evidence.value.contacts[0]).toMatchObject({ area, day: evidence.ok ? evidence.value.asOf : 0, minutes: 30, estimated: false });
    await page.context().close();
  });

  test('works by fields and a button without script, and only what was changed there is set by hand', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/plan?minutes=90`);
    const area = (await page.locator('.picks > li').first().getAttribute('data-area'))!;
    await page.locator('.picks > li').first().getByRole('spinbutton').fill('75');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ minutes: '90', [`minutes.${area}`]: '75' });
    await page.waitForLoadState();
    expect(await page.getByText('by hand').count()).toBe(1);
    await page.getByLabel(/^Depth for /).first().selectOption('debugged');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.waitForURL(/depth/);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({ minutes: '90', [`minutes.${area}`]: '75' });
    expect([...new URL(page.url()).searchParams].filter(([name]) => name.startsWith('depth.'))).toHaveLength(1);
    expect(await page.getByLabel(/^Depth for /).filter({ has: page.locator('option:checked[value="debugged"]') }).count()).toBe(1);
    await page.context().close();
  });

  test('begins on Today, after what goes stale next', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(app.url);
    const headings = await page.locator('main h2').allInnerTexts();
    expect(headings.indexOf('This week’s plan')).toBe(headings.indexOf('Goes stale next') + 1);
    expect(headings.indexOf('Open questions')).toBeGreaterThan(headings.indexOf('This week’s plan'));
    expect(await page.getByRole('link', { name: /^Log it ?: / }).count()).toBe(3);
    await page.context().close();
  });
});

describe('the review', () => {
  test.each([true, false])('ends with a note on disk that has every word typed and every verdict chosen (with script: %s)', async (javaScriptEnabled) => {
    const { page } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${app.url}/review`);
    await page.getByLabel('Verdict on Rust').selectOption('hold');
    await page.getByLabel('What I decided').fill('Rust waits.\n\nSo does the rest.');
    await page.getByLabel('What I do next').fill('One drill.');
    await page.getByRole('button', { name: 'Write the note' }).click();
    await page.waitForURL(/\/entries\/review-2026-w44/);
    expect(await page.getByRole('status').innerText()).toContain('Saved: it is on the disk.');
    const note = await onDisk('notes/review-2026-w44.md');
    expect(note).toContain('date: 2026-11-01');
    expect(note).toContain('rust: { verdict: hold }');
    expect(note).toContain('## What I decided\nRust waits.\n\nSo does the rest.\n');
    const rust = await app.library.area('rust', {});
    expect(rust.ok && rust.value.statements[0]).toMatchObject({ verdict: 'hold', entry: 'review-2026-w44' });
    await page.goto(`${app.url}/review`);
    await page.getByLabel('What I do next').fill('And a second one.');
    await page.getByRole('button', { name: 'Add to the note' }).click();
    await page.waitForURL(/\/entries\/review-2026-w44/);
    const added = await onDisk('notes/review-2026-w44.md');
    expect(added.startsWith(note)).toBe(true);
    expect(added).toContain('And a second one.');
    await page.context().close();
  });

  test('keeps what is typed when the page is closed before it is written', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/review?of=quarter`, { waitUntil: 'networkidle' });
    await page.getByLabel('What I decided').fill('Half a thought');
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Half a thought');
    await page.goto(`${app.url}/plan`);
    await page.goto(`${app.url}/review?of=quarter`, { waitUntil: 'networkidle' });
    await expect.poll(() => page.getByLabel('What I decided').inputValue()).toBe('Half a thought');
    await page.getByRole('button', { name: 'Write the note' }).click();
    await page.waitForURL(/\/entries\/review-2026-q4/);
    await page.goto(`${app.url}/review?of=quarter`, { waitUntil: 'networkidle' });
    expect(await page.getByLabel('What I decided').inputValue()).toBe('');
    await page.context().close();
  });
});

describe('both', () => {
  test.each(['light', 'dark'] as const)('meet WCAG 2.2 AA as far as axe can tell, in the %s, with everything unfolded', async (colorScheme) => {
    const { page, complaints } = await openPage(browser, { colorScheme });
    for (const path of PAGES) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map((v) => `${path} ${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('fit a phone, unfolded or not', async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 844 } });
    for (const path of PAGES) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    await page.context().close();
  });
});
