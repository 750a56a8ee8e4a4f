import type { Day } from './day.ts';
import { decay, decayEarly, decayLate } from './decay.ts';
import { MODEL } from './model.ts';
import { lastOnOrBefore, type Timeline } from './timeline.ts';

export interface Freshness {
  /** Evidence held today, ≥ 0; halves every 90 days without contact. */
  A: number;
  /** A/(1+A), in [0, 1). */
  F: number;
  stale: boolean;
  /** First day on which it is stale if nothing is done; null when it already is. */
  staleOn: Day | null;
  /** The same day at the short and at the long half-life; null on a side that is stale already. */
  staleBand: [Day | null, Day | null];
  /** First day of the time for which it has been stale; null while it is not, and when it never was fresh. */
  staleSince: Day | null;
  /** The part of A (not of 1) that first-hand contacts contributed. */
  firstHandShare: number;
}

const {
  halfLife,
  bandHalfLives: [EARLY, LATE],
} = MODEL;

/** Everything the timeline says of one day. */
export function freshnessAt(timeline: Timeline, asOf: Day): Freshness {
  const at = lastOnOrBefore(timeline.days, asOf);
  if (at < 0) {
    return { A: 0, F: 0, stale: true, staleOn: null, staleBand: [null, null], staleSince: null, firstHandShare: 0 };
  }
  const age = asOf - timeline.days[at]!;
  const A = timeline.A[at]! * decay(age);
  return {
    A,
    F: A / (1 + A),
    stale: A < 1,
    staleOn: staleDay(A, asOf, halfLife),
    staleBand: [staleDay(timeline.early[at]! * decayEarly(age), asOf, EARLY), staleDay(timeline.late[at]! * decayLate(age), asOf, LATE)],
    staleSince: A < 1 ? staleSince(timeline, at) : null,
    firstHandShare: timeline.firstHand[at]! * decay(age),
  };
}

/** The moment, in days with a fraction, at which A falls to φ/(1−φ): where F reaches `target` = φ. */
export function momentOfTarget(A: number, asOf: Day, target = 0.5, h: number = halfLife): number {
  return asOf + h * Math.log2((A * (1 - target)) / target);
}

/** The day A last fell below 1, looking back from a contact day. */
function staleSince({ days, A }: Timeline, from: number): Day | null {
  for (let at = from; at >= 0; at--) {
    if (A[at]! >= 1) return staleDay(A[at]!, days[at]!, halfLife);
  }
  return null;
}

function staleDay(A: number, asOf: Day, h: number): Day | null {
  return A < 1 ? null : Math.floor(momentOfTarget(A, asOf, 0.5, h)) + 1;
}
