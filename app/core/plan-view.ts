import type { Day } from './day.ts';
import type { Depth } from './depth.ts';
import { freshnessAt } from './freshness.ts';
import { minutesBetween, type AreaLedger } from './ledger.ts';
import { findReserves, likelyDepth, prospectOf, type LikelyDepth, type Reserve } from './plan-prospects.ts';
import { planSlots, SLOT, utilityOf, utilityOfPlan, type Prospect } from './planner.ts';
import { basisOf, type Basis } from './radar.ts';
import { compileTimeline, type Timeline } from './timeline.ts';
import type { Vault } from './vault.ts';
import { mondayOf } from './weeks.ts';

export interface PlanQuestion {
  asOf: Day;
  /** Minutes. */
  budget: number;
  /** Always in, and planned first. */
  pins: readonly string[];
  /** Left out for this look. */
  drops: readonly string[];
  /** Minutes set by hand, by area. */
  minutes: Readonly<Record<string, number>>;
  /** Depths set by hand, by area; such an area stays in, with a slot at least. */
  depths: Readonly<Record<string, Depth>>;
}

export interface PlanStanding {
  F: number;
  basis: Basis;
  staleOn: Day | null;
  staleBand: [Day | null, Day | null];
  staleSince: Day | null;
}

/** One area of a plan, as it stands and as it would once the minutes are spent. */
export interface PlanPick extends LikelyDepth {
  area: string;
  title: string;
  minutes: number;
  pinned: boolean;
  byHand: boolean;
  depthByHand: boolean;
  value: number;
  target: number;
  /** What it adds to the utility. */
  gain: number;
  before: PlanStanding;
  after: PlanStanding;
}

export type LeftOut = { area: string; title: string } & (Reserve | { why: 'dropped'; until: null });

export interface PlanView extends PlanQuestion {
  /** Minutes that the picks come to. */
  planned: number;
  /** Minutes of contact since Monday, and what the owner means to spend in a week. */
  week: { spent: number; meant: number };
  picks: PlanPick[];
  utilityBefore: number;
  utilityAfter: number;
  /** What the same budget is worth with nothing pinned, left out for this look or set by hand. */
  utilityAtBest: number;
  leftOut: LeftOut[];
  /** Areas that are not in the plan, by title. */
  others: { area: string; title: string }[];
  /** Areas that were asked for and that there are none of. */
  unknown: string[];
}

/** The plan of a week: a pure function of the vault, the day and what was asked. */
export function describePlan(vault: Vault, question: PlanQuestion): PlanView {
  const { asOf, budget, pins, drops } = question;
  const likely = vault.ledger.map((ledger) => prospectOf(ledger, vault.config, asOf));
  const depths = new Map(Object.entries(question.depths));
  const prospects = likely.map((prospect) => ({ ...prospect, depth: depths.get(prospect.area) ?? prospect.depth }));
  const reserves = findReserves(vault, asOf);
  const minutes = new Map(Object.entries(question.minutes).filter(([area]) => !drops.includes(area)));
  const wanted = [...new Set([...pins, ...depths.keys()])];
  const isIn = (area: string) => !drops.includes(area) && (!reserves.has(area) || wanted.includes(area) || minutes.has(area));
  const plan = planSlots(prospects.filter(({ area }) => isIn(area)), budget, { pins: wanted, minutes });
  const isAsPlanned = wanted.length === 0 && drops.length === 0 && minutes.size === 0;
  const utilityAfter = utilityOfPlan(prospects, plan);
  return {
    ...question,
    planned: [...plan.values()].reduce((sum, spent) => sum + spent, 0),
    week: { spent: minutesBetween(vault.ledger, mondayOf(asOf), asOf), meant: vault.config.weeklyMinutes },
    picks: inOrder(prospects.filter(({ area }) => plan.has(area)), pins).map((prospect) => ({
      ...describePick(vault, prospect, plan.get(prospect.area)!, asOf),
      pinned: pins.includes(prospect.area),
      byHand: minutes.has(prospect.area),
      depthByHand: depths.has(prospect.area),
    })),
    utilityBefore: utilityOfPlan(prospects, new Map()),
    utilityAfter,
    utilityAtBest: isAsPlanned ? utilityAfter : utilityOfPlan(likely, planSlots(likely.filter(({ area }) => !reserves.has(area)), budget)),
    leftOut: listLeftOut(vault, drops, reserves, isIn),
    others: byTitle(vault.ledger.filter(({ area }) => !plan.has(area.id)).map(({ area: { id, title } }) => ({ area: id, title }))),
    unknown: [...new Set([...wanted, ...drops, ...Object.keys(question.minutes)])].filter((area) => !vault.byArea.has(area)),
  };
}

/** Pins as they were set, then by what a first slot adds: the order stays when minutes are changed. */
function inOrder(prospects: readonly Prospect[], pins: readonly string[]): Prospect[] {
  const rank = ({ area }: Prospect) => (pins.includes(area) ? pins.indexOf(area) : pins.length);
  const first = (prospect: Prospect) => utilityOf(prospect, SLOT) - utilityOf(prospect, 0);
  return [...prospects].sort((a, b) => rank(a) - rank(b) || first(b) - first(a));
}

function describePick(vault: Vault, prospect: Prospect, minutes: number, asOf: Day): Omit<PlanPick, 'pinned' | 'byHand' | 'depthByHand'> {
  const { area, value, target, depth } = prospect;
  const ledger = vault.byArea.get(area)!;
  const { from } = likelyDepth(ledger, asOf);
  return {
    ...{ area, title: ledger.area.title, depth, from, minutes, value, target },
    gain: utilityOf(prospect, minutes) - utilityOf(prospect, 0),
    before: standingOf(ledger.timeline, vault, asOf),
    after: standingOf(timelineWith(ledger, asOf, { depth, minutes }), vault, asOf),
  };
}

/** The area's history up to a day, with one more session on it. */
function timelineWith({ contacts }: AreaLedger, asOf: Day, { depth, minutes }: { depth: PlanPick['depth']; minutes: number }): Timeline {
  return compileTimeline([...contacts.filter(({ day }) => day <= asOf), { day: asOf, depth, minutes }]);
}

function standingOf(timeline: Timeline, { config }: Vault, asOf: Day): PlanStanding {
  const { F, staleOn, staleBand, staleSince } = freshnessAt(timeline, asOf);
  return { F, basis: basisOf(F, config), staleOn, staleBand, staleSince };
}

function listLeftOut({ ledger }: Vault, drops: readonly string[], reserves: ReadonlyMap<string, Reserve>, isIn: (area: string) => boolean): LeftOut[] {
  const left = ledger.filter(({ area }) => !isIn(area.id)).map(({ area: { id, title } }): LeftOut => {
    const reserve = drops.includes(id) ? null : reserves.get(id);
    return { area: id, title, ...(reserve ?? { why: 'dropped', until: null }) };
  });
  return byTitle(left).sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity) || 0);
}

function byTitle<T extends { title: string }>(areas: readonly T[]): T[] {
  return [...areas].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
}
