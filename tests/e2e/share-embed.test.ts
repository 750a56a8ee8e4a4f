import type { Browser } from 'playwright-core';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;
let browser: Browser;
const hosts: Server[] = [];
let framed = '';

beforeAll(async () => {
  vault = await copyExample();
  app = await serveVault(vault.root);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  for (const host of hosts) host.close();
  await app.close();
  await vault.remove();
});

/** A site of somebody else, whose only page shows the share in a frame. */
async function startHost(): Promise<string> {
  const host = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>Intranet</title><iframe src="${framed}" width="600" height="600"></iframe>`));
  hosts.push(host);
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

test('a page of a site that the owner named shows the radar, and a page of any other shows nothing of it', async () => {
  const [named, other] = [await startHost(), await startHost()];
  const made = await app.library.createShare({ embed: [named] });
  if (!made.ok) throw new Error(made.problem.message);
  framed = `${app.url}/s/${made.value.token}/embed`;
  const { page } = await openPage(browser);
  await page.goto(named);
  await page.frameLocator('iframe').getByRole('link', { name: 'Kubernetes' }).first().waitFor();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(other);
  await refused;
  expect(await page.frameLocator('iframe').getByRole('heading').count()).toBe(0);
});
