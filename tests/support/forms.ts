import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export const editor = (page: Page) => page.locator('.cm-content');
export const save = (page: Page) => page.getByRole('button', { name: /^Save/ });
export const saved = (page: Page) => page.locator('.saved-note');
export const offer = (page: Page) => page.getByRole('region', { name: 'Unsaved drafts' });

/** The form, with the editor in place of the textarea. */
export async function openForm(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' });
  await editor(page).waitFor();
}

export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

/** Drafts that the server keeps for a vault, as files. */
export function serverDrafts(root: string): string[] {
  const folder = join(root, '.whetstone/drafts');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

export const browserDrafts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('whetstone.draft.')));

