import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay } from '#app/core/day.ts';
import type { SharedRadar } from '#app/core/share/shared-radar.ts';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { drawFolder } from '#app/ui/shared/draw-folder.ts';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();
const SUB_PATH = '/teams/platform/radar/';
const TYPES: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

let base = '';
let host: Server;
let shared: SharedRadar;
const places = { disk: '', server: '' };

beforeAll(async () => {
  const { library } = at.app;
  const made = await library.previewShare({ show: 'entries', history: true, notes: 'Mind [[sqlite]].' });
  if (!made.ok) throw new Error(made.problem.message);
  const { scope } = made.value;
  const content = await library.shareContent(scope);
  if (!content.ok) throw new Error(content.problem.message);
  shared = content.value.radar;
  base = await mkdtemp(join(tmpdir(), 'whetstone-test-'));
  const folder = join(base, 'site');
  const done = await library.publish(folder, { scope, radar: shared, ...(await drawFolder(content.value, { assets: readSiteAssets() })) });
  if (!done.ok) throw new Error(done.problem.message);
  places.disk = `${pathToFileURL(folder).href}/index.html`;
  // As plain as a server of files can be.
  host = createServer((request, response) => {
    const path = decodeURIComponent(request.url!);
    const file = path.startsWith(SUB_PATH) ? path.slice(SUB_PATH.length) || 'index.html' : 'none';
    readFile(join(folder, file)).then(
      (bytes) => response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  places.server = `http://127.0.0.1:${(host.address() as AddressInfo).port}${SUB_PATH}`;
}, 120_000);

afterAll(async () => {
  host?.close();
  await rm(base, { recursive: true, force: true });
});

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

describe.each(['disk', 'server'] as const)('a published folder, opened from a %s,', (place) => {
  test('has its look and its script, and its links lead on and back', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(places[place]);
    expect(await page.locator('.radar-picture .blip').count()).toBe(shared.blips.length);
    expect(await page.locator('main').evaluate((main) => getComputedStyle(main).display)).toBe('grid');
    await page.getByLabel('Find').fill('sqlite');
    expect(await page.locator('.blip-table tbody tr:visible').count()).toBe(1);
    await page.locator('.notes').getByRole('link', { name: 'SQLite' }).click();
    await heading(page, 'SQLite');
    await page.getByRole('link', { name: shared.title }).click();
    const written = shared.blips.find(({ entries }) => entries.length > 0)!;
    const entry = shared.entries.find(({ id }) => written.entries.includes(id))!;
    await page.getByRole('table').getByRole('link', { name: written.title, exact: true }).click();
    await page.getByRole('link', { name: entry.title }).click();
    await heading(page, entry.title);
    await page.getByRole('link', { name: shared.title }).click();
    await heading(page, shared.title);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('goes back in time by its links, and on from there', async () => {
    const { page, complaints } = await openPage(at.browser);
    await page.goto(places[place]);
    for (const step of shared.history.slice(-3, -1).reverse()) {
      await page.locator('a[rel=prev]').click();
      await page.waitForURL(`**/at/${formatDay(step.asOf)}.html`);
      expect(await page.locator('.radar-picture .blip').count()).toBe(step.blips.length);
      expect(await page.locator('.slider').isVisible()).toBe(place === 'server');
    }
    await page.getByRole('table').getByRole('link', { name: 'SQLite', exact: true }).click();
    await heading(page, 'SQLite');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test('the slider works under the path of a server, and from each day it leads on', async () => {
  const { page, complaints } = await openPage(at.browser);
  await page.goto(places.server);
  await page.getByRole('slider', { name: 'Day' }).press('ArrowLeft');
  await page.waitForURL(`${places.server}at/${formatDay(shared.history.at(-2)!.asOf)}.html`);
  await page.getByRole('table').getByRole('link', { name: 'SQLite', exact: true }).click();
  await heading(page, 'SQLite');
  expect(complaints).toEqual([]);
  await page.context().close();
});
