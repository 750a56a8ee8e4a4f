import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openPage } from '#tests/support/browser.ts';
import { useExample } from '#tests/support/example.ts';

const at = useExample();

interface Manifest {
  entry: { module: string; imports: string[] };
  url: string;
}

/** gzipped bytes of the scripts that came with a page and are not those the framework itself needs on every page. */
async function weigh(path: string): Promise<{ total: number; parts: Record<string, number> }> {
  const { page } = await openPage(at.browser);
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.set(pathname, response.body());
  });
  await page.goto(at.app.url + path, { waitUntil: 'networkidle' });
  const { entry, url } = await page.evaluate(() => (window as unknown as { __remixManifest: Manifest }).__remixManifest);
  const parts: Record<string, number> = {};
  for (const [pathname, body] of scripts) {
    if (![entry.module, ...entry.imports, url].includes(pathname)) parts[pathname] = gzipSync(await body).length;
  }
  await page.context().close();
  return { total: Object.values(parts).reduce((sum, size) => sum + size, 0), parts };
}

test.each(['/radar', '/radar?zoom=tools', '/radar/trajectory'])('%s brings at most 30 kB of script beyond the framework’s own, gzipped', async (path) => {
  const { total, parts } = await weigh(path);
  expect(Object.keys(parts).length).toBeGreaterThan(2);
  expect(total, JSON.stringify(parts, null, 2)).toBeLessThanOrEqual(30 * 1024);
});
