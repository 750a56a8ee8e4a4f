import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { serveVault, type RunningApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { copyExample, type TempVault } from './vault.ts';

/** There from the first test of a file to its last. */
export interface ServedExample {
  vault: TempVault;
  app: RunningApp;
  browser: Browser;
}

/** A copy of the example vault, served, with a browser at hand, for the tests of one file. */
export function useExample(): ServedExample {
  const served: Partial<ServedExample> = {};
  beforeAll(async () => {
    served.vault = await copyExample();
    served.app = await serveVault(served.vault.root);
    served.browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await served.browser?.close();
    await served.app?.close();
    await served.vault?.remove();
  });
  return served as ServedExample;
}
