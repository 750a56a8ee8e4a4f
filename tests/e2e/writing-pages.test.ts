import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useOwnConfig } from '#tests/adapters/git-support.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { editor, openForm, save, typeAtEnd } from '#tests/support/forms.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

useOwnConfig();

let vault: TempVault;
let app: RunningApp;
let browser: Browser;
const AREA = 'astro';
const ENTRY = 'plotthing';
const PAGES = [
  '/log', '/new', '/new?title=Token%20buckets', '/new/note', '/new/area', '/drafts', '/trash', '/sync', '/problems',
  `/entries/${ENTRY}/edit`, `/areas/${AREA}/edit`, `/areas/${AREA}/rename`, `/areas/${AREA}/rename?id=astro-framework&title=Astro`,
  `/areas/${AREA}/merge?into=react`, `/areas/${AREA}/delete`, `/entries/${ENTRY}/history`,
];

beforeAll(async () => {
  vault = await copyExample();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: vault.root, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  app = await serveVault(vault.root);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await vault?.remove();
});

async function problemsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map((v) => `${where} ${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`);
}

/** What a finger or a shaky hand would miss: anything to press that is lower or narrower than 24 px. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, main select, main textarea, main summary, main input:not([type=hidden], [type=radio], [type=checkbox]), main label.choice, nav a, .masthead a')]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ name: element.outerHTML.slice(0, 90), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 24 || box.width < 24)
      .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
  );

/** The states that an address alone does not lead to. */
async function openStates(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await page.goto(`${app.url}/areas`, { waitUntil: 'networkidle' });
  await page.keyboard.press('c');
  await page.keyboard.type('debugged ebp');
  await page.getByRole('option').first().waitFor();
  await look('the capture dialog');
  await openForm(page, `${app.url}/areas/${AREA}/edit`);
  await typeAtEnd(page, '\n\nMine, and [[nowhere]].');
  await page.locator('.preview-problems').waitFor();
  await page.getByText('and on the server').waitFor();
  await page.reload({ waitUntil: 'networkidle' });
  await page.locator('.draft-offer summary').first().click();
  await look('a form with a draft and a problem');
  await page.goto(`${app.url}/drafts`, { waitUntil: 'networkidle' });
  await look('a list of drafts');
  await openForm(page, `${app.url}/areas/${AREA}/edit`);
  await editor(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('Mine: ');
  const file = await app.library.describe({ what: 'area', id: AREA });
  if (!file.ok) throw new Error(file.problem.message);
  await vault.write(file.value.path, readFileSync(`${vault.root}/${file.value.path}`, 'utf8').replace('\n---\n', '\n---\nTheirs: '));
  await save(page).click();
  await page.locator('.clash').first().waitFor();
  await look('a clash');
}

describe('every page for writing', () => {
  test.each(['light', 'dark'] as const)('meets WCAG 2.2 AA as far as axe can tell, in the %s, with nothing to say in the console', async (colorScheme) => {
    const { page, complaints } = await openPage(browser, { colorScheme });
    const problems: string[] = [];
    for (const path of PAGES) {
      const response = await page.goto(app.url + path, { waitUntil: 'networkidle' });
      expect(response?.status(), path).toBe(200);
      expect(await page.locator('h1').count(), path).toBe(1);
      problems.push(...(await problemsOf(page, path)));
    }
    await openStates(page, async (where) => {
      problems.push(...(await problemsOf(page, where)));
    });
    expect(problems).toEqual([]);
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
    await page.context().close();
  }, 240_000);

  test('fits a phone, and everything to press is large enough', async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 844 } });
    const look = async (where: string) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(390);
      expect(await tooSmall(page), where).toEqual([]);
    };
    for (const path of PAGES) {
      await page.goto(app.url + path, { waitUntil: 'networkidle' });
      await look(path);
    }
    await openStates(page, look);
    await page.context().close();
  }, 240_000);
});
