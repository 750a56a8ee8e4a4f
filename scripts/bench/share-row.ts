import { Agent, createServer, get, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '#app/library.server.ts';
import { startServer } from '#app/server/serve.ts';
import type { Row } from './measure.ts';

const BLIPS = 200;
const CLIENTS = 10;
const ROUNDS = 6;
const ROUND_MS = 700;

/** A shared radar against a bare server that sends the same compressed bytes, by turns in one run; the best round of each. */
export async function measureShare(): Promise<Row> {
  const root = mkdtempSync(join(tmpdir(), 'whetstone-bench-share-'));
  writeVault(root);
  const library = must(await openLibrary({ root }));
  const server = await startServer({ library, door: must(library.door()), host: '127.0.0.1', port: 0, strictPort: true });
  const bare = createServer();
  try {
    const { token } = must(await library.createShare({ show: 'freshness' }));
    const shared = `${server.url}/s/${token}/`;
    const body = gzipSync(await (await fetch(shared)).text(), { level: 9 });
    bare.on('request', (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip', 'Content-Length': body.length }).end(body));
    const plain = await listen(bare);
    const least = { shared: Infinity, plain: Infinity };
    for (let round = 0; round < ROUNDS; round++) {
      least.plain = Math.min(least.plain, await load(plain));
      least.shared = Math.min(least.shared, await load(shared));
    }
    return { what: 'shared radar, each request', work: `${BLIPS} blips, ${CLIENTS} at once`, measured: least.shared, ceiling: least.plain, ceilingName: 'bare node:http', unit: 'ms', budget: 2 };
  } finally {
    bare.close();
    await server.close();
    await library.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Wall time for each request while several clients ask one after another, in ms. */
async function load(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const start = performance.now();
  let answered = 0;
  const client = async () => {
    while (performance.now() - start < ROUND_MS) {
      await ask(url, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const took = performance.now() - start;
  agent.destroy();
  return took / answered;
}

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered with ${answer.statusCode}.`));
      answer.resume().on('end', resolve).on('error', reject);
    }).on('error', reject);
  });
}

function writeVault(root: string): void {
  for (const folder of ['areas', 'notes']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'whetstone.yml'), 'title: A radar of 200\n');
  for (let i = 0; i < BLIPS; i++) {
    const quadrant = ['techniques', 'platforms', 'tools', 'languages-frameworks'][i % 4]!;
    const verdict = ['adopt', 'trial', 'assess', 'hold'][(i >> 2) % 4]!;
    writeFileSync(join(root, `areas/technology-${i}.md`), `---\ntitle: Technology ${i}\nquadrant: ${quadrant}\n---\n`);
    writeFileSync(join(root, `notes/note-${i}.md`), `---\ntitle: Note ${i}\ndate: 2026-0${(i % 9) + 1}-12\nareas: [technology-${i}]\ndepth: built\nverdict: ${verdict}\n---\n`);
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
