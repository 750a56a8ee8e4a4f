import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '#tests/support/ask.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { CANARY_VAULT } from '#tests/support/canary-vault.ts';
import { taintedPng } from '#tests/support/pictures.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;
beforeAll(async () => {
  vault = await makeVault({ ...CANARY_VAULT, 'attachments/zqx-picture.png': taintedPng(6).whole });
  app = await serveVault(vault.root);
});
afterAll(async () => {
  await app?.close();
  await vault?.remove();
});

async function share(): Promise<{ id: string; link: string; preview: string }> {
  const made = await app.library.createShare({ show: 'entries', history: true, quadrants: ['tools', 'platforms'] });
  if (!made.ok) throw new Error(made.problem.message);
  return { id: made.value.id, link: `/s/${made.value.token}/`, preview: `/shares/${made.value.id}/preview/` };
}

const asOwner = (path: string) => ask(app.url, path, { headers: { cookie: app.cookie, accept: 'text/html' } });

describe('the owner sees a share before its readers do', () => {
  test('each file of it, as they get it, but for the address it is at', async () => {
    const { link, preview } = await share();
    for (const path of ['', 'index.html', 'embed', 'areas/kafka.html', 'entries/open-note.html', 'files/area-kafka-1.png', 'radar.json', 'radar.csv', 'radar.svg', 'radar.png', 'feed.xml', 'style.css', 'shared.js', '?format=zalando', 'areas/zqx-area.html', '../shares', '%2e%2e/x', '?format=none']) {
      const [seen, shown] = [await asOwner(preview + path), await ask(app.url, link + path)];
      expect([path, seen.status, seen.body.replaceAll(preview, link)]).toEqual([path, shown.status, shown.body]);
      for (const name of ['content-type', 'content-security-policy', 'cache-control', 'x-robots-tag', 'referrer-policy', 'cross-origin-opener-policy']) expect([path, name, seen.headers[name]]).toEqual([path, name, shown.headers[name]]);
      expect(seen.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('which is no look at it, and nobody’s but theirs', async () => {
    const { id, preview } = await share();
    expect((await asOwner(preview)).status).toBe(200);
    const line = app.library.share(id);
    expect(line.ok && line.value.views).toBe(0);
    for (const path of [preview, `${preview}radar.json`, preview.slice(0, -1)]) {
      expect([302, 401]).toContain((await ask(app.url, path)).status);
      expect((await ask(app.url, path, { headers: { accept: 'text/html' } })).headers.location).toMatch(/^\/login/);
    }
    expect((await asOwner(preview.slice(0, -1))).headers.location).toBe(preview);
    for (const path of ['/shares/none/preview/', '/shares/../preview/', '/shares/%2e%2e/preview/']) expect([path, (await asOwner(path)).status]).toEqual([path, 404]);
    expect((await ask(app.url, preview, { method: 'POST', headers: { cookie: app.cookie, origin: app.url, 'content-length': '0' } })).status).toBe(405);
  });

  test('from the page of the share, which leads there', async () => {
    const { id, preview } = await share();
    expect((await asOwner(`/shares/${id}`)).body).toContain(`href="${preview}"`);
  });
});
