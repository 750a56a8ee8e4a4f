import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

const asOf = (page: Page) => new URL(page.url()).searchParams.get('asOf');
const ringOf = (page: Page, area: string) => page.locator(`.blip[data-area="${area}"]`).getAttribute('data-ring');
const gliding = (page: Page) => page.evaluate(() => document.querySelector('.radar-picture')!.getAnimations({ subtree: true }).length);
const sameDocument = (page: Page) => page.evaluate(() => 'sameDocument' in window);

async function openRadar(options = {}, path = '/radar'): Promise<Page> {
  const { page } = await openPage(at.browser, options);
  await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  return page;
}

describe('the slider', () => {
  test('goes through time by the keyboard: weeks, months, quarters, to both ends, without loading a page', async () => {
    const page = await openRadar();
    await page.getByLabel('As-of date').focus();
    for (const [key, day] of [
      ['ArrowLeft', '2026-10-25'],
      ['ArrowDown', '2026-09-25'],
      ['PageDown', '2026-06-25'],
      ['ArrowRight', '2026-07-02'],
      ['Home', '2023-11-05'],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForURL(`**asOf=${day}**`);
    }
    await page.keyboard.press('End');
    await page.waitForURL((url) => !url.search.includes('asOf'));
    expect(await sameDocument(page)).toBe(true);
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    await page.context().close();
  });

  test('comes to rest where it was last put, however soon one move follows another', async () => {
    const page = await openRadar();
    const wayBack = page.waitForResponse((response) => /\/radar\.data(?!.*asOf)/.test(response.url()));
    await page.getByLabel('As-of date').evaluate((slider: HTMLInputElement) => {
      // Both in one task: the page has no time to answer the first before the second.
      for (const key of ['min', 'max'] as const) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(slider, slider[key]);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await wayBack;
    await page.waitForURL((url) => !url.search.includes('asOf'));
    await page.waitForFunction(() => document.querySelector('.page-head p')?.textContent?.includes('1 November 2026'));
    expect(await page.getByLabel('As-of date').getAttribute('aria-valuetext')).toBe('1 November 2026');
    await page.context().close();
  });

  test('keeps to its day while a filter is chosen before that day has come', async () => {
    const page = await openRadar();
    await page.route('**/radar.data?*asOf=2026-08-01*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      // Given up by then, where the filter was faster.
      await route.continue().catch(() => {});
    });
    await page.locator('.filter-more > summary').click();
    await page.getByLabel('As-of date').focus();
    await page.keyboard.press('PageDown');
    await page.getByRole('group', { name: 'Ring' }).getByLabel('Trial').click();
    await page.waitForURL((url) => url.searchParams.get('asOf') === '2026-08-01' && url.searchParams.get('ring') === 'trial');
    await page.context().close();
  });

  test('shows the same as the page of that day, in the picture and the table', async () => {
    const page = await openRadar();
    await page.getByLabel('As-of date').focus();
    for (let i = 0; i < 6; i++) {
      const before = asOf(page);
      await page.keyboard.press('PageDown');
      await page.waitForURL((url) => url.searchParams.get('asOf') !== before);
    }
    await page.waitForFunction((day) => document.querySelector('.page-head p')?.textContent?.includes(day), '1 May 2025');
    const state = () => page.evaluate(() => [...document.querySelectorAll('.blip, .blip-table tbody tr')].map((element) => `${element.getAttribute('data-area')} ${element.getAttribute('data-ring')} ${element.querySelector('.blip-target')?.getAttribute('cx')}`));
    const stepped = await state();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await state()).toEqual(stepped);
    await page.context().close();
  });

  test('lets moved blips glide, with ghosts where they came from; with less motion asked for they jump', async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      const page = await openRadar({ reducedMotion });
      expect(await gliding(page)).toBe(0);
      await page.evaluate(() => {
        const animate = Element.prototype.animate;
        Object.assign(window, { glides: 0 });
        Element.prototype.animate = function (...args) {
          (window as unknown as { glides: number }).glides += 1;
          return animate.apply(this, args);
        };
      });
      const before = await ringOf(page, 'sqlite');
      await page.getByLabel('As-of date').focus();
      await page.keyboard.press('PageDown');
      await page.waitForURL('**asOf=2026-08-01**');
      await page.waitForFunction((ring) => document.querySelector('.blip[data-area=sqlite]')?.getAttribute('data-ring') !== ring, before);
      const glides = await page.evaluate(() => (window as unknown as { glides: number }).glides);
      if (reducedMotion === 'reduce') expect(glides).toBe(0);
      else expect(glides).toBeGreaterThan(3);
      const moved = await page.locator('.blip[data-movement=in], .blip[data-movement=out]').count();
      expect(await page.locator('.ghost').count()).toBe(moved);
      await page.context().close();
    }
  });

  test('says politely what it has come to, once', async () => {
    const page = await openRadar();
    expect(await page.locator('[role=status].hidden-visually').first().innerText()).toBe('');
    await page.getByLabel('As-of date').focus();
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => /^1 August 2026: \d+ areas, \d+ new or moved since 3 May 2026\.$/.test(document.querySelector('.wide > [role=status]')?.textContent ?? ''));
    expect(await page.getByLabel('As-of date').getAttribute('aria-valuetext')).toBe('1 August 2026');
    await page.context().close();
  });

  test('keeps filters, and drops a day to compare with that is no longer earlier', async () => {
    const page = await openRadar({}, '/radar?compare=2026-08-01&ring=trial&lens=contact');
    await page.getByLabel('As-of date').focus();
    await page.keyboard.press('PageDown');
    await page.waitForURL('**asOf=2026-08-01**');
    const query = new URL(page.url()).searchParams;
    expect([query.get('compare'), query.get('ring'), query.get('lens')]).toEqual([null, 'trial', 'contact']);
    await page.context().close();
  });
});

describe('play', () => {
  test('goes on from the day shown until it is stopped', async () => {
    const page = await openRadar({}, '/radar?asOf=2024-06-01');
    await page.getByRole('button', { name: 'Play the history' }).click();
    await page.waitForURL('**asOf=2024-08-01**', { timeout: 20_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = asOf(page);
    await page.waitForTimeout(1_500);
    expect(asOf(page)).toBe(stopped);
    expect(await sameDocument(page)).toBe(true);
    await page.context().close();
  });
});

test('without script a date and links lead through time', async () => {
  const { page } = await openPage(at.browser, { javaScriptEnabled: false });
  await page.goto(`${at.app.url}/radar?lens=contact`);
  await page.getByRole('link', { name: 'A quarter earlier' }).click();
  await page.waitForURL('**asOf=2026-08-01**');
  expect(page.url()).toContain('lens=contact');
  await page.locator('.date-form input[name=asOf]').fill('2025-01-15');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL('**asOf=2025-01-15**');
  expect(await page.locator('.blip').count()).toBeGreaterThan(5);
  expect(await page.getByLabel('As-of date').isVisible()).toBe(false);
  await page.context().close();
});

test('the other lens glides in, and the address says which it is', async () => {
  const page = await openRadar();
  const before = await ringOf(page, 'postgresql');
  await page.getByRole('link', { name: 'How close I am' }).click();
  await page.waitForURL('**lens=contact**');
  await page.waitForFunction((ring) => document.querySelector('.blip[data-area=postgresql]')?.getAttribute('data-ring') !== ring, before);
  expect(await gliding(page)).toBeGreaterThan(5);
  expect(await sameDocument(page)).toBe(true);
  await page.waitForFunction(() => document.querySelector('.radar-picture')!.getAnimations({ subtree: true }).length === 0);
  await page.context().close();
});
