import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useOwnConfig } from '#tests/adapters/git-support.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { saved } from '#tests/support/forms.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

useOwnConfig();

const NOTE = '---\ntitle: A note\ndate: 2026-10-01\n---\nThe quick fox.\n\nThe lazy dog.\n';
let browser: Browser;
let folder: string;
let vault: TempVault;
let app: RunningApp;
const git = (root: string, ...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const there = () => join(folder, 'there');
const read = (path: string) => readFile(join(vault.root, path), 'utf8');

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-sync-'));
  vault = await makeVault({ 'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n', 'notes/a.md': NOTE });
  git(vault.root, 'init', '--quiet', '--initial-branch=main');
  git(vault.root, 'add', '--all');
  git(vault.root, 'commit', '--quiet', '--message', 'Start');
});
afterEach(async () => {
  await app.close();
  await vault.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A bare remote that the vault follows, and a clone of somebody else. */
function addRemote(): void {
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  git(vault.root, 'remote', 'add', 'origin', join(folder, 'remote.git'));
  git(vault.root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  git(folder, 'clone', '--quiet', 'remote.git', 'there');
}

function pushThere(path: string, text: string): void {
  writeFileSync(join(there(), path), text);
  git(there(), 'add', '--all');
  git(there(), 'commit', '--quiet', '--message', `Change ${path}`);
  git(there(), 'push', '--quiet');
}

async function expectFooter(page: Page, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload({ waitUntil: 'networkidle' });
        return page.locator('.colophon').innerText();
      },
      { timeout: 20_000, interval: 700 },
    )
    .toContain(`Git: ${words}`);
}

async function edit(page: Page, from: string, to: string): Promise<void> {
  await page.goto(`${app.url}/entries/a/edit`);
  const text = page.getByLabel('Text', { exact: true });
  await text.fill((await text.inputValue()).replace(from, to));
  await page.getByRole('button', { name: /^Save/ }).click();
  await saved(page).waitFor();
}

describe('the sync page', () => {
  test('says where the repository stands at the foot of every page, and syncs with a real remote', async () => {
    app = await serveVault(vault.root);
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/areas`);
    await expectFooter(page, 'no remote');
    addRemote();
    await expectFooter(page, 'clean');
    await edit(page, 'quick', 'very quick');
    await page.goto(`${app.url}/areas`);
    await expectFooter(page, '1 uncommitted');
    await app.library.commit();
    await expectFooter(page, '1 ahead');
    pushThere('notes/b.md', '# From elsewhere\n');
    git(vault.root, 'fetch', '--quiet');
    await expectFooter(page, '1 ahead, 1 behind');
    await page.goto(`${app.url}/sync`);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByRole('status').getByText('Done').waitFor();
    expect(await read('notes/b.md')).toBe('# From elsewhere\n');
    git(there(), 'pull', '--quiet');
    expect(await readFile(join(there(), 'notes/a.md'), 'utf8')).toContain('The very quick fox.');
    await page.goto(`${app.url}/areas`);
    await expectFooter(page, 'clean');
    await page.context().close();
  });

  test.each([
    ['Here', 'The brown fox.'],
    ['On the remote', 'The red fox.'],
    ['Both, one after the other', 'The red fox.\nThe brown fox.'],
  ])('settles a clash in the page: “%s”', async (label, line) => {
    addRemote();
    app = await serveVault(vault.root);
    const plain = await openPage(browser, { javaScriptEnabled: false });
    await edit(plain.page, 'quick', 'brown');
    await plain.page.context().close();
    pushThere('notes/a.md', NOTE.replace('quick', 'red').replace('lazy', 'sleeping'));
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}/sync`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.locator('.conflict', { hasText: 'notes/a.md' }).waitFor();
    await page.locator('.colophon', { hasText: 'Git: conflicted' }).waitFor();
    expect(await read('notes/a.md')).toBe(NOTE.replace('quick', 'brown'));
    await page.getByLabel(label, { exact: true }).check();
    await page.getByRole('button', { name: 'Settle and sync' }).click();
    await page.getByRole('status').getByText('Done').waitFor();
    const settled = NOTE.replace('The quick fox.', line).replace('lazy', 'sleeping');
    expect(await read('notes/a.md')).toBe(settled);
    git(there(), 'pull', '--quiet');
    expect(await readFile(join(there(), 'notes/a.md'), 'utf8')).toBe(settled);
    await page.locator('.colophon', { hasText: 'Git: clean' }).waitFor();
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
    await page.context().close();
  });

  test('says what to do where there is no repository, and where the remote does not answer', async () => {
    git(vault.root, 'remote', 'add', 'origin', join(folder, 'nowhere.git'));
    app = await serveVault(vault.root);
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/sync`);
    await page.getByRole('button', { name: 'Sync now' }).click();
    expect((await page.getByRole('alert').innerText()).length).toBeGreaterThan(30);
    await app.close();
    rmSync(join(vault.root, '.git'), { recursive: true });
    app = await serveVault(vault.root);
    await page.goto(`${app.url}/sync`);
    await page.getByText('git init').waitFor();
    await page.context().close();
  });
});

describe('the history of an entry', () => {
  test('shows the words that changed, and brings an older version back', async () => {
    app = await serveVault(vault.root);
    const { page, complaints } = await openPage(browser);
    await writeFile(join(vault.root, 'notes/a.md'), NOTE.replace('quick', 'slow'));
    git(vault.root, 'commit', '--quiet', '--all', '--message', 'Slow it down');
    await page.goto(`${app.url}/entries/a/history`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Slow it down' }).click();
    const changed = page.getByRole('region', { name: 'What this commit changed' });
    await changed.waitFor();
    expect(await changed.locator('del').allInnerTexts()).toEqual(['quick']);
    expect(await changed.locator('ins').allInnerTexts()).toEqual(['slow']);
    await page.getByRole('link', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Bring this version back' }).click();
    await saved(page).waitFor();
    expect(await read('notes/a.md')).toBe(NOTE);
    await page.goto(`${app.url}/entries/a/history`, { waitUntil: 'networkidle' });
    await page.getByRole('region', { name: 'The file against the last commit' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
