import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { DEPTHS } from '#app/core/depth.ts';
import type { Area, Contact } from '#app/core/entry.ts';
import { compileLedger } from '#app/core/ledger.ts';
import { readRadar } from '#app/core/radar.ts';
import { drawRadar } from '#app/core/radar-view.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { compileVault, type Vault } from '#app/core/vault.ts';
import { createRandom } from '../generate/random.ts';
import { leastOf, quantile, time, type Row } from './measure.ts';

const AREAS = 500;
const CONTACTS = 100_000;
const SPAN = 4000;
const ENTRIES = 10_000;
/** Days from one step of the slider to the next. */
const STEP = 30;
const RUNS = 5;

/** What the design allows, in ms, on the machine it was written on. */
const BUDGET = { compile: 40, ask: 0.2, step: 5 };

/**
 * The radar of any day: compiling the contacts once, then asking for many days. `slowness` says how
 * many times as long this machine takes as the one the budgets in ms were set on.
 */
export async function measureRadar(slowness: number): Promise<Row[]> {
  const areas = Array.from({ length: AREAS }, (_, i) => ({ area: areaNamed(`area-${i}`), quadrant: i % 4 }));
  const contacts = drawContacts();
  const compile = () => compileLedger(areas, contacts, []);
  const ledger = compile();
  const compiled = await leastOf(15, compile);
  const days = Array.from({ length: 1000 }, (_, i) => (i * 37) % SPAN);
  const ask = () => days.forEach((asOf) => readRadar(ledger, DEFAULT_CONFIG, { asOf, lens: 'contact', compare: asOf - 90 }));
  ask();
  const asked = (await leastOf(5, ask)) / days.length;
  const row = (what: string, measured: number, budget: number): Row => ({
    ...{ what, work: `${AREAS} areas, ${CONTACTS.toLocaleString('en')} contacts`, measured, ceiling: budget * slowness },
    ...{ ceilingName: `${budget} ms × ${slowness.toFixed(2)}`, unit: 'ms', budget: 1 },
  });
  return [
    row('radar: compile once', compiled, BUDGET.compile),
    row('radar: any as-of day', asked, BUDGET.ask),
    row('radar: any step of the slider', await measureSteps({ ...compileVault(NOTHING), entries: listEntries(), ledger }), BUDGET.step),
  ];
}

const NOTHING = { config: DEFAULT_CONFIG, areas: [], entries: [], claims: [], statements: [] };

/** The slowest of the steps through the history, each with all that a page shows of its day: places, reasons and what changed. */
async function measureSteps(vault: Vault): Promise<number> {
  const days = Array.from({ length: Math.floor(SPAN / STEP) }, (_, i) => (i + 1) * STEP);
  const draw = (asOf: number) => drawRadar(vault, { asOf, lens: 'contact', compare: asOf - 90 });
  days.forEach(draw);
  const least = days.map(() => Infinity);
  for (let run = 1; run <= RUNS; run++) {
    // A day later in each run: no segment is remembered as it was in the run before.
    for (const [i, day] of days.entries()) least[i] = Math.min(least[i]!, await time(() => draw(day + run)));
  }
  return quantile(least, 1);
}

function listEntries(): EntryHead[] {
  return Array.from({ length: ENTRIES }, (_, i) => ({
    ...{ id: `entry-${i}`, path: `notes/entry-${i}.md`, title: `Entry ${i}`, aliases: [], isArea: false, kind: 'note', day: 0, lastDay: 0 },
    ...{ status: null, visibility: 'private', tags: [], vendor: null, refs: [] },
  }));
}

function areaNamed(id: string): Area {
  return {
    ...{ id, path: `areas/${id}.md`, title: id, quadrant: 'tools', aliases: [], vendor: null, parent: null, tags: [] },
    ...{ target: null, value: 1, notBefore: null, visibility: 'private', questions: [], lessons: [], links: [], lines: { title: 1, aliases: 1, quadrant: 1, parent: 1 } },
  };
}

/** As the index hands them over: file by file, each with its days in order. */
function drawContacts(): Contact[] {
  const random = createRandom(7);
  return Array.from({ length: CONTACTS }, (_, i) => ({
    area: `area-${random.between(0, AREAS - 1)}`,
    day: random.between(0, SPAN),
    depth: DEPTHS[random.between(0, DEPTHS.length - 1)]!,
    minutes: random.between(15, 180),
    estimated: false,
    entry: `entry-${i % ENTRIES}`,
    path: `notes/entry-${i % ENTRIES}.md`,
    line: 2,
  }));
}
