import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { editor, openForm, save, saved, typeAtEnd } from '#tests/support/forms.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SCRIPT = "document.title = 'ran'; fetch('/log/lines', { method: 'POST', body: new URLSearchParams({ text: 'ran' }) });";
const FILES = {
  'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n',
  'notes/plain.md': '---\ntitle: Plain\n---\nFirst.\n\nLast.\n',
  'attachments/evil.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${SCRIPT.replace(/"/g, '&quot;')}"><script>${SCRIPT}</script></svg>`,
  'attachments/evil.html': `<!doctype html><script>${SCRIPT}</script>`,
  'attachments/evil.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><script>${SCRIPT}</script></html>`,
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

const pictures = () => readdirSync(join(vault.root, 'attachments')).filter((name) => name.endsWith('.png'));

/** Hands files to the editor as a browser does when they are pasted or dropped. */
async function hand(page: Page, how: 'paste' | 'drop', files: { name: string; type: string; base64: string }[], text = ''): Promise<void> {
  await editor(page).evaluate(
    (element, given) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of given.files) {
        data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name, { type }));
      }
      if (given.text !== '') data.setData('text/plain', given.text);
      const { left, top } = element.getBoundingClientRect();
      const place = { clientX: left + 20, clientY: top + 20 };
      const event = given.how === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...place });
      element.dispatchEvent(event);
    },
    { how, files, text },
  );
}

describe('a picture', () => {
  test.each(['paste', 'drop'] as const)('that comes by %s is stored, and shown in the preview and on the page', async (how) => {
    const { page, complaints } = await openPage(browser);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await typeAtEnd(page, '');
    await hand(page, how, [{ name: 'Packet flow.png', type: 'image/png', base64: PNG }]);
    await expect.poll(pictures).toHaveLength(1);
    const [stored] = pictures();
    await expect.poll(() => editor(page).innerText()).toContain(`![packet flow](../attachments/${stored})`);
    const shown = page.locator('.form-preview img');
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await save(page).click();
    await saved(page).waitFor();
    await expect.poll(() => page.locator('article img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    expect(readFileSync(join(vault.root, 'attachments', stored!)).toString('base64')).toBe(PNG);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['paste', 'evil.png', 'image/png'],
    ['drop', 'evil.png', 'image/png'],
    ['drop', 'notes.txt', 'text/plain'],
  ] as const)('that is none, come by %s as %s, is refused in a sentence and not put into the text', async (how, name, type) => {
    const { page } = await openPage(browser);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await hand(page, how, [{ name, type, base64: btoa('<script>words in a file</script>') }]);
    await page.getByRole('alert').getByText('no picture that Whetstone stores').waitFor();
    expect(await editor(page).innerText()).not.toContain('words in a file');
    expect(readdirSync(join(vault.root, 'attachments')).sort()).toEqual(['evil.html', 'evil.svg', 'evil.xhtml']);
    await page.context().close();
  });

  test('beside copied text gives way to the text', async () => {
    const { page } = await openPage(browser);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await typeAtEnd(page, '');
    await hand(page, 'paste', [{ name: 'image.png', type: 'image/png', base64: PNG }], 'a cell of a table');
    await expect.poll(() => editor(page).innerText()).toContain('a cell of a table');
    expect(await editor(page).innerText()).not.toContain('![');
    await page.context().close();
  });
});

describe('a file of the vault that could run script', () => {
  test.each(['svg', 'html', 'xhtml'])('runs none when it is opened (.%s)', async (ending) => {
    const { page } = await openPage(browser);
    const download = page.waitForEvent('download', { timeout: 3000 }).catch(() => null);
    await page.goto(`${app.url}/files/attachments/evil.${ending}`).catch(() => null);
    await download;
    await page.waitForTimeout(300);
    expect(await page.title()).not.toBe('ran');
    expect(existsSync(join(vault.root, 'notes/ran.md'))).toBe(false);
    await page.context().close();
  });
});
