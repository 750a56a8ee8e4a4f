/**
 * Pictures of the example vault. `npm run screenshots` renews the two in the README;
 * `npm run screenshots -- DIR` puts every page, at two widths and in both themes, into DIR.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveVault } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { copyExample } from '#tests/support/vault.ts';

interface Shot {
  name: string;
  path: string;
  width: number;
  theme: 'light' | 'dark';
  /** Pixels from the top; the whole page where it is left out. */
  height?: number;
}

const README: Shot[] = [
  { name: 'radar', path: '/radar', width: 1440, height: 1000, theme: 'light' },
  { name: 'freshness', path: '/freshness', width: 1440, height: 800, theme: 'light' },
];

const PAGES = {
  today: '/',
  radar: '/radar',
  'radar-contact': '/radar?lens=contact',
  freshness: '/freshness',
  areas: '/areas',
  area: '/areas/astro',
  entries: '/entries',
  entry: '/entries/plotthing',
  search: '/entries?q=queue',
  problems: '/problems',
  model: '/model',
  'not-found': '/areas/terrafrom',
  log: '/log',
  new: '/new?title=Token%20buckets',
  'new-form': '/new/note',
  'new-area': '/new/area',
  edit: '/entries/plotthing/edit',
  rename: '/areas/astro/rename?id=astro-framework&title=Astro',
  merge: '/areas/astro/merge?into=react',
  delete: '/areas/astro/delete',
  drafts: '/drafts',
  trash: '/trash',
  history: '/entries/plotthing/history',
  sync: '/sync',
  welcome: '/welcome',
  account: '/account',
};

const everyShot: Shot[] = Object.entries(PAGES).flatMap(([page, path]) =>
  [1440, 390].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ name: `${page}-${width}-${theme}`, path, width, theme }))),
);

async function take(browser: Browser, url: string, shot: Shot, folder: string): Promise<void> {
  const { page } = await openPage(browser, {
    viewport: { width: shot.width, height: shot.height ?? 900 },
    colorScheme: shot.theme,
    deviceScaleFactor: shot.width < 600 ? 2 : 1,
  });
  await page.goto(url + shot.path, { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(folder, `${shot.name}.png`), fullPage: shot.height === undefined });
  await page.context().close();
}

const folder = process.argv[2] ?? 'docs/images';
const wanted = process.argv[3] ? everyShot.filter((shot) => shot.name.startsWith(process.argv[3]!)) : everyShot;
const vault = await copyExample();
const app = await serveVault(vault.root);
const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const shot of process.argv[2] ? wanted : README) await take(browser, app.url, shot, folder);
} finally {
  await browser.close();
  await app.close();
  await vault.remove();
}
