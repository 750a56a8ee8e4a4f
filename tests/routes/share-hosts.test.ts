import { BlockList } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShareContent } from '#app/core/share/share-content.ts';
import { HostNames } from '#app/server/host-names.ts';
import { keepShareFiles } from '#app/server/share-files.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { ask } from '#tests/support/ask.ts';
import { copyExample, type TempVault } from '#tests/support/vault.ts';

describe('a share asked for by a name of the server', () => {
  let vault: TempVault;
  let app: RunningApp;
  let path: string;
  beforeAll(async () => {
    vault = await copyExample();
    const proxies = new BlockList();
    proxies.addAddress('127.0.0.1');
    app = await serveVault(vault.root, { publicUrls: [new URL('https://radar.example.org')], proxies });
    const made = await app.library.createShare({});
    path = `/s/${made.ok ? made.value.token : ''}/`;
  });
  afterAll(async () => {
    await app.close();
    await vault.remove();
  });

  const pictureAt = async (headers: Record<string, string>) => {
    const { status, body } = await ask(app.at, path, { headers });
    return /property="og:image" content="([^"]+)"/.exec(body)?.[1] ?? status;
  };

  test.each([
    ['in its own spelling', (port: string) => ({ Host: `localhost:${port}` }), (port: string) => `http://localhost:${port}`],
    ['in another case', (port: string) => ({ Host: `LoCaLhOsT:${port}` }), (port: string) => `http://localhost:${port}`],
    ['with the port that goes without saying', () => ({ Host: 'Radar.Example.org:443' }), () => 'https://radar.example.org'],
    ['by a proxy', () => ({ Host: 'inner', 'X-Forwarded-Host': 'RADAR.example.org', 'X-Forwarded-Proto': 'https' }), () => 'https://radar.example.org'],
  ])('%s says the one spelling', async (_, said, meant) => {
    const { port } = new URL(app.at);
    expect(await pictureAt(said(port))).toBe(`${meant(port)}${path}radar.png`);
  });

  test('is refused by any other, whatever its case', async () => {
    expect(await pictureAt({ Host: 'EVIL.example' })).toBe(421);
    expect(await pictureAt({ Host: 'radar.example.org:80' })).toBe(421);
  });
});

test('a name without a port is the same with the usual one of its scheme, and no other', () => {
  const names = new HostNames();
  names.add(new URL('http://127.0.0.1:80'));
  names.add(new URL('https://Radar.example.org:443'));
  expect(['127.0.0.1:80', '127.0.0.1', 'RADAR.example.org:443'].map((said) => names.canonical(said))).toEqual(['127.0.0.1', '127.0.0.1', 'radar.example.org']);
  expect(['127.0.0.1', 'radar.example.org', '127.0.0.1:80', 'radar.example.org:80', ''].map((host) => names.has(host))).toEqual([true, true, false, false, false]);
  expect(names.first()).toBe('127.0.0.1');
});

test('what is drawn of a share is kept for the few addresses that were asked for last', async () => {
  const drawn: string[] = [];
  const files = keepShareFiles(
    (_, base) => {
      drawn.push(base);
      return new Map([['index.html', { type: 'text/html', draw: async () => base }]]);
    },
    { isOpen: true },
  );
  const content = {} as ShareContent;
  const draw = async (base: string) => (await files.file(content, base, 'index.html'))?.plain.body.toString();
  await draw('http://often/');
  for (let at = 0; at < 100; at++) {
    expect(await draw(`http://name-${at}/`)).toBe(`http://name-${at}/`);
    expect(files.known(content, 'http://often/', 'index.html')).not.toBeNull();
  }
  expect(files.known(content, 'http://name-0/', 'index.html')).toBeNull();
  expect(drawn).toHaveLength(101);
  await draw('http://name-0/');
  expect(drawn).toHaveLength(102);
});
