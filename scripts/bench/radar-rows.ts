import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { DEPTHS } from '#app/core/depth.ts';
import type { Area, Contact } from '#app/core/entry.ts';
import { compileLedger } from '#app/core/ledger.ts';
import { readRadar } from '#app/core/radar.ts';
import { createRandom } from '../generate/random.ts';
import { leastOf, type Row } from './measure.ts';

const AREAS = 500;
const CONTACTS = 100_000;
const SPAN = 4000;

/** What the design allows, in ms, on the machine it was written on. */
const BUDGET = { compile: 40, ask: 0.2 };

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
  return [row('radar: compile once', compiled, BUDGET.compile), row('radar: any as-of day', asked, BUDGET.ask)];
}

function areaNamed(id: string): Area {
  return {
    ...{ id, path: `areas/${id}.md`, title: id, quadrant: 'tools', aliases: [], vendor: null, parent: null, tags: [] },
    ...{ target: null, value: 1, notBefore: null, questions: [], lessons: [], links: [], lines: { title: 1, aliases: 1, quadrant: 1, parent: 1 } },
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
    entry: `entry-${i % 10_000}`,
    path: `notes/entry-${i % 10_000}.md`,
    line: 2,
  }));
}
