import type { Day } from './day.ts';
import { decayOfPools } from './decay.ts';
import type { Depth } from './depth.ts';
import { MODEL } from './model.ts';
import { lastOnOrBefore, PER_MINUTE, type Timeline } from './timeline.ts';

const { pools } = MODEL;

/** How full each pool is at the end of a day, from 0 to 1: the fuller, the less more of the same adds. */
export function poolsAt({ days, r }: Timeline, asOf: Day): number[] {
  const at = lastOnOrBefore(days, asOf);
  if (at < 0) return pools.map(() => 0);
  return pools.map((_, k) => r[at * pools.length + k]! * decayOfPools[k]!(asOf - days[at]!));
}

/**
 * What more minutes on that day add to A. They go on with what was done that day: of the room that is
 * left in a pool, `(1−r)·e^(−X)` after X, the next minutes take `1−e^(−ΔX)`, so that one session in
 * two parts adds what it adds as one, and each part adds less than the one before.
 */
export function gainOfSession(full: readonly number[], depth: Depth, minutes: number): number {
  let gain = 0;
  for (let k = 0; k < pools.length; k++) gain += pools[k]!.weight * (1 - full[k]!) * -Math.expm1(-PER_MINUTE[depth][k]! * minutes);
  return gain;
}
