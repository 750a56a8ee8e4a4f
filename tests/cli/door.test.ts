import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ask, post } from '../support/ask.ts';
import { freePort, serveApart, type ServerProcess } from '../support/server.ts';
import { ownersCookies } from '../support/signed-in.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { callOf, linesOf, whet, whetJson } from './run-whet.ts';

const PASSWORD = 'four unrelated words here';

let vault: TempVault;
let server: ServerProcess | undefined;
beforeEach(async () => {
  vault = await makeVault({ 'whetstone.yml': '' });
});
afterEach(async () => {
  await server?.kill();
  server = undefined;
  await vault.remove();
});

/** `whet` with this on its standard input. */
function whetTold(input: string, args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { command, options } = callOf(args);
  const child = spawn(command[0]!, command.slice(1), { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const told = { code: null as number | null, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told.err += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...told, code })));
}

const isIn = async (url: string) => (await ask(url, '/names?q=', { headers: { cookie: ownersCookies().map(({ name, value }) => `${name}=${value}`).join('; ') } })).status === 200;

describe('what others could reach is not served without a password', () => {
  test.each([[['--host', '0.0.0.0']], [['--host', '192.0.2.1']], [['--host', 'radar.example.org']], [['--public-url', 'https://radar.example.org']]])('%j', async (asked) => {
    const { code, out, err } = await whet(['serve', '--vault', vault.root, '--port', '0', ...asked]);
    expect([code, out]).toEqual([2, '']);
    expect(linesOf(err)).toEqual([expect.stringMatching(/no password yet, so it was not started\. Set one with “whet password”/)]);
  });

  test.each([
    [['--public-url', 'radar.example.org'], 'is not an address'],
    [['--public-url', 'https://radar.example.org/radar'], 'with nothing after the name'],
    [['--trust-proxy', 'localhost'], 'neither an address nor a network'],
    [['--trust-proxy', '10.0.0.0/33'], 'neither an address nor a network'],
  ])('%j is told to be wrong', async (asked, why) => {
    const { code, err } = await whet(['serve', '--vault', vault.root, ...asked]);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  });
});

test('whet password sets a password of which nothing shows, and a running server takes it at once', async () => {
  server = await serveApart(vault.root);
  expect(await isIn(server.url)).toBe(true);
  expect(await whetTold('too short\n', ['password', '--vault', vault.root])).toMatchObject({ code: 2, err: expect.stringContaining('at least 12 characters') as string });
  const told = await whetTold(`${PASSWORD}\n`, ['password', '--vault', vault.root]);
  expect(told).toEqual({ code: 0, out: 'The password is set, and every browser is signed out.\n', err: '' });
  expect(await isIn(server.url)).toBe(false);
  expect((await ask(server.url, '/login', post(server.url, { password: PASSWORD }))).status).toBe(303);
  expect((await ask(server.url, '/login', post(server.url, { password: 'some other words' }))).status).toBe(401);
});

test('a sign-in outlives a restart, and ends with whet sign-out', async () => {
  server = await serveApart(vault.root);
  await server.kill();
  await server.start();
  expect(await isIn(server.url)).toBe(true);
  expect(await whetJson(['sign-out', '--vault', vault.root])).toEqual({ ended: 1 });
  expect(await isIn(server.url)).toBe(false);
});

test('whet serve refuses records of a newer version with a sentence, and leaves them', async () => {
  await whetJson(['sign-out', '--vault', vault.root]);
  const database = new Database(join(vault.root, '.whetstone/records.db'));
  database.exec("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '9_future', '2030-01-01')");
  database.close();
  const { code, out, err } = await whet(['serve', '--vault', vault.root, '--port', '0']);
  expect([code, out]).toEqual([1, '']);
  expect(linesOf(err)).toEqual([expect.stringMatching(/records\.db comes from a newer Whetstone: this one does not know its migration 9_future\. .*\.before-/)]);
});

test('commands that need no records make none', async () => {
  await whet(['check', '--vault', vault.root]);
  expect(existsSync(join(vault.root, '.whetstone/records.db'))).toBe(false);
});

test('a link made in the browser begins with the public address, and no shared text leads to the owner’s own pages there', async () => {
  await vault.write('areas/dns.md', '---\ntitle: DNS\nquadrant: tools\nvisibility: shared\n---\nSee [my notes](https://radar.example.org/entries/secret) and [theirs](https://other.example.org/).\n');
  await vault.write('notes/one.md', '---\ntitle: One\ndate: 2026-01-02\nareas: [dns]\n---\n');
  await whetTold(`${PASSWORD}\n`, ['password', '--vault', vault.root]);
  const port = await freePort();
  const { command, options } = callOf(['serve', '--vault', vault.root, '--port', String(port), '--public-url', 'https://radar.example.org', '--trust-proxy', '127.0.0.1']);
  const child = spawn(command[0]!, command.slice(1), options);
  try {
    await once(child.stdout!, 'data');
    const at = `http://127.0.0.1:${port}`;
    const proxied = { host: 'radar.example.org', 'x-forwarded-proto': 'https' };
    const signedIn = await ask(at, '/login', post('https://radar.example.org', { password: PASSWORD }, proxied));
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!;
    const made = await ask(at, '/shares/new', post('https://radar.example.org', { show: 'entries', act: 'create' }, { ...proxied, cookie }));
    const [, path] = /value="https:\/\/radar\.example\.org(\/s\/[\w-]{43})"/.exec(made.body) ?? [];
    const { status, body } = await ask(at, `${path}/areas/dns.html`, { headers: proxied });
    expect([status, body.includes('https://other.example.org/'), body.includes('/entries/secret')]).toEqual([200, true, false]);
  } finally {
    child.kill('SIGKILL');
  }
});
