import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShareAsk } from '#app/core/share/share-link.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';
import { valueOf } from './library-support.ts';

let vault: TempVault;
let app: RunningApp;

beforeAll(async () => {
  vault = await copyExample();
  app = await serveVault(vault.root);
});

afterAll(async () => {
  await app.close();
  await vault.remove();
});

async function made(ask: ShareAsk): Promise<{ id: string; token: string }> {
  const outcome = await app.library.createShare(ask);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

async function share(ask: ShareAsk = {}): Promise<{ id: string; url: string }> {
  const { id, token } = await made(ask);
  return { id, url: `${app.url}/s/${token}/` };
}

const ask = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });

/** All that a client sees of an answer, but for the clock. */
async function wholeOf(answer: Response): Promise<unknown> {
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, body: await answer.text() };
}

/** As it is written, which `fetch` would tidy up. */
function askRaw(path: string): Promise<number> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    }).on('error', reject).end();
  });
}

describe('a share link', () => {
  it('opens without signing in, says it is for its reader alone, and lets nothing foreign in', async () => {
    const answer = await ask((await share()).url);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await answer.text()).includes('Kubernetes')).toBe(true);
  });

  it('answers an unknown, a revoked and an expired link, and a page that is not there, to the byte alike', async () => {
    const [revoked, open, expired] = [await share(), await share(), await share()];
    app.library.revokeShare(revoked.id);
    const records = new Database(join(vault.root, '.whetstone/records.db'));
    records.prepare('UPDATE Share SET expiresAt = ? WHERE id = ?').run(Date.now() - 1, expired.id);
    records.close();
    const answers = [expired.url, `${expired.url}radar.json`, `${app.url}/s/${'x'.repeat(43)}/`, `${app.url}/s/no`, revoked.url, `${revoked.url}style.css`, `${revoked.url}embed`, `${open.url}areas/nowhere.html`];
    const [first, ...others] = await Promise.all(answers.map(async (url) => wholeOf(await ask(url))));
    expect(first).toMatchObject({ status: 404 });
    for (const other of others) expect(other).toEqual(first);
    const heads = await Promise.all([answers[0]!, revoked.url].map(async (url) => wholeOf(await ask(url, { method: 'HEAD' }))));
    expect(heads[0]).toEqual(heads[1]);
  });

  it('has its look in that answer, allowed there by its hash alone', async () => {
    const answer = await ask(`${app.url}/s/no`);
    const style = /<style>(.*)<\/style>/s.exec(await answer.text())![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('content-security-policy')).toBe(`default-src 'none'; script-src 'self'; style-src 'sha256-${hash}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`);
  });

  it('ends with the next request after it is revoked, for files that were in memory too', async () => {
    const { id, url } = await share();
    expect((await ask(`${url}radar.json`)).status).toBe(200);
    app.library.revokeShare(id);
    expect((await ask(`${url}radar.json`)).status).toBe(404);
  });

  it('leads to its folder, so that relative links hold', async () => {
    const { url } = await share();
    const answer = await ask(url.slice(0, -1));
    expect([answer.status, new URL(answer.headers.get('location')!, app.url).href]).toEqual([308, url]);
  });

  it('is compressed as the browser likes, and not sent twice', async () => {
    const { url } = await share();
    for (const encoding of ['br', 'gzip']) {
      const answer = await ask(url, { headers: { 'Accept-Encoding': encoding } });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      const again = await ask(url, { headers: { 'Accept-Encoding': encoding, 'If-None-Match': answer.headers.get('etag')! } });
      expect(again.status).toBe(304);
    }
    for (const accepted of ['br;q=0, identity', 'br;Q=0', 'identity']) expect((await ask(url, { headers: { 'Accept-Encoding': accepted } })).headers.get('content-encoding'), accepted).toBeNull();
    const loud = await ask(url, { headers: { 'Accept-Encoding': 'GZIP;Q=0.5, BR' } });
    expect(loud.headers.get('content-encoding')).toBe('br');
    const tag = loud.headers.get('etag')!;
    for (const [held, status] of [[`W/${tag}`, 304], ['*', 304], [`"other" ,${tag}`, 304], ['"other"', 200], [`x${tag}`, 200]] as const) {
      expect((await ask(url, { headers: { 'Accept-Encoding': 'br', 'If-None-Match': held } })).status, held).toBe(status);
    }
  });

  it('answers HEAD like GET without the body, and nothing that would change something', async () => {
    const { url } = await share();
    const [head, whole] = [await ask(url, { method: 'HEAD' }), await ask(url)];
    expect([head.status, head.headers.get('content-length')]).toEqual([200, whole.headers.get('content-length')]);
    expect(await head.text()).toBe('');
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect((await ask(url, { method })).status, method).toBe(405);
  });

  it('finds nothing by a path that leads out of the share', async () => {
    const { url } = await share();
    const { pathname } = new URL(url);
    for (const path of ['../../', '..%2f..%2fradar', '%2e%2e/%2e%2e/radar', 'areas/../../../radar', '..\\..\\radar', '%00', '//radar', 'areas/', 'files/']) {
      expect(await askRaw(pathname + path), path).toBe(404);
    }
  });

  it('is not answered under a name that this server does not go by', async () => {
    const { url } = await share();
    const { hostname, port, pathname } = new URL(url);
    const status = await new Promise((resolve) => request({ hostname, port, path: pathname, headers: { Host: 'evil.example' } }, (answer) => resolve(answer.resume().statusCode)).end());
    expect(status).toBe(421);
  });

  it('shows a change of the vault with the next request', async () => {
    const { url } = await share({ title: 'Before' });
    const says = async (words: string) => (await (await ask(url)).text()).includes(words);
    expect([await says('Before'), await says('Kubernetes, renamed')]).toEqual([true, false]);
    await vault.write('areas/kubernetes.md', '---\ntitle: Kubernetes, renamed\nquadrant: platforms\n---\n');
    await expect.poll(() => says('Kubernetes, renamed'), { timeout: 20_000 }).toBe(true);
  });

  it('counts looks at its first page, inside another page too, and at nothing else', async () => {
    const { id, url } = await share();
    for (const path of ['', 'index.html', 'areas/astro.html', 'style.css', 'radar.json', '?format=byor-csv']) await ask(url + path);
    for (const path of ['embed', 'embed']) await ask(url + path);
    for (const path of ['', 'embed']) await ask(url + path, { method: 'HEAD' });
    const line = app.library.share(id);
    expect(line.ok && line.value.views).toBe(4);
  });
});

