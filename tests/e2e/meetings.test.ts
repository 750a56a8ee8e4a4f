import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const FILES = {
  'whetstone.yml': 'title: A radar\nfrozen: 2026-11-22\n',
  'areas/identity.md': '---\ntitle: Identity\nquadrant: tools\naliases: [passkeys]\n---\n',
  'deep-dives/rp.md': '---\ntitle: The RP ID\ndate: 2026-05-01\nareas: [identity]\ndepth: debugged\nminutes: 90\nverdict: trial\n---\n## Lessons\nThe way out is part of the evaluation.\n\n## Questions\n- [ ] Which vendors export public keys?\n- [ ] Who signs in at night?\n- [ ] Whose devices are left behind?\n',
  'questions/exit.md': '# Data ownership and exit\n\n## What is not in the export?\n- applies: identity\n- gap: no-exit-story\n- why: Something stays.\n- good answer: A list.\n- dodge: It is all your data.\n',
};

let browser: Browser;
let vault: TempVault;
let app: RunningApp;
beforeAll(async () => {
  browser = await launchBrowser();
  vault = await makeVault(FILES);
  app = await serveVault(vault.root);
});
afterAll(async () => {
  await app.close();
  await vault.remove();
  await browser.close();
});
const read = (path: string) => readFileSync(join(vault.root, path), 'utf8');

