import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { taintedAvif, taintedGif, taintedJpeg, taintedPng, taintedWebp } from '#tests/support/pictures.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

/** By name, with the dots across and down that a reader is to see. */
const PICTURES: [string, Uint8Array, string][] = [
  ['upright.jpg', taintedJpeg().whole, '16 × 8'],
  ['turned.jpg', taintedJpeg(6).whole, '8 × 16'],
  ['dot.png', taintedPng().whole, '1 × 1'],
  ['still.webp', taintedWebp().whole, '4 × 4'],
  ['moving.webp', taintedWebp(1, true).whole, '4 × 4'],
  ['moving.gif', taintedGif().whole, '1 × 1'],
  ['plan.avif', taintedAvif().whole, '16 × 8'],
];

let vault: TempVault;
let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  const shown = PICTURES.map(([name]) => `![A picture](../attachments/${name})`).join('\n\n');
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/kafka.md': '---\ntitle: Kafka\n---\n',
    'notes/seen.md': `---\ntitle: Seen\ndate: 2026-10-01\nareas: [kafka]\nvisibility: shared\n---\n${shown}\n`,
    ...Object.fromEntries(PICTURES.map(([name, bytes]) => [`attachments/${name}`, bytes])),
  });
  app = await serveVault(vault.root);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await vault?.remove();
});

test('every picture of a shared entry is drawn, the right way up', async () => {
  const made = await app.library.createShare({ show: 'entries' });
  const { page, complaints } = await openPage(browser);
  await page.goto(`${app.url}/s/${made.ok ? made.value.token : ''}/entries/seen.html`);
  const pictures = page.locator('img[src^="../files/"]');
  const seen = await pictures.evaluateAll((all) =>
    Promise.all(
      (all as HTMLImageElement[]).map(async (picture) => {
        picture.loading = 'eager';
        await picture.decode();
        return `${picture.naturalWidth} × ${picture.naturalHeight}`;
      }),
    ),
  );
  expect(seen.map((size, i) => [PICTURES[i]?.[0], size])).toEqual(PICTURES.map(([name, , size]) => [name, size]));
  expect(complaints).toEqual([]);
});
