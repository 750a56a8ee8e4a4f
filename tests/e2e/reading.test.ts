import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBibtex } from '#app/formats/bibtex-read.ts';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const CITED = join(import.meta.dirname, '../fixtures/cited.bib');
const at = useExample();

const textOf = (path: string) => readFile(join(at.vault.root, path), 'utf8');

describe('the reading list', () => {
  test('moves a source by keyboard, as one line of its file, and the keyboard stays with it', async () => {
    const { page, complaints } = await openPage(at.browser);
    const before = await textOf('reading/opentelemetry-collector-docs.md');
    await page.goto(`${at.app.url}/reading`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Start: OpenTelemetry documentation: the Collector' }).focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'Reading', exact: true }).getByRole('link', { name: 'OpenTelemetry documentation: the Collector' });
    await card.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'OpenTelemetry documentation: the Collector');
    expect(await textOf('reading/opentelemetry-collector-docs.md')).toBe(before.replace('status: to-read', 'status: reading'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('moves a source by dragging', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/reading`, { waitUntil: 'networkidle' });
    await page.locator('#card-rfc-4271-bgp').dragTo(page.getByRole('region', { name: 'To read' }), { targetPosition: { x: 40, y: 60 }, sourcePosition: { x: 10, y: 6 } });
    await page.getByRole('region', { name: 'To read' }).getByRole('link', { name: /RFC 4271/ }).waitFor();
    expect(await textOf('reading/rfc-4271-bgp.md')).toContain('status: to-read');
    await page.context().close();
  });

  test('moves a source without script, and dates what is read', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/reading`);
    await page.getByRole('button', { name: 'Finish: OpenTelemetry documentation: the Collector' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('OpenTelemetry documentation: the Collector: read.');
    expect(await textOf('reading/opentelemetry-collector-docs.md')).toMatch(/\ndate: 2026-11-01\n[^]*\nstatus: read\n/);
    await page.context().close();
  });

  test('brings a file in, and gives it back', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(`${at.app.url}/reading`, { waitUntil: 'networkidle' });
    await page.getByText('Bring sources in').click();
    await page.getByLabel('A file from').setInputFiles({ name: 'two.bib', mimeType: 'text/plain', buffer: Buffer.from('@book{ok2026, title={A Fine Book}, author={Kr{\\ae}mmer, Anna}, year=2026}\n@book{bad, title={No end\n') });
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('1 entry new, 0 filled in, 0 there already. 1 problem.').waitFor();
    expect(await page.getByText('two.bib:2').count()).toBe(1);
    await page.getByRole('region', { name: 'What became of the import' }).getByRole('link', { name: 'A Fine Book' }).click();
    await page.getByText('Kræmmer, A. (2026). A Fine Book.').waitFor();
    const exported = await (await page.request.get(`${at.app.url}/reading.bib`)).text();
    expect((await readBibtex(exported)).sources.map(({ item }) => item.id)).toContain('ok2026');
    expect(JSON.parse(await (await page.request.get(`${at.app.url}/reading.json`)).text())).toContainEqual(expect.objectContaining({ id: 'ok2026', title: 'A Fine Book' }));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('asks about what is perhaps the same, without script too', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await page.goto(`${at.app.url}/reading`);
    await page.getByText('Bring sources in').click();
    await page.getByLabel('A file from').setInputFiles({ name: 'near.bib', mimeType: 'text/plain', buffer: Buffer.from('@book{other, title={RFC 9110: HTTP Semantics}, year=2021, publisher={RFC Editor}}') });
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByText('RFC 9110: HTTP Semantics (2021) looks like').waitFor();
    await page.getByRole('button', { name: 'Do so' }).click();
    await page.getByText('0 entries new, 1 filled in, 0 there already.').waitFor();
    expect(await textOf('reading/rfc-9110-http.md')).toContain('year: 2022, venue: IETF, url: https://www.rfc-editor.org/rfc/rfc9110, publisher: RFC Editor');
    await page.context().close();
  });

  test('brings papers that are there to what they lack, and nothing twice', async () => {
    const { page } = await openPage(at.browser);
    for (const said of ['0 entries new, 4 filled in, 0 there already.', '0 entries new, 0 filled in, 4 there already.']) {
      await page.goto(`${at.app.url}/reading`, { waitUntil: 'networkidle' });
      await page.getByText('Bring sources in').click();
      await page.getByLabel('A file from').setInputFiles(CITED);
      await page.getByRole('button', { name: 'Import' }).click();
      await page.getByText(said).waitFor();
    }
    await page.context().close();
  });

  test('offers to merge what is on it twice, shows what that would change, and does it', async () => {
    const { page } = await openPage(at.browser, { javaScriptEnabled: false });
    await at.vault.write('reading/http-again.md', '---\ntitle: "RFC 9110: HTTP Semantics"\nstatus: to-read\nsource: { year: 2022, venue: IETF, publisher: RFC Editor }\n---\nWritten twice by mistake.\n');
    await at.vault.write('notes/cites-it.md', '---\ntitle: Cites it\n---\nSee [[http-again]].\n');
    await at.app.library.reindex();
    await page.goto(`${at.app.url}/reading`);
    const doubles = page.getByRole('region', { name: 'On the list twice?' });
    await doubles.getByRole('link', { name: 'Merge them…' }).first().click();
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
    expect(await page.getByLabel('Into').locator('option:checked').innerText()).toContain('RFC 9110: HTTP Semantics');
    expect(await page.getByLabel('Into').locator('option').count()).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Merge them' }).click();
    await page.getByText('Saved: it is on the disk.').waitFor();
    expect(await page.getByText('Written twice by mistake.').count()).toBe(1);
    expect(await doubles.count()).toBe(0);
    await page.context().close();
  });

  test('sorts its table, and says how it is sorted', async () => {
    const { page } = await openPage(at.browser);
    await page.goto(`${at.app.url}/reading?view=table`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Year' }).click();
    await page.waitForURL(/sort=year/);
    await page.locator('th[aria-sort=descending]').filter({ hasText: 'Year' }).waitFor();
    const years = (await page.locator('tbody tr td:nth-child(3)').allTextContents()).filter(Boolean).map(Number);
    expect(years).toEqual([...years].sort((a, b) => b - a));
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('has pages without a fault of accessibility, and none that scrolls sideways on a phone, in %s', async (colorScheme) => {
    const { page, complaints } = await openPage(at.browser, { colorScheme, viewport: { width: 390, height: 844 } });
    for (const path of ['/reading', '/reading?view=table', '/entries/great-manager-study']) {
      await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
