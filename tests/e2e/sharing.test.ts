import AxeBuilder from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();
const decode = (address: string | null) => Buffer.from(address!.split('/draft/')[1]!.split('/')[0]!, 'base64url').toString();

describe('shares', () => {
  test('are made with a list of exactly what is visible, and ended, in the browser', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(`${at.app.url}/shares`);
    await page.getByText('Nothing is shared yet').waitFor();
    await page.getByRole('link', { name: 'Share your radar' }).click();
    await page.getByLabel('Whom it is for').fill('Platform team');
    await page.getByText('Tags', { exact: true }).click();
    await page.getByLabel('Readers may go back').check();
    await page.getByText('Quadrants', { exact: true }).click();
    await page.getByLabel('Tools', { exact: true }).check();
    const listed = page.getByRole('region', { name: 'Exactly this will be visible' });
    await listed.getByText('SQLite', { exact: true }).waitFor({ state: 'detached' });
    const areas = await listed.getByRole('listitem').allTextContents();
    expect(areas.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Make the link' }).click();
    const url = await page.getByLabel('Link to the shared radar').inputValue();
    expect(url).toMatch(new RegExp(`^${at.app.url}/s/[\\w-]{43}$`));
    expect(await page.getByRole('listitem').allTextContents()).toEqual(expect.arrayContaining(areas));
    await page.getByRole('link', { name: 'How often it is looked at' }).click();
    await page.getByRole('heading', { level: 1, name: 'Platform team' }).waitFor();
    expect(await page.content()).not.toContain(url);
    await page.getByRole('button', { name: 'Give it another link' }).click();
    expect(await page.getByLabel('Link to the shared radar').inputValue()).not.toBe(url);
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByText('It is revoked').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('are previewed and made without script, and nothing that was chosen is lost', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/shares/new`);
    await page.getByLabel('Whom it is for').fill('Everyone');
    await page.getByLabel('As of').fill('2026-06-01');
    await page.getByLabel('Days').fill('5');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: /^\d+ areas$/ }).waitFor();
    expect(await page.getByLabel('Whom it is for').inputValue()).toBe('Everyone');
    await page.getByRole('button', { name: 'Make the link' }).click();
    expect(await page.getByLabel('Link to the shared radar').inputValue()).toContain('/s/');
    await page.context().close();
  });

  test.each([true, false])('are looked at as their readers will before they are made, with script: %s', async (javaScriptEnabled) => {
    const { page, complaints } = await openPage(at.browser, { javaScriptEnabled });
    await page.goto(`${at.app.url}/shares/new`, { waitUntil: 'networkidle' });
    const look = page.getByRole('link', { name: 'Look at it as a reader will' });
    const first = await look.getAttribute('href');
    await page.getByLabel('Title').fill('Before anybody else');
    await page.getByLabel('Password').fill('not for an address');
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator(`.share-look a:not([href="${first}"])`).waitFor();
    const listed = await page.getByRole('region', { name: 'Exactly this will be visible' }).getByRole('listitem').allTextContents();
    await expect.poll(async () => decode(await look.getAttribute('href'))).toContain('Before anybody else');
    const [seen] = await Promise.all([page.context().waitForEvent('page'), look.click()]);
    await seen.getByRole('heading', { level: 1, name: 'Before anybody else' }).waitFor();
    expect(decode(seen.url())).not.toContain('not for an address');
    expect(await seen.locator('.radar-picture .blip').count()).toBe(listed.length);
    await seen.getByRole('table').getByRole('link').first().click();
    await seen.getByRole('link', { name: 'Before anybody else' }).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Before anybody else');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('have pages without a fault of accessibility, and none that scrolls sideways on a phone, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(at.browser, { colorScheme, viewport: { width: 390, height: 844 } });
    await page.goto(`${at.app.url}/shares`);
    const share = await page.getByRole('row').getByRole('link').first().getAttribute('href');
    for (const path of ['/shares', '/shares/new', share!]) {
      await page.goto(at.app.url + path);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
