import AxeBuilder from '@axe-core/playwright';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

describe('decisions', () => {
  test('say both ways what superseded what', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/entries/adr-postgres-for-the-planner`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Superseded by Decision: one file for the planner.');
    await page.goto(`${at.app.url}/entries/adr-sqlite-for-the-planner`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Supersedes Decision: Postgres for the planner.');
    await page.context().close();
  });

  test('that another superseded are marked so from either side, without script too', async () => {
    const text = (id: string) => readFile(join(at.vault.root, `reviews/${id}.md`), 'utf8');
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/entries/review-kubernetes-move`);
    await page.getByText('Superseded by another decision…').click();
    await page.getByLabel('Superseded by').selectOption('review-queue-backlog');
    await page.getByRole('button', { name: 'Say so in both' }).click();
    await page.getByText('Superseded by Review: a backlog on purpose.').waitFor();
    expect(await text('review-kubernetes-move')).toContain('\nstatus: superseded\n');
    expect(await text('review-queue-backlog')).toContain('supersedes: [review-kubernetes-move]');
    await page.goto(`${at.app.url}/entries/review-queue-backlog`);
    expect(await page.locator('.decision-standing').textContent()).toContain('Supersedes');

    await writeFile(join(at.vault.root, 'reviews/halves.md'), '---\ntitle: Said by one half\ndate: 2026-10-30\nstatus: accepted\nrelations: { supersedes: [review-api-versioning] }\n---\n## Decision\nx\n');
    await expect.poll(async () => (await page.goto(`${at.app.url}/entries/halves`))?.status()).toBe(200);
    await page.getByRole('button', { name: 'Mark it superseded' }).click();
    await page.getByText('Saved: it is on the disk.').waitFor();
    expect(await page.getByRole('button', { name: 'Mark it superseded' }).count()).toBe(0);
    expect(await text('review-api-versioning')).toContain('\nstatus: superseded\n');
    await page.context().close();
  });

  test('that are due say why, and what is decided later waits for its day', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/reviews`);
    const due = page.locator('section', { has: page.getByRole('heading', { name: /Due for another look/ }) });
    expect(await due.getByRole('listitem').filter({ hasText: 'assistants propose, people publish' }).textContent()).toContain('You meant to look again on');
    expect(await due.textContent()).not.toContain('own the credential store');
    expect(await page.getByText('To look at again on').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('have a page without a fault of accessibility, and none that scrolls sideways on a phone, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(at.browser, { colorScheme, viewport: { width: 390, height: 844 } });
    for (const path of ['/reviews', '/entries/adr-sqlite-for-the-planner']) {
      await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
