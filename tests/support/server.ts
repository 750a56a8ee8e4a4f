import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { giveKey, signIn } from './signed-in.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `whet serve` in a process of its own, which can be killed and started again at the same address. */
export interface ServerProcess {
  url: string;
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

export async function serveApart(root: string): Promise<ServerProcess> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  // A session outlives the process.
  let isSignedIn = false;
  const server: ServerProcess = {
    url: `http://127.0.0.1:${port}`,
    async start() {
      const { PATH, HOME, GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM } = process.env;
      const env = { PATH, HOME, GIT_CONFIG_GLOBAL, GIT_CONFIG_NOSYSTEM, NODE_ENV: 'production' as const };
      const options: SpawnOptions = { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] };
      const started = spawn(process.execPath, ['build/cli/main.js', 'serve', '--vault', root, '--port', String(port), '--json'], options);
      child = started;
      const said = await Promise.race([once(started.stdout!, 'data'), once(started, 'exit').then(() => Promise.reject(new Error('The server ended before it served.')))]);
      if (isSignedIn) return;
      const { url, setup } = JSON.parse(String(said[0])) as { url: string; setup: string };
      giveKey(url, await signIn(setup));
      isSignedIn = true;
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
  await server.start();
  return server;
}

export async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
}
