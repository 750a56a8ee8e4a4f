import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, post, type Asked } from '#tests/support/ask.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';
import { readAddresses } from '#app/server/addresses.ts';

const NOTE = '---\ntitle: A private thought\ndate: 2026-01-02\nareas: [dns]\n---\nnobody else reads this\n';
/** One of each kind of route that changes something: a page, its data, a resource. */
const WRITING = [
  ['a page', '/entries/plain/delete', 'POST'],
  ['the data of a page', '/entries/plain/delete.data', 'POST'],
  ['a resource', '/log/lines', 'POST'],
  ['a draft', '/drafts/0123456789abcdef01234567', 'PUT'],
  ['a picture', '/attachments?name=x.png', 'POST'],
  ['the account', '/account', 'POST'],
] as const;
/** The same for those who have no session. */
const ASKING = [
  ['signing in', '/login', 'POST'],
  ['the data of signing in', '/login.data', 'POST'],
  ['the password of a share', '/s/none/', 'POST'],
  ['a preview of a share', '/shares/none/preview/', 'POST'],
  ['a style', '/assets/none.css', 'DELETE'],
  ['health', '/healthz', 'POST'],
] as const;
const READING = ['/', '/_root.data', '/radar', '/radar.data', '/radar.svg', '/radar.png', '/entries/plain', '/names?q=d', '/files/notes/plain.md', '/reading.bib', '/events', '/drafts', '/account', '/account.data', '/no-such-page', '/login.data', '/LOGIN/../radar', '/welcome/', '/%6cogin', '/login/..%2fradar', '/healthz/../radar'];

let vault: TempVault;
let app: RunningApp;
beforeAll(async () => {
  vault = await makeVault({ 'whetstone.yml': 'title: A secret radar\n', 'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n', 'notes/plain.md': NOTE });
  app = await serveVault(vault.root);
});
afterAll(async () => {
  await app?.close();
  await vault?.remove();
});

const asOwner = (asked: Asked = {}): Asked => ({ ...asked, headers: { cookie: app.cookie, ...asked.headers } });
const isUntouched = () => readFileSync(join(vault.root, 'notes/plain.md'), 'utf8') === NOTE && !existsSync(join(vault.root, '.whetstone/drafts/0123456789abcdef01234567.json'));

