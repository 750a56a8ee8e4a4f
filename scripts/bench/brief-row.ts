import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '#app/library.server.ts';
import { quantile, time, type Row } from './measure.ts';

/** What the design allows, in ms, on the machine it was written on. */
const BUDGET = 150;
const BRIEFS = 40;

/** Briefs about two areas each, out of an open vault with the question bank that new vaults get. */
export async function measureBriefs(root: string, entries: number, slowness: number): Promise<Row> {
  cpSync('content/questions', join(root, 'questions'), { recursive: true });
  const opened = await openLibrary({ root });
  if (!opened.ok) throw new Error(opened.problem.message);
  const library = opened.value;
  const areas = (await library.areas()).quadrants.flatMap((quadrant) => quadrant.areas.map(({ id }) => id));
  const brief = async (at: number) => {
    const prepared = await library.brief({ areas: [areas[at % areas.length]!, areas[(at * 7 + 1) % areas.length]!] });
    if (!prepared.ok) throw new Error(prepared.problem.message);
  };
  for (let at = 0; at < 5; at++) await brief(at);
  const times: number[] = [];
  for (let at = 5; at < 5 + BRIEFS; at++) times.push(await time(() => brief(at)));
  await library.close();
  return { what: 'meeting brief, p95', work: `2 areas of ${entries.toLocaleString('en')} entries`, measured: quantile(times, 0.95), ceiling: BUDGET * slowness, ceilingName: `${BUDGET} ms × ${slowness.toFixed(2)}`, unit: 'ms', budget: 1 };
}
