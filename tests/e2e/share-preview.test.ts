import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDraft } from '#app/core/share/share-draft.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
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

describe('a share that is not made yet', () => {
  async function draft(): Promise<{ scope: ShareScope; folder: string }> {
    const made = await app.library.previewShare({ show: 'entries', history: true, quadrants: ['tools', 'platforms'] });
    if (!made.ok) throw new Error(made.problem.message);
    return { scope: made.value.scope, folder: `/shares/draft/${writeDraft(made.value.scope)}/` };
  }
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('is seen by the owner as its readers will get it, file by file', async () => {
    const [{ folder }, { link }] = [await draft(), await share()];
    for (const path of ['', 'embed', 'areas/kafka.html', 'entries/open-note.html', 'files/area-kafka-1.png', 'radar.json', 'radar.png', 'feed.xml', 'style.css', 'shared.js', '?format=zalando', 'areas/zqx-area.html', '%2e%2e/x', '?format=none']) {
      const [seen, shown] = [await asOwner(folder + path), await ask(app.url, link + path)];
      expect([path, seen.status, seen.body.replaceAll(folder, link)]).toEqual([path, shown.status, shown.body]);
      expect(seen.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect((await asOwner(folder.slice(0, -1))).headers.location).toBe(folder);
  });

  test('is led to from the form as it stands, which says what it shows from the start', async () => {
    const page = (await asOwner('/shares/new')).body;
    const folder = /href="(\/shares\/draft\/[\w-]+\/)"/.exec(page)![1]!;
    expect((await asOwner(folder)).body).toContain('Kafka');
    expect(page).toContain('Kafka');
  });

  test('makes no share, and is nobody’s but the owner’s', async () => {
    const { folder } = await draft();
    const before = await app.library.shares();
    await asOwner(folder);
    expect(await app.library.shares()).toEqual(before);
    for (const path of [folder, `${folder}radar.json`, folder.slice(0, -1), '/shares/draft/x/']) {
      expect([302, 401]).toContain((await ask(app.url, path)).status);
      expect((await ask(app.url, path, { headers: { accept: 'text/html' } })).headers.location).toMatch(/^\/login/);
    }
    expect((await ask(app.url, folder, { method: 'POST', headers: { cookie: app.cookie, origin: app.url, 'content-length': '0' } })).status).toBe(405);
    const fromElsewhere = await ask(app.url, folder, { headers: { cookie: app.cookie, 'sec-fetch-site': 'cross-site' } });
    expect([fromElsewhere.status, fromElsewhere.headers['content-type'], fromElsewhere.body.includes('Kafka')]).toEqual([403, 'text/plain; charset=utf-8', false]);
  });

  test('is a sentence where its address says nothing, or what there is not', async () => {
    const { scope } = await draft();
    const hostile = ['x', 'preview', '%7B%7D', '%2e%2e', '..%2f..', '<script>', 'x'.repeat(9000), encode({}), encode({ ...scope, time: { kind: 'day', asOf: 9e15 } }), encode({ ...scope, lens: 'none' })];
    for (const code of hostile) {
      const { status, body, headers } = await asOwner(`/shares/draft/${code}/`);
      expect([code, status, headers['content-type']]).toEqual([code, 404, 'text/plain; charset=utf-8']);
      expect(body).toContain('says nothing that could be shared');
    }
    for (const time of [{ kind: 'edition', name: '../../x' }, { kind: 'edition', name: '<b>' }]) {
      const { status, headers } = await asOwner(`/shares/draft/${encode({ ...scope, time })}/`);
      expect([status, headers['content-type']]).toEqual([422, 'text/plain; charset=utf-8']);
    }
    for (const names of [['__proto__'], ['../../notes'], ['\u0000']]) {
      for (const path of ['', 'radar.json', 'radar.svg']) expect((await asOwner(`/shares/draft/${encode({ ...scope, quadrants: names, areas: names, tags: names, rings: names })}/${path}`)).status).toBe(200);
    }
  });
});
