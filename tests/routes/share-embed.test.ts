import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShareAsk } from '#app/core/share/share-link.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;

beforeAll(async () => {
  vault = await makeVault({ 'whetstone.yml': 'title: Framed\n', 'areas/linux.md': '---\ntitle: Linux\nquadrant: platforms\nverdict: trial\n---\n' });
  app = await serveVault(vault.root);
});

afterAll(async () => {
  await app.close();
  await vault.remove();
});

async function framesOf(ask: ShareAsk, path: string): Promise<(string | undefined)[]> {
  const made = await app.library.createShare(ask);
  if (!made.ok) throw new Error(made.problem.message);
  const ancestors: (string | undefined)[] = [];
  // The first answer is drawn, the second comes from memory.
  for (let i = 0; i < 2; i++) {
    const answer = await fetch(`${app.url}/s/${made.value.token}/${path}`);
    ancestors.push(/frame-ancestors ([^;]*)$/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]);
  }
  return ancestors;
}

describe('sites that may show a share inside their pages', () => {
  it('are those that the owner named, and only for the page that is made for it', async () => {
    const embed = ['https://Intranet.example.org/', 'http://localhost:8080 https://wiki.example:8443'];
    const named = 'https://intranet.example.org http://localhost:8080 https://wiki.example:8443';
    expect(await framesOf({ embed }, 'embed')).toEqual([named, named]);
    for (const path of ['', 'embed.html', 'index.html', 'radar.json', 'areas/linux.html', 'nowhere']) expect(await framesOf({ embed }, path), path).toEqual(["'none'", "'none'"]);
  });

  it('are none unless the owner names some', async () => {
    expect(await framesOf({}, 'embed')).toEqual(["'none'", "'none'"]);
  });

  it('are kept apart between two shares of the same radar', async () => {
    expect((await framesOf({ embed: ['https://one.example'] }, 'embed'))[1]).toBe('https://one.example');
    expect((await framesOf({ embed: ['https://two.example'] }, 'embed'))[1]).toBe('https://two.example');
  });

  it.each(['*', 'https://*.example.org', "https://a.example;script-src'unsafe-inline'", "'self'", 'http://intranet.example.org', 'https://a.example/path', 'https://user@a.example', 'data:', 'https:', '//a.example', 'https://a.example?x', 'ftp://a.example', 'http://localhost.evil.example'])('cannot be %s', async (site) => {
    const made = await app.library.createShare({ embed: [site] });
    expect(made).toMatchObject({ ok: false, problem: { code: 'bad-choice' } });
  });

  it('are told to the owner, and do not go with a password', async () => {
    const made = await app.library.createShare({ embed: ['https://one.example'] });
    const line = made.ok && app.library.share(made.value.id);
    expect(line).toMatchObject({ ok: true, value: { embed: ['https://one.example'] } });
    expect((await app.library.createShare({ embed: ['https://one.example'], password: 'open sesame' })).ok).toBe(false);
  });
});