describe('without a session', () => {
  test.each(READING)('%s shows nothing', async (path) => {
    for (const accept of ['*/*', 'text/html']) {
      const { status, body, headers } = await ask(app.url, path, { headers: { accept } });
      expect([302, 401, 404]).toContain(status);
      if (status === 302) expect(headers.location).toMatch(/^\/login/);
      expect(body).not.toMatch(/secret radar|private thought|DNS/);
    }
  });

  test.each(WRITING)('%s (%s) is not changed, and says why', async (_, path, method) => {
    for (const accept of ['*/*', 'text/html']) {
      const { status, body } = await ask(app.url, path, { ...post(app.url, { text: 'built dns' }, { accept }), method });
      expect(status).toBe(401);
      expect(body).toMatch(/sign-in has ended/);
    }
    expect(isUntouched()).toBe(true);
  });

  test.each(['x', `whetstone-00000000=a.b`, 'whetstone=', '; ;;=;', `=${'a'.repeat(4000)}`])('the cookie %s opens nothing', async (cookie) => {
    const name = app.cookie.split('=', 1)[0]!;
    for (const sent of [cookie, `${name}=${cookie}`, `${name}=`, `__Host-${app.cookie}`]) expect((await ask(app.url, '/names?q=', { headers: { cookie: sent } })).status).toBe(401);
  });

  test('the style and the script of pages are there, which hold nothing private', async () => {
    const { body } = await ask(app.url, '/login', { headers: { accept: 'text/html' } });
    const style = /\/assets\/[^"]+\.css/.exec(body)![0];
    expect((await ask(app.url, style)).status).toBe(200);
    expect(body).not.toMatch(/<script/);
    expect(body).not.toMatch(/secret radar/);
  });
});

describe('a request with the cookie of the owner', () => {
  const foreign: [string, Record<string, string>][] = [
    ['from another site', { origin: 'https://evil.example' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['from nowhere that it says', { origin: 'null' }],
    ['from a page in a sandbox, by another header', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour, by another header', { 'sec-fetch-site': 'same-site' }],
    ['from this site, as a forged header has it', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ];

  test.each(foreign)('%s changes nothing on any kind of route', async (_, headers) => {
    for (const [, path, method] of [...WRITING, ...ASKING]) {
      const { origin: own, ...plain } = post(app.url, { text: 'built dns' }).headers!;
      expect(own).toBe(app.url);
      const { status } = await ask(app.url, path, asOwner({ method, body: 'text=built+dns', headers: { ...plain, ...headers, 'content-length': '14' } }));
      expect([path, status]).toEqual([path, 403]);
    }
    expect(isUntouched()).toBe(true);
  });

  test.each(['evil.example', '127.0.0.1', 'localhost.evil.example', '127.0.0.1:80@evil.example'])('for the host “%s” gets nothing', async (host) => {
    for (const path of [...READING.slice(0, 12), '/login', '/welcome?key=x', '/healthz', '/readyz', '/s/x', '/whetstone.svg']) {
      const { status } = await ask(app.url, path, asOwner({ headers: { host, 'x-forwarded-host': new URL(app.url).host } }));
      expect([path, [400, 421].includes(status)]).toEqual([path, true]);
    }
  });

  test.each([
    ['/log/lines', 5],
    ['/attachments?name=x.png', 20],
    ['/entries/plain/edit', 5],
  ])('to %s with more than %s MB is cut off before it is read', async (path, mb) => {
    const { status, body } = await ask(app.url, path, asOwner({ ...post(app.url, {}), headers: { origin: app.url, cookie: app.cookie, 'content-length': String(mb * 1024 * 1024 + 1) }, body: 'x' }));
    expect(status).toBe(413);
    expect(body).toContain(`${mb} MB`);
  });

  test('of a length that it does not say is refused', async () => {
    expect((await ask(app.url, '/log/lines', asOwner({ method: 'POST', headers: { origin: app.url, 'transfer-encoding': 'chunked' }, body: 'text=x' }))).status).toBe(411);
  });

  test.each(['/files/../whetstone.yml', '/files/..%2f.whetstone/records.db', '/files/.whetstone/records.db', '/files/%2e%2e/%2e%2e/etc/passwd', '/files//etc/passwd', '/files/attachments/..%5c..%5cwhetstone.yml'])('%s stays inside the vault', async (path) => {
    const { status, body } = await ask(app.url, path, asOwner());
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toMatch(/SQLite format|root:/);
  });
});

describe('every answer', () => {
  test.each(['/', '/radar.data', '/radar.svg', '/radar.png', '/radar.html', '/names?q=', '/reading.bib', '/no-such-page', '/files/none.png', '/healthz', '/readyz', '/s/none', '/whetstone.svg', '/login', '/account'])('of %s says what a browser may do with it', async (path) => {
    for (const asked of [asOwner(), {}]) {
      const { headers } = await ask(app.url, path, asked);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/) as string,
        'x-content-type-options': 'nosniff',
        'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)/) as string,
      });
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });
});

test.each(['/', '/radar.data', '/radar.svg', '/radar.png', '/reading.bib', '/names?q=', '/login', '/no-such-page'])('no cache on the way keeps %s', async (path) => {
  for (const asked of [asOwner(), {}]) expect((await ask(app.url, path, asked)).headers['cache-control']).toMatch(/private|no-store/);
});

describe('forwarding headers', () => {
  test('from somebody who is no proxy are not believed', async () => {
    const { headers } = await ask(app.url, '/login', { headers: { accept: 'text/html', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '192.0.2.1' } });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('from the proxy say the name, the TLS and the client', async () => {
    const proxies = readAddresses(['127.0.0.0/8']);
    const another = await makeVault({ 'whetstone.yml': '' });
    const behind = await serveVault(another.root, { publicUrls: [new URL('https://radar.example.org')], proxies: proxies.ok ? proxies.value : undefined });
    try {
      const forwarded = (client: string) => ({ accept: 'text/html', host: 'radar.internal', 'x-forwarded-host': 'radar.example.org', 'x-forwarded-proto': 'https', 'x-forwarded-for': client });
      const { status, headers } = await ask(behind.at, '/login', { headers: forwarded('192.0.2.1') });
      expect([status, headers['strict-transport-security']]).toEqual([200, 'max-age=31536000']);
      expect((await ask(behind.at, '/login', { headers: { ...forwarded('192.0.2.1'), 'x-forwarded-host': 'evil.example' } })).status).toBe(421);
      const guess = (client: string) => ask(behind.at, '/login', post('https://radar.example.org', { password: 'guess' }, forwarded(client)));
      const statuses: number[] = [];
      for (let n = 0; n < 11; n++) statuses.push((await guess(`203.0.113.${n}, 192.0.2.1`)).status);
      expect(statuses.at(-1)).toBe(429);
      expect((await guess('192.0.2.1, 203.0.113.7')).status).not.toBe(429);
      expect((await ask(behind.at, '/login', post('http://radar.example.org', { password: 'guess' }, forwarded('192.0.2.9')))).status).toBe(403);
    } finally {
      await behind.close();
      await another.remove();
    }
  });
});

describe('guesses from very many addresses', () => {
  test('keep nobody out who has been in from theirs, nor this machine', async () => {
    const proxies = readAddresses(['127.0.0.0/8']);
    const another = await makeVault({ 'whetstone.yml': '' });
    const behind = await serveVault(another.root, { proxies: proxies.ok ? proxies.value : undefined });
    try {
      const guess = async (client: string | null) => (await ask(behind.url, '/login', post(behind.url, { password: 'guess' }, client === null ? {} : { 'x-forwarded-for': client }))).status;
      const owner = '192.0.2.50';
      expect((await ask(behind.url, '/names?q=', { headers: { cookie: behind.cookie, 'x-forwarded-for': owner } })).status).toBe(200);
      const fromEverywhere = () => Promise.all(Array.from({ length: 100 }, (_, n) => guess(`198.51.100.${n}`)));
      await expect.poll(async () => (await fromEverywhere()).includes(429), { timeout: 20_000 }).toBe(true);
      const [strangers, ...familiar] = await Promise.all([fromEverywhere(), guess(owner), guess(null)]);
      expect([strangers.includes(429), familiar]).toEqual([true, [400, 400]]);
    } finally {
      await behind.close();
      await another.remove();
    }
  });
});

test('strangers are not asked for long: what needs a session is answered so many times, and then not', async () => {
  const another = await makeVault({ 'whetstone.yml': '' });
  const asked = await serveVault(another.root);
  try {
    const statuses = new Set<number>();
    await expect.poll(async () => {
      for (const { status } of await Promise.all(Array.from({ length: 100 }, () => ask(asked.url, '/names?q=')))) statuses.add(status);
      return statuses.has(429);
    }, { timeout: 60_000 }).toBe(true);
    expect([...statuses].sort()).toEqual([401, 429]);
    const shares = await Promise.all([ask(asked.url, '/s/none'), ask(asked.url, '/login'), ask(asked.url, '/names?q=', { headers: { cookie: asked.cookie } })]);
    expect(shares.map(({ status }) => status)).toEqual([404, 200, 200]);
  } finally {
    await asked.close();
    await another.remove();
  }
}, 90_000);

test('links to shares are not guessed for long, and a link that opens is answered all the same', async () => {
  const made = await app.library.createShare({});
  const link = `/s/${made.ok ? made.value.token : ''}/`;
  const statuses = new Set<number>();
  await expect.poll(async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(app.url, `/s/${String(n).padStart(43, 'x')}/`)));
    for (const { status } of answers) statuses.add(status);
    return statuses.has(429);
  }, { timeout: 60_000 }).toBe(true);
  expect([...statuses].sort()).toEqual([404, 429]);
  expect((await ask(app.url, link)).status).toBe(200);
}, 90_000);
