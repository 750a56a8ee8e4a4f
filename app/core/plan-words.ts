import type { Day } from './day.ts';
import type { LeftOut, PlanPick, PlanStanding } from './plan-view.ts';
import { sayBand, sayDay, sayStale, sayWhen } from './words.ts';

/** What the minutes change about the day an area goes stale. */
export function sayChange({ before, after }: { before: PlanStanding; after: PlanStanding }, asOf: Day): string {
  const was = sayStale(before, asOf);
  if (after.staleOn === null) return `${was}. Still stale afterwards.`;
  return `${was}. Afterwards stale ${sayWhen(after.staleOn, asOf)} (${sayBand(after.staleBand, asOf)}).`;
}

/** Where the depth of a pick comes from. */
export function sayDepth({ from }: Pick<PlanPick, 'from'>): string {
  return from === null ? 'never first-hand so far' : `as in your last first-hand contact, on ${sayDay(from)}`;
}

export function sayLeftOut({ why, until }: LeftOut): string {
  if (why === 'not-before') return `until ${sayDay(until)}`;
  return { dropped: 'for this look', hold: 'you hold it', retired: 'retired from the radar' }[why];
}

/** `+0.31`. */
export function sayGain(gain: number): string {
  return `${gain < 0 ? '−' : '+'}${Math.abs(gain).toFixed(2)}`;
}
