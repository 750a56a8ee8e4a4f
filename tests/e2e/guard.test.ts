import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask as askAt, type Asked } from '#tests/support/ask.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;

beforeAll(async () => {
  vault = await makeVault({
    'whetstone.yml': 'title: A radar\n',
    'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n',
    'notes/hostile.md':
      '---\ntitle: "<script>alert(1)</script>"\ndate: 2026-01-02\nareas: [dns]\n---\n<script>alert(2)</script>\n\n[x](javascript:alert(3)) <img src=x onerror=alert(4)>\n',
  });
  app = await serveVault(vault.root);
});

afterAll(async () => {
  await app?.close();
  await vault?.remove();
});

const ask = (path: string, asked: Asked = {}) => askAt(app.url, path, { ...asked, headers: { cookie: app.cookie, ...asked.headers } });

describe('the server', () => {
  test.each(['/', '/radar', '/_root.data', '/radar.data', '/events', '/whetstone.svg', '/assets/none.js'])('does not answer %s to a foreign Host', async (path) => {
    expect((await ask(path, { headers: { host: 'evil.example' } })).status).toBe(421);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('does not carry out a %s that another site sent', async (method) => {
    for (const path of ['/', '/radar', '/events', '/radar.data']) {
      expect((await ask(path, { method, headers: { origin: 'https://evil.example' } })).status).toBe(403);
    }
  });

  test('lets no script run but its own', async () => {
    const { headers, body } = await ask('/entries/hostile');
    const policy = String(headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(policy).not.toContain('unsafe');
    for (const [tag] of body.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(body).not.toContain('<script>alert');
    expect(body).not.toMatch(/href="javascript:/i);
    expect(body).not.toMatch(/<img[^>]*onerror/i);
  });

  test('gives each answer a nonce of its own', async () => {
    const policies = await Promise.all([ask('/'), ask('/')]);
    expect(policies[0].headers['content-security-policy']).not.toBe(policies[1].headers['content-security-policy']);
  });

  test.each([
    ['TRACE', '/'],
    ['GET', '//evil.example/'],
    ['GET', 'http://evil.example/'],
    ['GET', '/%ff'],
    ['GET', '/areas/%'],
  ])('answers %s %s with a plain refusal', async (method, path) => {
    expect(await ask(path, { method })).toMatchObject({ status: 400, body: expect.stringContaining('not a request') });
  });

  test.each(['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/entries/..%2f..%2fwhetstone'])('keeps %s inside', async (path) => {
    const { status, body } = await ask(path);
    expect([400, 403, 404]).toContain(status);
    expect(body).not.toContain('"devDependencies"');
  });
});
