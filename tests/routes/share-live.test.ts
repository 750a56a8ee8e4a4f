import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { serveVault, type RunningApp } from '#tests/support/app.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let app: RunningApp;

beforeAll(async () => {
  vault = await makeVault({
    'whetstone.yml': 'title: Live\n',
    'areas/linux.md': '---\ntitle: Linux\nquadrant: platforms\n---\n',
    'notes/one.md': '---\ntitle: One\ndate: 2026-11-01\nareas: [linux]\ndepth: built\nverdict: trial\n---\n',
  });
  app = await serveVault(vault.root);
});

afterAll(async () => {
  await app.close();
  await vault.remove();
});

async function share(): Promise<{ id: string; url: string }> {
  const made = await app.library.createShare({});
  if (!made.ok) throw new Error(made.problem.message);
  return { id: made.value.id, url: `${app.url}/s/${made.value.token}/` };
}

/** Asks until the pages stand in memory, where the quickest way is taken. */
async function warm(url: string): Promise<void> {
  for (let i = 0; i < 5; i++) expect((await fetch(url)).status).toBe(200);
}

const whet = (...args: string[]) => promisify(execFile)(process.execPath, [join(projectRoot(), 'bin/whet.mjs'), ...args, '--vault', vault.root]);

describe('a share link that stands in memory', () => {
  it('ends with the request after another process has revoked it', async () => {
    const { id, url } = await share();
    await warm(url);
    await whet('share', 'revoke', id);
    expect((await fetch(url)).status).toBe(404);
  }, 120_000);

  it('is another one as soon as it is rotated', async () => {
    const { id, url } = await share();
    await warm(url);
    const rotated = await app.library.rotateShare(id);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${app.url}/s/${rotated.ok ? rotated.value.token : ''}/`)).status).toBe(200);
  });

  it('shows what another process has written by the time that it is done', async () => {
    const { url } = await share();
    await warm(url);
    await whet('rename', 'linux', '--title', 'GNU/Linux');
    expect(await (await fetch(url)).text()).toContain('GNU/Linux');
  }, 120_000);

  it('answers many at once alike', async () => {
    const { url } = await share();
    const texts = await Promise.all(Array.from({ length: 40 }, async () => (await fetch(url)).text()));
    expect(new Set(texts).size).toBe(1);
  });
});
