import type { Day } from './day.ts';
import type { LeftOut, PlanPick, PlanStanding, PlanView } from './plan-view.ts';
import { SLOT } from './planner.ts';
import { sayBand, sayDay, sayMinutes, sayStale, sayWhen } from './words.ts';

/** What the minutes change about the day an area goes stale. */
export function sayChange({ before, after }: { before: PlanStanding; after: PlanStanding }, asOf: Day): string {
  const was = sayStale(before, asOf);
  if (after.staleOn === null) return `${was}. Still stale afterwards.`;
  return `${was}. Afterwards stale ${sayWhen(after.staleOn, asOf)} (${sayBand(after.staleBand, asOf)}).`;
}

/** Where the depth of a pick comes from. */
export function sayDepth({ from, depthByHand }: Pick<PlanPick, 'from' | 'depthByHand'>): string {
  if (depthByHand) return 'set by hand';
  return from === null ? 'never first-hand so far' : `as in your last first-hand contact, on ${sayDay(from)}`;
}

export function sayLeftOut({ why, until }: LeftOut): string {
  if (why === 'not-before') return `until ${sayDay(until)}`;
  return { dropped: 'for this look', hold: 'your verdict is hold', retired: 'retired from the radar' }[why];
}

/** Why a plan is empty. */
export function sayNoPicks({ budget, leftOut, others }: Pick<PlanView, 'budget' | 'leftOut' | 'others'>): string {
  if (budget < SLOT) return `A plan is made of half hours, and ${sayMinutes(budget)} is less than one.`;
  if (others.length === 0) return 'There is no area to plan for yet. An area is a technology you want to stay current in, in a file of its own.';
  if (leftOut.length === others.length) return 'Every area is left alone, so there is nothing to plan.';
  return 'There is nothing to gain: every area is at its target, or left alone.';
}

/** `+0.31`. */
export function sayGain(gain: number): string {
  return `${gain < 0 ? '−' : '+'}${Math.abs(gain).toFixed(2)}`;
}
