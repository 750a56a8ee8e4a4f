import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeVault, type TempVault } from '../support/vault.ts';
import { callOf, whet, whetJson } from './run-whet.ts';

interface Made {
  url: string;
  token: string;
  notices: string[];
}

/** Each of these is several processes, one after another, in ms. */
const PATIENCE = 120_000;

const LED = 'https://radar.example.org/entries/pinot';

let vault: TempVault;
const servers: ChildProcess[] = [];
beforeEach(async () => {
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/kafka.md': `---\ntitle: Kafka\nvisibility: shared\n---\nMore [of it](${LED}).\n`,
    'notes/open.md': `---\ntitle: Open\ndate: 2026-10-01\nvisibility: shared\nareas: { kafka: { verdict: trial } }\n---\nSee [what I tried](${LED}) and [theirs](https://kafka.example.com).\n`,
    'notes/pinot.md': '---\ntitle: Pinot\ndate: 2026-10-01\n---\nPrivate.\n',
  });
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.kill('SIGKILL');
  await vault.remove();
});

const at = (...args: string[]) => [...args, '--vault', vault.root];

/** Serves until the test is over; the address it says it is at. */
async function serve(...args: string[]): Promise<string> {
  const { command, options } = callOf(at('serve', '--port', '0', '--json', ...args));
  const server = spawn(command[0]!, command.slice(1), { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
  servers.push(server);
  const [said] = (await Promise.race([once(server.stdout, 'data'), once(server, 'exit').then(() => Promise.reject(new Error('It ended before it served.')))])) as [Buffer];
  return (JSON.parse(String(said)) as { url: string }).url;
}

describe('where the vault is served', () => {
  test('is known to other commands: links begin with its public address, and nothing that leaves leads to another page there', async () => {
    const env = { WHETSTONE_VAULT: vault.root };
    expect(await whet([], { shell: `printf 'four unrelated words here\\n' | "$NODE" "$WHET" password`, env })).toMatchObject({ code: 0 });
    await serve('--public-url', 'https://radar.example.org', '--public-url', 'https://other.example.org');
    const made = await whetJson<Made>(at('share', 'create'));
    expect([made.url, made.notices]).toEqual([`https://radar.example.org/s/${made.token}`, []]);
    const folder = join(vault.root, '.whetstone', 'site');
    await whetJson(at('publish', folder, '--show', 'entries'));
    const page = readFileSync(join(folder, 'entries/open.html'), 'utf8');
    expect(page).toContain('See what I tried and');
    expect(page).toContain('https://kafka.example.com');
    expect(page).not.toContain('radar.example.org');
    expect((await whet(at('export', '--format', 'zalando'))).out).not.toContain('radar.example.org');
  }, PATIENCE);

  test('without a public address begins links where it listened last, and says that it assumes so', async () => {
    const usual = await whetJson<Made>(at('share', 'create'));
    expect([usual.url, usual.notices]).toEqual([`http://127.0.0.1:3000/s/${usual.token}`, [expect.stringContaining('put its address in front of /s/')]]);
    const url = await serve();
    const made = await whetJson<Made>(at('share', 'create'));
    expect([made.url, made.notices]).toEqual([`${url}/s/${made.token}`, [expect.stringContaining(url)]]);
    expect(await whet(at('share', 'create'))).toMatchObject({ out: expect.stringContaining(`${url}/s/`) as string, err: expect.stringContaining(`assumes that Whetstone is served at ${url}`) as string });
  }, PATIENCE);
});
