import type { Depth } from './depth.ts';
import { MODEL } from './model.ts';
import { gainOfSession } from './session.ts';

/** Minutes in a slot: what a plan is made of. */
export const SLOT = 30;
/** Days ahead over which freshness is averaged. */
export const HORIZON = 90;

const { halfLife: h } = MODEL;
const HALVES = 2 ** (HORIZON / h);
const SCALE = h / (HORIZON * Math.LN2);

/** What the planner needs to know of an area: what it holds today, and what it is worth. */
export interface Prospect {
  area: string;
  value: number;
  /** Mean freshness beyond which more is worth nothing here, in (0, 1). */
  target: number;
  A: number;
  /** How full its pools are. */
  full: readonly number[];
  /** How deep a session would go; one for all of its slots. */
  depth: Depth;
}

/** What is settled before anything is chosen. */
export interface Settled {
  /** Areas that get a slot first, in this order, whatever they bring. */
  pins: readonly string[];
  /** Minutes set by hand; the planner neither adds nor takes any there. */
  minutes: ReadonlyMap<string, number>;
}

/** Mean freshness over the next 90 days if nothing more is done: Φ(A) of DESIGN, section 4. */
export function meanFreshness(A: number): number {
  return 1 - SCALE * Math.log((A + HALVES) / (A + 1));
}

/** What an area is worth with so many minutes spent on it today. */
export function utilityOf({ A, full, depth, value, target }: Prospect, minutes: number): number {
  return value * Math.min(meanFreshness(A + gainOfSession(full, depth, minutes)), target);
}

/** U of a plan, as minutes by area: summed over all areas, those it leaves alone included. */
export function utilityOfPlan(prospects: readonly Prospect[], plan: ReadonlyMap<string, number>): number {
  return prospects.reduce((sum, prospect) => sum + utilityOf(prospect, plan.get(prospect.area) ?? 0), 0);
}

/**
 * Minutes by area, worth the most that whole slots of a budget can be worth. Minutes set by hand
 * count first, then a slot for each pin, even beyond the budget; each slot that is left goes where
 * it adds most, and a slot that adds nothing anywhere is not spent.
 *
 * Taking the best next slot is optimal because an area's worth is concave in its slots: minutes of
 * one session add to A by `1−e^(−X)`, Φ is concave and rises, and so is the lesser of it and a
 * constant. It would not be if the depth changed from slot to slot (a shallow first slot could then
 * hide a deep second one), nor if a slot counted for two areas, nor if slots were of several lengths.
 */
export function planSlots(prospects: readonly Prospect[], budget: number, { pins, minutes }: Settled = { pins: [], minutes: new Map() }): Map<string, number> {
  const byArea = new Map(prospects.map((prospect) => [prospect.area, prospect]));
  const plan = new Map([...minutes].filter(([area]) => byArea.has(area)));
  for (const area of pins) if (byArea.has(area) && !plan.has(area)) plan.set(area, SLOT);
  const free = prospects.filter(({ area }) => !minutes.has(area));
  const gains = free.map((prospect) => nextGain(prospect, plan.get(prospect.area) ?? 0));
  let left = budget - [...plan.values()].reduce((sum, spent) => sum + spent, 0);
  for (; left >= SLOT; left -= SLOT) {
    const best = indexOfLargest(gains);
    if (best < 0 || gains[best]! <= LEAST_GAIN) break;
    const { area } = free[best]!;
    plan.set(area, (plan.get(area) ?? 0) + SLOT);
    gains[best] = nextGain(free[best]!, plan.get(area)!);
  }
  return plan;
}

/** Less than this is rounding, not gain. */
const LEAST_GAIN = 1e-12;

function nextGain(prospect: Prospect, spent: number): number {
  return utilityOf(prospect, spent + SLOT) - utilityOf(prospect, spent);
}

/** Of equals the first. */
function indexOfLargest(numbers: readonly number[]): number {
  return numbers.reduce((best, n, i) => (best < 0 || n > numbers[best]! ? i : best), -1);
}
