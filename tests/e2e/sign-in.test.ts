import AxeBuilder from '@axe-core/playwright';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, post } from '#tests/support/ask.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { launchBrowser, openPage } from '#tests/support/browser.ts';
import { openForm, save, saved, typeAtEnd } from '#tests/support/forms.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

const PASSWORD = 'four unrelated words here';
const NOTE = '---\ntitle: A plain note\ndate: 2026-10-02\nareas: [dns]\n---\nFirst line.\n';

let vault: TempVault;
let app: RunningApp;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-22\n', 'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n', 'notes/plain.md': NOTE });
  app = await serveVault(vault.root);
});
afterEach(async () => {
  await app?.close();
  await vault?.remove();
});

const door = () => {
  const opened = app.library.door();
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
};
const setPassword = async () => expect((await door().setPassword({ current: null, wanted: PASSWORD, keep: door().sessions()[0]?.id })).ok).toBe(true);

describe('a sign-in that ends while something is written', () => {
  test('loses nothing: the draft stays, and is saved after signing in in another tab', async () => {
    await setPassword();
    const { page } = await openPage(browser);
    await openForm(page, `${app.url}/entries/plain/edit`);
    await typeAtEnd(page, 'Typed before.');
    door().endAllSessions();
    await typeAtEnd(page, ' Typed after.');
    await save(page).click();
    await page.getByText('so nothing was saved').waitFor();
    await page.locator('.sign-in-note').waitFor();
    expect(readFileSync(join(vault.root, 'notes/plain.md'), 'utf8')).toBe(NOTE);
    expect(await page.evaluate(() => JSON.stringify(Object.values(localStorage)))).toContain('Typed after.');

    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Sign in in another tab' }).click()]);
    await tab.getByLabel('Password').fill(PASSWORD);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.waitForURL(`${app.url}/`);
    await tab.close();

    await save(page).click();
    await saved(page).waitFor();
    expect(readFileSync(join(vault.root, 'notes/plain.md'), 'utf8')).toMatch(/Typed before\. Typed after\./);
    expect(await page.locator('.sign-in-note').count()).toBe(0);
    await page.context().close();
  });
});

describe('without script', () => {
  test('a password is set, signs in where one was going, and everything is signed out', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/welcome`);
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByText('The password is set.').waitFor();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(`${app.url}/radar?lens=contact`);
    await page.getByLabel('Password').fill('not this one, surely');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('That is not the password.').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${app.url}/radar?lens=contact`);
    await page.context().close();
  });
});

test.each(['light', 'dark'] as const)('the pages of the door meet WCAG 2.2 AA as far as axe can tell, in the %s', async (colorScheme) => {
  const { page, complaints } = await openPage(browser, { colorScheme });
  const look = async (path: string) => {
    await page.goto(app.url + path);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect([path, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([path, []]);
  };
  for (const path of ['/welcome', '/account']) await look(path);
  await setPassword();
  await look('/account');
  expect(complaints).toEqual([]);
  await page.context().clearCookies();
  for (const path of ['/login', '/welcome?key=none']) await look(path);
  await page.context().close();
});

describe('over HTTP', () => {
  const asPage = { accept: 'text/html' };

  test('a form that names nothing of the account is refused, and signs nobody out', async () => {
    for (const fields of [{}, { intent: 'sign-out' }] as Record<string, string>[]) {
      const refused = await ask(app.url, '/account', post(app.url, fields, { cookie: app.cookie }));
      expect([refused.status, refused.body.includes('nothing was done')]).toEqual([400, true]);
    }
    expect((await app.get('/account')).status).toBe(200);
    expect((await ask(app.url, '/account', post(app.url, { intent: 'mine' }, { cookie: app.cookie }))).status).toBe(303);
    expect(door().sessions()).toEqual([]);
  });

  test('a set-up link signs in once, keeps its key out of the address, and is not used up by looking ahead', async () => {
    const path = `/welcome?key=${door().issueSetupLink()}`;
    expect((await ask(app.url, path, { method: 'HEAD' })).headers['set-cookie']).toBeUndefined();
    expect((await ask(app.url, path, { headers: { 'sec-purpose': 'prefetch;prerender' } })).headers['set-cookie']).toBeUndefined();
    const both = await Promise.all([ask(app.url, path, { headers: asPage }), ask(app.url, path, { headers: asPage })]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401]);
    const won = both.find(({ status }) => status === 303)!.headers;
    expect(won.location).toBe('/welcome');
    expect(won['set-cookie']).toEqual([expect.stringMatching(/^whetstone-[0-9a-f]{8}=[\w-]{22}\.[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)]);
    expect((await ask(app.url, path, { headers: asPage })).body).toContain('signs nobody in any more');
  });

  test('signing in takes no session that somebody else chose, and ends the one before', async () => {
    await setPassword();
    const name = app.cookie.split('=', 1)[0]!;
    const fixed = `${name}=AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB`;
    const signedIn = await ask(app.url, '/login', post(app.url, { password: PASSWORD }, { cookie: fixed }));
    expect(signedIn.status).toBe(303);
    expect(String(signedIn.headers['set-cookie'])).not.toContain('AAAAAAAA');
    expect((await ask(app.url, '/names?q=', { headers: { cookie: fixed } })).status).toBe(401);
    const again = await ask(app.url, '/login', post(app.url, { password: PASSWORD }, { cookie: app.cookie }));
    expect(again.status).toBe(303);
    expect((await app.get('/names?q=')).status).toBe(401);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/.//evil.example'])('signing in does not lead to %s', async (to) => {
    await setPassword();
    expect((await ask(app.url, '/login', post(app.url, { password: PASSWORD, to }))).headers.location).toBe('/');
    expect((await ask(app.url, `/login?to=${encodeURIComponent(to)}`, { headers: { cookie: app.cookie } })).headers.location).toBe('/');
  });

  test('behind TLS the cookie says so, and no other site can set it', async () => {
    await app.close();
    app = await serveVault(vault.root, { publicUrls: [new URL('https://radar.example.org')] });
    await setPassword();
    const { headers } = await ask(app.at, '/login', post('https://radar.example.org', { password: PASSWORD }, { host: 'radar.example.org' }));
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-whetstone-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/)]);
  });

  test('guessing is slowed down, and says for how long', async () => {
    const tries = [];
    for (let n = 0; n < 12; n++) tries.push(await ask(app.url, '/login', post(app.url, { password: 'not this one, surely' })));
    expect(tries.at(-1)).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) as string } });
  });

  test('it says whether it is alive and of use, and nothing else', async () => {
    expect(await ask(app.url, '/healthz')).toMatchObject({ status: 200, body: '{"alive":true}' });
    expect(await ask(app.url, '/readyz')).toMatchObject({ status: 200, body: '{"ready":true,"index":true,"vault":true,"database":true}' });
  });

  test('it says what keeps it from being of use, without saying where', async () => {
    renameSync(vault.root, `${vault.root}-away`);
    const { status, body } = await ask(app.url, '/readyz');
    renameSync(`${vault.root}-away`, vault.root);
    expect([status, JSON.parse(body)]).toEqual([503, expect.objectContaining({ ready: false, vault: false, database: true })]);
    expect(body).not.toContain(vault.root);
  });

  test('a closing server finishes what is in hand, and takes nothing more', async () => {
    const slow = ask(app.url, '/radar.png', { headers: { cookie: app.cookie } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closing = app.close();
    expect((await slow).status).toBe(200);
    await closing;
    await expect(ask(app.at, '/healthz')).rejects.toThrow();
    app = await serveVault(vault.root);
  });
});
