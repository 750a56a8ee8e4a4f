import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import { signIn } from '#tests/support/signed-in.ts';
import type { Row } from './measure.ts';

const PAGES = ['/', '/radar', '/freshness', '/areas', '/entries', '/entries?q=cache', '/problems', '/radar?asOf=2025-06-01'];
const ROUNDS = 5;

/** Resident memory of the real server after every page has been asked for several times. */
export async function measureMemory(root: string, entries: number): Promise<Row | null> {
  if (process.platform !== 'linux') return null;
  const server = spawn(process.execPath, [join(projectRoot(), 'bin/whet.mjs'), 'serve', '--vault', root, '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const { url, setup } = await announcementOf(server);
    const cookie = await signIn(setup);
    for (let round = 0; round < ROUNDS; round++) {
      for (const path of PAGES) await (await fetch(url + path, { headers: { cookie } })).text();
    }
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    const measured = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    return { what: 'memory, serving', work: `${entries.toLocaleString('en')} entries`, measured, ceiling: null, ceilingName: '', unit: 'MB', budget: 400 };
  } finally {
    server.kill('SIGTERM');
  }
}

function announcementOf(server: ChildProcess): Promise<{ url: string; setup: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('}')) resolve(JSON.parse(said) as { url: string; setup: string });
    });
    server.on('exit', () => reject(new Error('The server stopped before it said where it is.')));
  });
}
