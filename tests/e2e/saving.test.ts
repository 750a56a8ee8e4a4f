import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { browserDrafts, editor, openForm, save, saved, serverDrafts, typeAtEnd } from '#tests/support/forms.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

/** Every liberty that an editor by hand takes: comments, keys of others, an odd order, CRLF, spaces at ends, no last line end. */
const ODD = '---\r\n# kept by hand\r\nzeal: 11   # not ours\r\ntitle:   "Packet drops"\r\nareas: [ ebpf,dns ]  # two\r\ndate: 2026-10-01\r\nminutes: 30\r\n---\r\nA line with spaces at its end.   \r\n\r\n\tA tab.\r\nThe last line has no end';
const PLAIN = '---\ntitle: A plain note\ndate: 2026-10-02\nareas: [dns]\n---\nFirst line.\n\nSecond line.\n\nThird line.\n\nFourth line.\n\nFifth line.\n';
const FILES = {
  'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n',
  'notes/odd.md': ODD,
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

let app: RunningApp;
beforeEach(async () => {
  app = await serveVault(vault.root);
});
afterEach(() => app.close());

describe('a save', () => {
  test('writes nothing when nothing was changed: neither bytes nor the time of the file', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openPage(browser, { javaScriptEnabled });
      for (const id of ['odd', 'plain']) {
        const before = statSync(join(vault.root, `notes/${id}.md`), { bigint: true });
        await page.goto(`${app.url}/entries/${id}/edit`, { waitUntil: 'networkidle' });
        await save(page).click();
        await saved(page).waitFor();
        expect(await saved(page).innerText()).toContain('nothing was written');
        const after = statSync(join(vault.root, `notes/${id}.md`), { bigint: true });
        expect([after.mtimeNs, after.ino]).toEqual([before.mtimeNs, before.ino]);
        expect(read(`notes/${id}.md`)).toBe(FILES[`notes/${id}.md` as keyof typeof FILES]);
      }
      await page.context().close();
    }
  });

  test.each([true, false])('changes only the field that was changed, with script: %s', async (javaScriptEnabled) => {
    const { page } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${app.url}/entries/odd/edit`, { waitUntil: 'networkidle' });
    if (javaScriptEnabled) await editor(page).waitFor();
    await page.getByLabel('Minutes').fill('45');
    await save(page).click();
    await saved(page).waitFor();
    expect(read('notes/odd.md')).toBe(ODD.replace('minutes: 30', 'minutes: 45'));
    await page.context().close();
  });

  test.each([true, false])('changes only the line that was changed, with script: %s', async (javaScriptEnabled) => {
    const { page } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${app.url}/entries/odd/edit`, { waitUntil: 'networkidle' });
    if (javaScriptEnabled) {
      await typeAtEnd(page, ', still');
    } else {
      const text = page.getByLabel('Text');
      await text.fill((await text.inputValue()) + ', still');
    }
    await save(page).click();
    await saved(page).waitFor();
    expect(read('notes/odd.md')).toBe(`${ODD}, still`);
    await page.context().close();
  });

  test('says what cannot be read, and keeps what was typed', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openPage(browser, { javaScriptEnabled });
      await page.goto(`${app.url}/entries/plain/edit`, { waitUntil: 'networkidle' });
      await page.getByLabel('Minutes').fill('a while');
      await page.getByLabel('Tags').fill('kept');
      await save(page).click();
      await page.getByText('“a while” is no minutes.').first().waitFor();
      expect(await page.getByLabel('Minutes').inputValue()).toBe('a while');
      expect(await page.getByLabel('Tags').inputValue()).toBe('kept');
      expect(read('notes/plain.md')).toBe(PLAIN);
      await page.context().close();
    }
  });
});

describe('a clash', () => {
  const OURS = PLAIN.replace('Third line.', 'Third line, mine.');
  const THEIRS = PLAIN.replace('Third line.', 'Third line, theirs.');

  async function clash(page: Page): Promise<void> {
    await openForm(page, `${app.url}/entries/plain/edit`);
    await editor(page).getByText('Third line.').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(', mine.');
    await vault.write('notes/plain.md', THEIRS);
    await save(page).click();
    await page.getByRole('alert').getByText('was changed elsewhere, on the same lines').waitFor();
  }

  test.each([
    ['What you wrote', OURS],
    ['What the file says now', THEIRS],
    ['Both, one after the other', PLAIN.replace('Third line.', 'Third line, theirs.\nThird line, mine.')],
    ['Something else:', PLAIN.replace('Third line.', 'Third line, ours.')],
  ])('shows both sides and the base; “%s” holds', async (label, text) => {
    const { page } = await openPage(browser);
    await clash(page);
    const shown = page.locator('.clash');
    expect(await shown.innerText()).toContain('Third line, mine.');
    expect(await shown.innerText()).toContain('Third line, theirs.');
    await shown.getByText('What both started from').click();
    expect(await shown.locator('details pre').innerText()).toBe('Third line.\n');
    await shown.getByLabel(label, { exact: true }).check();
    if (label.startsWith('Something')) await shown.locator('textarea').fill('Third line, ours.');
    await page.getByRole('button', { name: 'Save it so' }).click();
    await saved(page).waitFor();
    expect(read('notes/plain.md')).toBe(text);
    expect(serverDrafts(vault.root)).toEqual([]);
    expect(await browserDrafts(page)).toEqual([]);
    await page.context().close();
  });

  test('that meets yet another change loses neither', async () => {
    const { page } = await openPage(browser);
    await clash(page);
    await vault.write('notes/plain.md', THEIRS.replace('Fifth line.', 'Fifth line, later.'));
    await page.locator('.clash').getByLabel('What you wrote').check();
    await page.getByRole('button', { name: 'Save it so' }).click();
    await saved(page).waitFor();
    expect(read('notes/plain.md')).toBe(OURS.replace('Fifth line.', 'Fifth line, later.'));
    await page.context().close();
  });

  test('on the same lines again is shown again', async () => {
    const { page } = await openPage(browser);
    await clash(page);
    await vault.write('notes/plain.md', PLAIN.replace('Third line.', 'Third line, theirs, again.'));
    await page.getByRole('button', { name: 'Save it so' }).click();
    await page.locator('.clash', { hasText: 'Third line, theirs, again.' }).waitFor();
    expect(read('notes/plain.md')).toContain('Third line, theirs, again.');
    await page.locator('.clash').getByLabel('Both, one after the other').check();
    await page.getByRole('button', { name: 'Save it so' }).click();
    await saved(page).waitFor();
    expect(read('notes/plain.md')).toContain('Third line, theirs, again.\nThird line, mine.\n');
    await page.context().close();
  });
});
