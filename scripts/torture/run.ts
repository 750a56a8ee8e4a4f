import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { openWriter } from '#app/adapters/vault-write.server.ts';
import { createLedger, type Ledger, type Told } from './ledger.ts';

export interface TortureReport extends Pick<Ledger, 'acknowledged' | 'interrupted' | 'losses'> {
  kills: number;
  /** What recovering found to do. Where two processes wrote, the survivor had often done it. */
  recovered: { undone: number; swept: number; kept: number };
  /** One sentence for each loss. */
  complaints: string[];
}

/** Longest that a process writes before it is killed, in ms from the first thing it tells. */
const LONGEST_LIFE = 80;

/**
 * Kills processes that write to one vault, `kills` in all, and looks each time whether everything
 * that was acknowledged is there and everything else whole. In three rounds of four, two processes
 * write at once, and are killed one after the other.
 */
export async function torture(kills: number, onProgress: (done: number) => void = () => undefined): Promise<TortureReport> {
  const root = mkdtempSync(join(tmpdir(), 'whetstone-torture-'));
  const script = bundleWriter();
  const opened = openWriter(root);
  if (!opened.ok) throw new Error(opened.problem.message);
  const ledger = createLedger();
  const { acknowledged, interrupted, losses } = ledger;
  const report: TortureReport = { acknowledged, interrupted, losses, kills: 0, recovered: { undone: 0, swept: 0, kept: 0 }, complaints: [] };
  for (let round = 0; report.kills < kills; round++) {
    const lanes = round % 4 === 0 || kills - report.kills === 1 ? ['a'] : ['a', 'b'];
    const told = await Promise.all(lanes.map((lane) => writeUntilKilled(script, [root, lane, `${round}`])));
    report.kills += lanes.length;
    const recovered = await opened.value.recover();
    if (!recovered.ok) throw new Error(recovered.problem.message);
    const { undone, swept, trashed, left } = recovered.value;
    report.recovered.undone += undone.length;
    report.recovered.swept += swept.length;
    report.recovered.kept += trashed.length + left.length;
    report.complaints.push(...ledger.check(root, `${round}`, told).map((what) => `Round ${round}: ${what}.`));
    for (const done of [`new/${round}`, `log/${round}.md`, '.trash']) rmSync(join(root, done), { recursive: true, force: true });
    onProgress(report.kills);
  }
  opened.value.close();
  rmSync(root, { recursive: true, force: true });
  return report;
}

/** As one plain file a process starts in a tenth of the time. It lies where its one native package is found. */
function bundleWriter(): string {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/whetstone');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, 'torture-writer.mjs');
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  const entryPoints = [join(import.meta.dirname, 'writer.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', external: ['better-sqlite3'], banner: { js } });
  return outfile;
}

/** What a process told between its start and its sudden end. */
async function writeUntilKilled(script: string, args: string[]): Promise<Told[]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_LIFE));
  await new Promise((resolve) => child.once('close', resolve));
  // The last line may have been cut short by the kill.
  const lines = said.split('\n').slice(0, -1);
  const told = lines.map((line) => JSON.parse(line) as Told);
  const fell = child.signalCode === 'SIGKILL' || told.at(-1)?.what === 'problem';
  return fell ? told : [...told, { step: told.length, what: 'problem', message: 'the process ended by itself' }];
}
