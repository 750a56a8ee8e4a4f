import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn } from '../support/signed-in.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { callOf, linesOf, whet } from './run-whet.ts';

let vault: TempVault;
let server: ChildProcess | undefined;
beforeEach(async () => {
  vault = await makeVault({ 'whetstone.yml': 'title: Served\nfrozen: 2026-11-01\n' });
});
afterEach(async () => {
  server?.kill('SIGKILL');
  await vault.remove();
});

/** Starts `whet serve`; the first line it says, and how it ends. */
function serve(...args: string[]): { line: Promise<string>; end: Promise<{ code: number | null; signal: string | null }> } {
  const { command, options } = callOf(['serve', '--vault', vault.root, ...args]);
  const child = spawn(command[0]!, command.slice(1), options);
  server = child;
  const said: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const line = new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').once('data', (text: string) => resolve(text));
    child.on('close', () => reject(new Error(`It ended before it served: ${said.join('')}`)));
  });
  const end = new Promise<{ code: number | null; signal: string | null }>((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  return { line, end };
}

async function takePort(): Promise<{ taken: Server; port: number }> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  return { taken, port: (taken.address() as AddressInfo).port };
}

test.each(['SIGINT', 'SIGTERM'] as const)('whet serve says where it is, serves, and ends well on %s', async (signal) => {
  const { line, end } = serve('--port', '0');
  const [, url, setup = ''] = /^Whetstone is at (http:\/\/127\.0\.0\.1:\d+)\nOpen this to be signed in, once: (\S+)\n$/.exec(await line) ?? [];
  const cookie = await signIn(setup);
  const page = await fetch(`${url}/freshness`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Served');
  server!.kill(signal);
  expect(await end).toEqual({ code: 0, signal: null });
});

test('whet serve ends well and in time though a page is open that follows it', async () => {
  const { line, end } = serve('--port', '0', '--json');
  const { url, setup } = JSON.parse(await line) as { url: string; setup: string };
  const open = await fetch(`${url}/events`, { headers: { cookie: await signIn(setup) } });
  expect(open.status).toBe(200);
  server!.kill('SIGTERM');
  await open.text();
  // A stop that takes too long has another code.
  expect(await end).toEqual({ code: 0, signal: null });
});

test('whet serve --json says it for programs, and --as-of sets the day of its pages', async () => {
  const { line } = serve('--port', '0', '--json', '--as-of', '2026-03-04');
  const { url, vault: root, setup } = JSON.parse(await line) as { url: string; vault: string; setup: string };
  const cookie = await signIn(setup);
  expect(root).toBe(vault.root);
  expect(await (await fetch(`${url}/freshness`, { headers: { cookie } })).text()).toContain('4 March 2026');
});

test('whet serve refuses a named port that is taken, in one line', async () => {
  const { taken, port } = await takePort();
  const { code, out, err } = await whet(['serve', '--vault', vault.root, '--port', String(port)]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(linesOf(err)).toEqual([expect.stringContaining(`Port ${port} is taken`)]);
  taken.close();
});