describe('a meeting, from its preparation to its end', () => {
  test('is created, prepared, held offline and closed', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}/meetings/new`, { waitUntil: 'networkidle' });
    await page.getByLabel('Vendor').fill('Orrin Passkeys');
    const identity = page.getByRole('checkbox', { name: /Identity/ });
    await identity.waitFor();
    expect(await identity.isChecked()).toBe(false);
    await identity.check();
    await page.getByRole('button', { name: 'Prepare' }).click();
    await page.getByRole('heading', { name: 'Vendor: Orrin Passkeys' }).waitFor();
    await page.getByText('The way out is part of the evaluation.').waitFor();
    await page.getByText('You have never operated Identity.').first().waitFor();
    await page.waitForLoadState('networkidle');

    await page.context().setOffline(true);
    await page.getByLabel('Answer to: Which vendors export public keys?').fill('They do, as JSON.');
    const asked = page.getByRole('checkbox', { name: 'Which vendors export public keys?', exact: true });
    expect(await asked.isChecked()).toBe(true);
    const dodged = page.getByRole('checkbox', { name: 'Dodged or not answered: Whose devices are left behind?' });
    await page.getByLabel('Answer to: Whose devices are left behind?').fill('Somebody always does.');
    await dodged.check();
    expect(await page.getByRole('checkbox', { name: 'Whose devices are left behind?', exact: true }).isChecked()).toBe(false);
    await page.getByLabel('Question 1 that came up', { exact: true }).fill('Who else imports it?');
    await page.getByLabel('Answer to question 1 that came up').fill('Nobody yet.');
    await page.getByText('Draft kept in this browser only.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('and on the server').waitFor();

    const other = await openPage(browser);
    await other.page.goto(page.url(), { waitUntil: 'networkidle' });
    expect(await other.page.getByLabel('Answer to: Which vendors export public keys?').inputValue()).toBe('They do, as JSON.');
    await other.page.context().close();

    await page.getByLabel('Follow-ups, one a line').fill('Send them our counts');
    await page.getByRole('button', { name: 'Close meeting' }).click();
    await page.getByText('Closed. 2 answers and 1 follow-up are in the entry, which counts as a contact. 1 question that got no answer stays open. Questions are marked as answered in 1 other file, too.').waitFor();
    await page.getByRole('heading', { name: 'What was answered' }).waitFor();
    await page.locator('.meeting-answered', { hasText: 'Left open' }).getByText('Somebody always does.').waitFor();
    expect(await page.getByLabel('Answer to: Whose devices are left behind?').isVisible()).toBe(false);
    expect(read('deep-dives/rp.md')).toContain('- [ ] Whose devices are left behind?\n');
    expect(read('meetings/vendor-orrin-passkeys.md')).toMatch(/minutes: 45\n[^]*- \[x\] Which vendors export public keys\?\n {2}They do, as JSON\.\n- \[ \] Whose devices are left behind\?\n {2}Somebody always does\.\n- \[x\] Who else imports it\?\n {2}Nobody yet\.\n\n## Follow-ups\n- \[ \] Send them our counts\n$/);
    expect(read('deep-dives/rp.md')).toContain('- [x] Which vendors export public keys?\n  They do, as JSON.\n  ([[vendor-orrin-passkeys]])\n');
    await page.goto(`${app.url}/areas/identity`);
    await page.locator('.contact-table').getByText('discussed').waitFor();
    expect(complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch manifest patches/.test(text))).toEqual([]);
    await page.context().close();
  });

  test('says of a question from each spring why it is asked, what a good answer holds and what a dodge sounds like', async () => {
    await vault.write('questions/fit.md', '# Fit and alternatives\n\n## What would you use in our place?\n- applies: identity\n- why: They know their gaps.\n- good answer: A rival, named.\n- dodge: We have none.\n\n## Which alarm comes first?\n- applies: identity\n- gap: never-operated\n- why: Somebody is woken.\n- good answer: One, with its threshold.\n- dodge: None ever did.\n');
    await app.library.newMeeting({ vendor: '', title: 'Springs', date: '2026-11-30', areas: ['identity'] });
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/meetings/springs`);
    const said = async (text: string) => (await page.locator('.meeting-question', { hasText: text }).innerText()).replace(/\s+/g, ' ');
    expect(await said('What would you use in our place?')).toMatch(/They know their gaps\. Good: A rival, named\. Dodge: We have none\./);
    expect(await said('Which alarm comes first?')).toMatch(/You have never operated Identity\. Somebody is woken\. Good: One, with its threshold\. Dodge: None ever did\./);
    expect(await said('Who signs in at night?')).toMatch(/You left it open in “The RP ID” on 1 May 2026\. Good: \S.* Dodge: \S/);
    await page.context().close();
  });

  test('says whom it is with where its topic does not, here and in the list of entries', async () => {
    await app.library.newMeeting({ vendor: 'Orrinvale', title: 'Leaving them', date: '2026-11-22', areas: ['identity'] });
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/meetings/leaving-them`);
    expect(await page.locator('.page-head').innerText()).toMatch(/today · with Orrinvale · Identity/);
    await page.goto(`${app.url}/entries`);
    expect(await page.locator('.entry-list li', { hasText: 'Leaving them' }).innerText()).toMatch(/Meeting · with Orrinvale · brief/i);
    await page.context().close();
  });

  test('survives a reload with what was typed offline', async () => {
    await app.library.newMeeting({ vendor: '', title: 'Reload', date: '2026-11-30', areas: ['identity'] });
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/meetings/reload`, { waitUntil: 'networkidle' });
    await page.route('**/drafts/**', (route) => route.abort());
    await page.getByLabel('Answer to: What is not in the export?').fill('History.');
    await page.getByText('Draft kept in this browser only.').waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    await expect.poll(() => page.getByLabel('Answer to: What is not in the export?').inputValue()).toBe('History.');
    await page.context().close();
  });

  test('is made without script, areas being suggested when the form is sent', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/meetings/new`);
    await page.getByLabel('Topic').fill('What passkeys cost');
    await page.getByRole('button', { name: 'Prepare' }).click();
    await page.getByText('Which of these areas is it about?').waitFor();
    expect(await page.getByLabel('Topic').inputValue()).toBe('What passkeys cost');
    await page.getByRole('button', { name: 'Prepare' }).click();
    await page.getByRole('heading', { name: 'What passkeys cost' }).waitFor();
    await page.getByLabel('Answer to: What is not in the export?').fill('All of it.');
    await page.getByRole('button', { name: 'Close meeting' }).click();
    await page.getByText('Closed. 1 answer and 0 follow-ups').waitFor();
    await page.locator('.meeting-answered', { hasText: 'What was answered' }).getByText('All of it.').waitFor();
    expect(read('meetings/what-passkeys-cost.md')).toContain('- [x] What is not in the export?\n  All of it.\n');
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('has no barriers, %s', async (colorScheme) => {
    await app.library.newMeeting({ vendor: 'Axe', title: `Barriers ${colorScheme}`, date: '2026-11-30', areas: ['identity'] });
    const { page } = await openPage(browser, { colorScheme });
    for (const path of ['/meetings/new', `/meetings/barriers-${colorScheme}`]) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    await page.context().close();
  });

  test('prints on two pages, and is there as Markdown', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/meetings/reload`, { waitUntil: 'networkidle' });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeLessThanOrEqual(2);
    const markdown = await page.request.get(`${app.url}/meetings/reload.md`);
    expect(markdown.headers()['content-type']).toContain('text/markdown');
    expect(await markdown.text()).toMatch(/^# Brief: Reload\n/);
    await page.context().close();
  });
});
