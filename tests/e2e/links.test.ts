import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { editor, openForm, save, saved } from '#tests/support/forms.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const CITING = Array.from({ length: 50 }, (_, i) => [
  `notes/citing-${i}.md`,
  i % 2 === 0 ? `---\r\ntitle: Citing ${i}\r\n---\r\nSee [[qdisc]] and [[qdisc|the queue]].   \r\n` : `---\ntitle: Citing ${i}\nrelations: { cites: [qdisc] } # by id\n---\nSee [it](../deep-dives/qdisc.md#why).`,
]);
const FILES: Record<string, string> = {
  'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\naliases: [resolver]\n---\nNames.\n',
  'areas/name-service.md': '---\ntitle: Name service\nquadrant: tools\n---\nMore names.\n',
  'deep-dives/qdisc.md': '---\ntitle: Queues that drop\ndate: 2026-10-01\nareas: [name-service]\n---\n## Why\nBecause.\n',
  'notes/wanting.md': '---\ntitle: Wanting\n---\nThere should be a page on [[Token buckets]].\n',
  ...Object.fromEntries(CITING),
};

let browser: Browser;
let vault: TempVault;
let app: RunningApp;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  vault = await makeVault(FILES);
  app = await serveVault(vault.root);
});
afterEach(async () => {
  await app.close();
  await vault.remove();
});

const read = (path: string) => readFileSync(join(vault.root, path), 'utf8');

describe('names and links', () => {
  test('a rename shows every line it would change, and then rewrites fifty links in one step', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}/entries/qdisc`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Rename' }).click();
    await page.getByLabel('Id, which is the name of its file').fill('packet-queues');
    await page.getByLabel('Title').fill('Queues, and what they drop');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
    expect(await page.locator('.relink-file').count()).toBe(51);
    expect(existsSync(join(vault.root, 'deep-dives/packet-queues.md'))).toBe(false);
    await page.getByRole('button', { name: 'Rename it so' }).click();
    await page.getByRole('heading', { level: 1, name: 'Queues, and what they drop' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/entries/packet-queues');
    expect(existsSync(join(vault.root, 'deep-dives/qdisc.md'))).toBe(false);
    for (const [path, text] of CITING) expect(read(path!)).toBe(text!.replaceAll('qdisc', 'packet-queues'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a deleted entry shows what links to it first, goes to the trash, and can be put back', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/entries/qdisc/delete`);
    expect(await page.locator('.backlinks li').count()).toBeGreaterThanOrEqual(50);
    await page.getByRole('button', { name: 'Delete it' }).click();
    await page.getByRole('heading', { name: 'Deleted' }).waitFor();
    expect(existsSync(join(vault.root, 'deep-dives/qdisc.md'))).toBe(false);
    expect(readdirSync(join(vault.root, '.trash/deep-dives'))).toHaveLength(1);
    await page.getByRole('button', { name: 'Put back' }).click();
    await page.waitForURL('**/entries/qdisc**');
    expect(read('deep-dives/qdisc.md')).toBe(FILES['deep-dives/qdisc.md']);
    await page.context().close();
  });

  test('two areas become one: contacts and links follow, and the old name stays as another name', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/areas/name-service`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Merge' }).click();
    await page.getByLabel('Into').selectOption('dns');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('button', { name: 'Merge them' }).click();
    await page.waitForURL('**/areas/dns**');
    await saved(page).waitFor();
    expect(existsSync(join(vault.root, 'areas/name-service.md'))).toBe(false);
    expect(read('areas/dns.md')).toContain('name-service');
    expect(read('deep-dives/qdisc.md')).toContain('areas: [dns]');
    await page.getByRole('link', { name: 'Queues that drop' }).first().waitFor();
    await page.context().close();
  });

  test('a link to nothing leads to a new page of that name, from the entry and from the problems', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/problems`, { waitUntil: 'networkidle' });
    expect(await page.getByRole('link', { name: 'Create “Token buckets”' }).getAttribute('href')).toBe('/new?title=Token%20buckets');
    await page.goto(`${app.url}/entries/wanting`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Token buckets' }).click();
    await page.getByRole('heading', { name: 'New: Token buckets' }).waitFor();
    await page.locator('main').getByRole('link', { name: 'Note', exact: true }).click();
    await editor(page).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Token buckets');
    await save(page).click();
    await saved(page).waitFor();
    expect(existsSync(join(vault.root, 'notes/token-buckets.md'))).toBe(true);
    await page.goto(`${app.url}/entries/wanting`, { waitUntil: 'networkidle' });
    expect(await page.getByRole('link', { name: 'Token buckets' }).getAttribute('href')).toBe('/entries/token-buckets');
    await page.context().close();
  });

  test('a name is completed behind two brackets in the editor', async () => {
    const { page, complaints } = await openPage(browser);
    await openForm(page, `${app.url}/entries/wanting/edit`);
    await editor(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('And [[queu', { delay: 30 });
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'Queues that drop' }).waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect.poll(() => editor(page).innerText()).toContain('And [[qdisc]]');
    await page.locator('.form-preview a', { hasText: 'Queues that drop' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
