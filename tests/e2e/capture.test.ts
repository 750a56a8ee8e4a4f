import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { serveApart, type ServerProcess } from '#tests/support/server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const FILES = {
  'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n',
  'projects/vpn.md': '---\ntitle: Private network\ndate: 2026-01-01\nareas: [dns]\nstatus: active\n---\n## Log\n- 2026-10-01 built 60m: first tunnel\n',
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
const notes = () => {
  try {
    return readdirSync(join(vault.root, 'notes'));
  } catch {
    return [];
  }
};
const dialog = (page: Page) => page.locator('dialog.capture-dialog');
const field = (page: Page) => page.getByRole('combobox', { name: 'Log what you did' });

describe('capture by keyboard alone', () => {
  let app: RunningApp;
  beforeEach(async () => {
    app = await serveVault(vault.root);
  });
  afterEach(() => app.close());

  test('opens on c, shows what it understands, completes names, and writes on Enter', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}/areas`, { waitUntil: 'networkidle' });
    // However slowly frames come, what is typed after a name was taken goes behind it.
    await page.evaluate(() => Object.assign(window, { requestAnimationFrame: (frame: FrameRequestCallback) => setTimeout(() => frame(performance.now()), 150) }));
    await page.keyboard.press('c');
    await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('debugged ebp');
    await page.getByRole('option', { name: /eBPF/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field(page).inputValue()).toBe('debugged ebpf');
    await page.keyboard.type(' 90m vp');
    await page.getByRole('option', { name: /Private network/ }).waitFor();
    await page.keyboard.press('Tab');
    expect(await field(page).inputValue()).toBe('debugged ebpf 90m vpn');
    await page.keyboard.type(' dropped packets came from the qdisc');
    await page.locator('.understood', { hasText: 'A line in the log of Private network, 22 November 2026, debugged eBPF, 90 min' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('On disk: Private network').waitFor();
    expect(read('projects/vpn.md')).toBe(`${FILES['projects/vpn.md']}- 2026-11-22 debugged 90m [[ebpf]]: dropped packets came from the qdisc\n`);
    expect(await field(page).inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('closes on Escape with what was typed kept, on this page, the next, and after a reload', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/areas`, { waitUntil: 'networkidle' });
    await page.keyboard.press('c');
    await page.keyboard.type('half a thought about tls');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).evaluate((element: HTMLDialogElement) => element.open)).toBe(false);
    await page.keyboard.press('c');
    expect(await field(page).inputValue()).toBe('half a thought about tls');
    await page.keyboard.press('Escape');
    await page.goto(`${app.url}/`, { waitUntil: 'networkidle' });
    expect(await field(page).inputValue()).toBe('half a thought about tls');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await field(page).inputValue()).toBe('half a thought about tls');
    expect(notes()).toEqual([]);
    await page.context().close();
  });

  test('takes the list of names away on the first Escape, and the dialog on the second', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/areas`, { waitUntil: 'networkidle' });
    await page.keyboard.press('c');
    await page.keyboard.type('debugged ebp');
    await page.getByRole('option', { name: /eBPF/ }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await dialog(page).evaluate((element: HTMLDialogElement) => element.open)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).evaluate((element: HTMLDialogElement) => element.open)).toBe(false);
    await page.context().close();
  });

  test('goes to the field that the page has, and nowhere from a field that is being typed in', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/`, { waitUntil: 'networkidle' });
    await page.keyboard.press('c');
    await page.keyboard.type('cc');
    expect(await page.locator('main .capture-line input').inputValue()).toBe('cc');
    await page.goto(`${app.url}/new/note`, { waitUntil: 'networkidle' });
    await page.locator('.cm-content').click();
    await page.keyboard.type('ccc');
    expect(await page.locator('.cm-content').innerText()).toContain('ccc');
    expect(await dialog(page).evaluate((element: HTMLDialogElement) => element.open)).toBe(false);
    await page.context().close();
  });

  test('loses no key that is pressed while an answer is on its way, however slow', async () => {
    const { page } = await openPage(browser);
    await page.route('**/log/lines', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.goto(`${app.url}/log`, { waitUntil: 'networkidle' });
    await page.keyboard.type('first thought');
    await page.keyboard.press('Enter');
    await page.keyboard.type('second thought, typed at once', { delay: 40 });
    await expect.poll(notes).toEqual(['first-thought.md']);
    expect(await field(page).inputValue()).toBe('second thought, typed at once');
    await page.keyboard.press('Enter');
    await expect.poll(notes).toEqual(['first-thought.md', 'second-thought-typed-at-once.md']);
    await page.context().close();
  });

  test('keeps what was typed before the page had its script', async () => {
    const { page } = await openPage(browser);
    let release: (value?: unknown) => void = () => undefined;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/assets/**.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${app.url}/log`, { waitUntil: 'commit' });
    await field(page).fill('typed early');
    release();
    await page.locator('.understood', { hasText: 'typed early' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(notes).toEqual(['typed-early.md']);
    await page.context().close();
  });

  test('accepts no name for a line that has gone on since the name was found', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/log`, { waitUntil: 'networkidle' });
    await page.keyboard.type('debugged ebp');
    await page.getByRole('option', { name: /eBPF/ }).waitFor();
    await page.route('**/log/understanding**', () => undefined);
    await page.keyboard.type('fs');
    await page.keyboard.press('Tab');
    expect(await field(page).inputValue()).toBe('debugged ebpfs');
    await page.context().close();
  });

  test('works on /log without script', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/log`);
    await field(page).fill('built dns 30m split horizon works');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/entries/split-horizon-works?saved=1');
    expect(await page.getByRole('status').innerText()).toContain('it is on the disk');
    expect(read('notes/split-horizon-works.md')).toBe('---\ntitle: split horizon works\ndate: 2026-11-22\nareas: [dns]\ndepth: built\nminutes: 30\n---\n');
    await page.goto(`${app.url}/log`);
    await field(page).fill('  ');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toContain('Not written.');
    await page.context().close();
  });
});

describe('capture while no server can be reached', () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await serveApart(vault.root);
  });
  afterEach(() => server.kill());

  test('is kept in the browser, and arrives once when the server is back, with the dialog long closed', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/areas`, { waitUntil: 'networkidle' });
    await server.kill();
    await page.keyboard.press('c');
    await page.keyboard.type('built dns 30m [[vpn]] moved the resolver');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Not on disk yet').waitFor();
    await page.keyboard.type('a second thing');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('.outbox-note', { hasText: '2 lines are kept in this browser' }).waitFor();
    await server.start();
    await expect.poll(notes, { timeout: 20_000 }).toEqual(['a-second-thing.md']);
    await expect.poll(() => page.locator('.outbox-note').count()).toBe(0);
    expect(read('projects/vpn.md')).toBe(`${FILES['projects/vpn.md']}- 2026-11-22 built 30m [[dns]]: moved the resolver\n`);
    await page.context().close();
  });

  test('is sent by the next page that opens, and by one of two tabs', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/areas`, { waitUntil: 'networkidle' });
    await server.kill();
    await page.keyboard.press('c');
    await page.keyboard.type('written in a tunnel');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Not on disk yet').waitFor();
    const context = page.context();
    await page.close();
    await server.start();
    const [one, two] = [await context.newPage(), await context.newPage()];
    await Promise.all([one.goto(`${server.url}/areas`, { waitUntil: 'networkidle' }), two.goto(`${server.url}/`, { waitUntil: 'networkidle' })]);
    await expect.poll(notes).toEqual(['written-in-a-tunnel.md']);
    await one.waitForTimeout(1000);
    expect(notes()).toEqual(['written-in-a-tunnel.md']);
    await context.close();
  });

  test.each([
    ['a note', 'the answer was lost', ['the-answer-was-lost.md']],
    ['a log line', 'built dns 30m [[vpn]] the answer was lost', []],
  ])('writes %s once where only the answer was lost', async (_, line, files) => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/log`, { waitUntil: 'networkidle' });
    let isCut = true;
    await page.route('**/log/lines', async (route) => {
      if (!isCut) return route.continue();
      isCut = false;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await page.locator('.capture').getByText('Not on disk yet').waitFor();
    await page.getByText('On disk:').waitFor({ timeout: 15_000 });
    expect(notes()).toEqual(files);
    expect(read('projects/vpn.md').match(/the answer was lost/g) ?? []).toHaveLength(files.length === 0 ? 1 : 0);
    await page.context().close();
  });
});