describe('the list of shares', () => {
  it('says which of them names an area that there is no more', async () => {
    const { id } = await share({ areas: ['astro'], recipient: 'Web team' });
    expect(await (await app.get('/shares')).text()).not.toContain('any more');
    valueOf(await app.library.remove({ what: 'area', id: 'astro' }));
    expect(await (await app.get('/shares')).text()).toMatch(/but[^.]*it names astro, which is no area any more/);
    app.library.revokeShare(id);
    expect(await (await app.get('/shares')).text()).not.toContain('any more');
  });
});

describe('a share with a password', () => {
  const unlock = (url: string, password: string) => ask(url, { method: 'POST', body: new URLSearchParams({ password }) });

  it('asks for it by a form that needs no script, and shows nothing before', async () => {
    const { url } = await share({ password: 'open sesame', title: 'Hidden radar' });
    for (const path of ['', 'radar.json', 'radar.png', 'areas/astro.html', '?format=byor-csv']) {
      const answer = await ask(url + path);
      const text = await answer.text();
      expect([answer.status, /<form method="post">/.test(text), /Hidden radar|Kubernetes|Astro/.test(text)], path).toEqual([403, true, false]);
    }
  });

  it('opens by it, for this link and this browser alone, until the link is another', async () => {
    const { id, url } = await share({ password: 'open sesame' });
    expect((await unlock(url, 'guess')).status).toBe(403);
    const opened = await unlock(`${url}areas/astro.html`, 'open sesame');
    expect([opened.status, new URL(opened.headers.get('location')!, app.url).href]).toEqual([303, `${url}areas/astro.html`]);
    const cookie = opened.headers.get('set-cookie')!;
    expect(cookie).toContain(`; Path=${new URL(url).pathname}; `);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    const withCookie = { headers: { Cookie: cookie.split(';')[0]! } };
    expect((await ask(url, withCookie)).status).toBe(200);
    expect((await ask((await share({ password: 'open sesame' })).url, withCookie)).status).toBe(403);
    const rotated = await app.library.rotateShare(id);
    expect((await ask(`${app.url}/s/${rotated.ok ? rotated.value.token : ''}/`, withCookie)).status).toBe(403);
  }, 120_000);

  it('lets nobody try many', async () => {
    const { url } = await share({ password: 'open sesame' });
    const tries = await Promise.all(Array.from({ length: 16 }, async (_, i) => (await unlock(url, `guess ${i}`)).status));
    // How many were let try is for a clock to say: one more comes back every 12 s, and each takes a slow machine seconds.
    expect(new Set(tries)).toEqual(new Set([403, 429]));
  }, 120_000);

  it('is tried by readers in a line of their own, behind the owner', async () => {
    const { token } = await made({ password: 'open sesame' });
    const door = app.library.door();
    if (!door.ok) throw new Error(door.problem.message);
    await door.value.setPassword({ current: null, wanted: 'a long enough secret' });
    const answered: string[] = [];
    const tries = Array.from({ length: 9 }, async (_, i) => {
      const tried = await app.library.unlockShare(token, `guess ${i}`);
      answered.push(tried.ok ? 'open' : tried.problem.code);
    });
    const owner = door.value.signIn('a long enough secret', { browser: '', token: null }).then((signedIn) => answered.push(signedIn.ok ? 'owner' : signedIn.problem.code));
    await Promise.all([...tries, owner]);
    expect(answered).toEqual([...Array<string>(4).fill('too-often'), 'not-signed-in', 'owner', ...Array<string>(4).fill('not-signed-in')]);
  }, 120_000);

  it('is not shown inside other pages', async () => {
    const { url } = await share({ password: 'open sesame' });
    const answer = await ask(`${url}embed`);
    expect([answer.status, /<form/.test(await answer.text())]).toEqual([403, false]);
  });
});

describe('other programs', () => {
  it('read the radar in their own format, straight from the link and from any page', async () => {
    const { url } = await share({ history: true });
    for (const [path, type] of [['radar.json', 'application/json'], ['radar.csv', 'text/csv'], ['?format=byor-json', 'application/json'], ['radar.json?format=zalando', 'application/json'], ['?format=backstage', 'application/json'], ['?format=aoe', 'application/json'], ['?format=porsche', 'application/json']]) {
      const answer = await ask(url + path!);
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0], answer.headers.get('access-control-allow-origin')], path).toEqual([200, type, '*']);
    }
    const csv = await (await ask(`${url}radar.csv`)).text();
    expect(csv.split('\n')[0]).toMatch(/^name,ring,quadrant,isNew/);
    expect(csv).toContain('Kubernetes');
  });

  it('are told in words what there is where a format is none', async () => {
    const { url } = await share();
    const answer = await ask(`${url}?format=%3Cb%3Epdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toContain('byor-csv');
  });
});
