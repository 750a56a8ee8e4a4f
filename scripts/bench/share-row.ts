import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#app/adapters/project-root.server.ts';
import type { Load } from './children/load-client.ts';
import type { Row } from './measure.ts';

const BLIPS = 200;
const CLIENTS = 10;
const ROUNDS = 6;
const ROUND_MS = 1000;

/**
 * A shared radar against a bare server that sends the same compressed bytes, by turns in one run; the
 * best round of each. Both servers and the client are processes of their own.
 */
export async function measureShare(): Promise<Row> {
  const root = mkdtempSync(join(tmpdir(), 'whetstone-bench-share-'));
  const vault = join(root, 'vault');
  writeVault(vault);
  const children: ChildProcess[] = [];
  const start = (name: string, ...args: string[]) => {
    const child = fork(join(projectRoot(), `scripts/bench/children/${name}.ts`), args, { execArgv: ['--import', 'tsx'] });
    children.push(child);
    return child;
  };
  try {
    const shared = await answerOf<string>(start('shared-server', vault));
    const bytes = join(root, 'page.gz');
    writeFileSync(bytes, gzipSync(await (await fetch(shared)).text(), { level: 9 }));
    const bare = await answerOf<string>(start('bare-server', bytes));
    const client = start('load-client');
    const rateOf = (url: string) => {
      client.send({ url, clients: CLIENTS, ms: ROUND_MS } satisfies Load);
      return answerOf<number>(client);
    };
    const best = { shared: 0, bare: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      best.bare = Math.max(best.bare, await rateOf(bare));
      best.shared = Math.max(best.shared, await rateOf(shared));
    }
    return { what: 'shared radar, each request', work: `${BLIPS} blips, ${CLIENTS} at once`, measured: 1000 / best.shared, ceiling: 1000 / best.bare, ceilingName: 'bare node:http', unit: 'ms', budget: 2 };
  } finally {
    for (const child of children) child.kill();
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a process says next; rejects where it ends without. */
function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onEnd = () => reject(new Error(`${child.spawnargs.join(' ')} stopped before it answered.`));
    child.once('exit', onEnd).once('message', (answer) => {
      child.off('exit', onEnd);
      resolve(answer as T);
    });
  });
}

function writeVault(root: string): void {
  for (const folder of ['areas', 'notes']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'whetstone.yml'), 'title: A radar of 200\n');
  for (let i = 0; i < BLIPS; i++) {
    const quadrant = ['techniques', 'platforms', 'tools', 'languages-frameworks'][i % 4]!;
    const verdict = ['adopt', 'trial', 'assess', 'hold'][(i >> 2) % 4]!;
    writeFileSync(join(root, `areas/technology-${i}.md`), `---\ntitle: Technology ${i}\nquadrant: ${quadrant}\n---\n`);
    writeFileSync(join(root, `notes/note-${i}.md`), `---\ntitle: Note ${i}\ndate: 2026-0${(i % 9) + 1}-12\nareas: [technology-${i}]\ndepth: built\nverdict: ${verdict}\n---\n`);
  }
}
