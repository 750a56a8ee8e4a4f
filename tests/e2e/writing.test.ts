import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { browserDrafts, editor, offer, openForm, save, saved, serverDrafts, typeAtEnd } from '#tests/support/forms.ts';
import { serveApart, type ServerProcess } from '#tests/support/server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const PLAIN = '---\ntitle: A plain note\ndate: 2026-10-02\nareas: [dns]\n---\nFirst line.\n\nSecond line.\n\nThird line.\n\nFourth line.\n\nFifth line.\n';
const FILES = {
  'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n',
  'notes/plain.md': PLAIN,
};


let browser: Browser;
let vault: TempVault;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  vault = await makeVault(FILES);
});
afterEach(() => vault.remove());

const read = (path: string) => readFileSync(join(vault.root, path), 'utf8');

describe('a long form and a server that is killed', () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await serveApart(vault.root);
  });
  afterEach(() => server.kill());

  test('loses nothing: the draft is offered with a diff, brings every field back, and is gone once saved', async () => {
    const { page } = await openPage(browser);
    await openForm(page, `${server.url}/new/note`);
    await page.getByLabel('Title').fill('What the train taught');
    await page.getByLabel('Areas').fill('ebpf debugged 60m\ndns');
    await page.getByLabel('Verdict').selectOption('trial');
    await typeAtEnd(page, 'Before the tunnel.');
    await page.getByText('and on the server').waitFor();
    expect(serverDrafts(vault.root)).toHaveLength(1);
    await typeAtEnd(page, '\n\nIn the tunnel.');
    await server.kill();
    await typeAtEnd(page, '\n\nStill in the tunnel.');
    await page.getByText('Draft kept in this browser only').waitFor();
    await save(page).click();
    await page.getByText('Nothing was saved').waitFor();
    expect(await editor(page).innerText()).toContain('Still in the tunnel.');

    // The server comes back, and the first request to it is lost on the way.
    let [isBack, isLost] = [false, false];
    await page.route('**/drafts/*', (route) => {
      if (isLost) return route.continue();
      isLost = isBack;
      return route.abort();
    });
    await server.start();
    page.once('framenavigated', () => {
      isBack = true;
    });
    await page.reload({ waitUntil: 'networkidle' });
    await offer(page).getByText('What it would change').click();
    await offer(page).locator('tr.added', { hasText: 'Still in the tunnel.' }).waitFor();
    await offer(page).locator('tr.added', { hasText: 'What the train taught' }).waitFor();
    await offer(page).getByRole('button', { name: 'Go on with it' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('What the train taught');
    expect(await page.getByLabel('Areas').inputValue()).toBe('ebpf debugged 60m\ndns');
    expect(await page.getByLabel('Verdict').inputValue()).toBe('trial');
    expect(await offer(page).count()).toBe(0);
    await save(page).click();
    await saved(page).waitFor();
    expect(read('notes/what-the-train-taught.md')).toMatch(/Before the tunnel\.\n\nIn the tunnel\.\n\nStill in the tunnel\.$/);
    expect(read('notes/what-the-train-taught.md')).toContain('verdict: trial');
    expect(serverDrafts(vault.root)).toEqual([]);
    expect(await browserDrafts(page)).toEqual([]);
    await page.goto(`${server.url}/new/note`, { waitUntil: 'networkidle' });
    expect(await offer(page).count()).toBe(0);
    await page.context().close();
  });

  test('is gone on with in another browser, and then gone from the first one too', async () => {
    const { page: first } = await openPage(browser);
    await openForm(first, `${server.url}/entries/plain/edit`);
    await typeAtEnd(first, 'From the first browser.');
    await first.getByText('and on the server').waitFor();
    await server.kill();
    await server.start();
    const { page: second } = await openPage(browser);
    await openForm(second, `${server.url}/entries/plain/edit`);
    await offer(second).getByRole('button', { name: 'Go on with it' }).click();
    await expect.poll(() => editor(second).innerText()).toContain('From the first browser.');
    await typeAtEnd(second, ' And the second.');
    await save(second).click();
    await saved(second).waitFor();
    expect(read('notes/plain.md')).toBe(`${PLAIN}From the first browser. And the second.`);
    await openForm(first, `${server.url}/entries/plain/edit`);
    await first.waitForTimeout(500);
    expect(await offer(first).count()).toBe(0);
    expect(serverDrafts(vault.root)).toEqual([]);
    expect(await browserDrafts(first)).toEqual([]);
    await first.context().close();
    await second.context().close();
  });

  test('writes a new file once, though the answer to the first save was lost', async () => {
    const { page } = await openPage(browser);
    await openForm(page, `${server.url}/new/note`);
    await page.getByLabel('Title').fill('Saved twice');
    let isCut = true;
    await page.route('**/new/note.data**', async (route) => {
      if (route.request().method() !== 'POST' || !isCut) return route.continue();
      isCut = false;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await save(page).click();
    await page.getByText('Nothing was saved').waitFor();
    await save(page).click();
    await saved(page).waitFor();
    expect(readdirSync(join(vault.root, 'notes')).sort()).toEqual(['plain.md', 'saved-twice.md']);
    await page.context().close();
  });
});

describe('a long form', () => {
  let app: RunningApp;
  beforeEach(async () => {
    app = await serveVault(vault.root);
  });
  afterEach(() => app.close());

  test('goes on for a minute without a network, says where the draft is, and sends it after', async () => {
    const { page } = await openPage(browser);
    await page.clock.install();
    await openForm(page, `${app.url}/entries/plain/edit`);
    await page.context().setOffline(true);
    for (let second = 0; second < 60; second += 5) {
      await typeAtEnd(page, `Second ${second}. `);
      await page.clock.runFor(5000);
    }
    await page.getByText('Draft kept in this browser only').waitFor();
    expect(serverDrafts(vault.root)).toEqual([]);
    await page.context().setOffline(false);
    await page.clock.runFor(6000);
    await page.getByText('and on the server').waitFor();
    const [draft] = serverDrafts(vault.root);
    expect(read(`.whetstone/drafts/${draft}`)).toContain('Second 0. Second 5. Second 10.');
    expect(read(`.whetstone/drafts/${draft}`)).toContain('Second 55.');
    await save(page).click();
    await page.clock.runFor(4000);
    await saved(page).waitFor();
    expect(read('notes/plain.md')).toContain('Second 50. Second 55.');
    await page.context().close();
  });

  test('puts an outside edit on other lines together with what was typed, to the byte, and says so', async () => {
    const { page } = await openPage(browser);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await typeAtEnd(page, 'Sixth line.');
    await vault.write('notes/plain.md', PLAIN.replace('First line.', 'First line, edited elsewhere.  '));
    await page.waitForTimeout(2500);
    expect(await editor(page).innerText()).toContain('Sixth line.');
    await save(page).click();
    await saved(page).waitFor();
    expect(await saved(page).innerText()).toContain('put together with a change made elsewhere');
    expect(read('notes/plain.md')).toBe(`${PLAIN.replace('First line.', 'First line, edited elsewhere.  ')}Sixth line.`);
    await page.context().close();
  });

  test('keeps what is typed, the focus and the place when the file changes, moves or goes underneath', async () => {
    const { page } = await openPage(browser, { viewport: { width: 1200, height: 500 } });
    await openForm(page, `${app.url}/entries/plain/edit`);
    await page.getByLabel('Title').fill('Half a ti');
    await page.getByLabel('Title').focus();
    await page.evaluate(() => window.scrollTo(0, 120));
    const place = await page.evaluate(() => window.scrollY);
    for (const change of [() => vault.write('notes/plain.md', `${PLAIN}\nMore.\n`), () => vault.write('areas/new-one.md', '---\ntitle: New\n---\n'), () => rm(join(vault.root, 'notes/plain.md'))]) {
      const revision = app.library.revision();
      await change();
      await expect.poll(() => app.library.revision(), { timeout: 10_000 }).not.toBe(revision);
      await page.waitForTimeout(400);
      expect(await page.getByLabel('Title').inputValue()).toBe('Half a ti');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-title');
      expect(await page.evaluate(() => window.scrollY)).toBe(place);
    }
    await page.getByText('and on the server').waitFor();
    await save(page).click();
    await page.getByRole('alert').getByText('no longer there').waitFor();
    await page.goto(`${app.url}/drafts`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Half a ti' }).click();
    await editor(page).waitFor();
    await offer(page).getByRole('button', { name: 'Go on with it' }).click();
    await expect.poll(() => editor(page).innerText()).toContain('Fifth line.');
    await save(page).click();
    await saved(page).waitFor();
    expect(read('notes/half-a-ti.md')).toContain('Fifth line.');
    await page.context().close();
  });

  test('keeps keys that are pressed while it is being saved', async () => {
    const { page } = await openPage(browser);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await page.route('**/edit.data**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await typeAtEnd(page, 'Before the save.');
    await save(page).click();
    await typeAtEnd(page, ' After the save was asked for.');
    await saved(page).waitFor();
    expect(read('notes/plain.md')).toBe(`${PLAIN}Before the save.`);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await offer(page).locator('summary').click();
    await offer(page).getByText('After the save was asked for.').first().waitFor();
    await page.context().close();
  });
});
