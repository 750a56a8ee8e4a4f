import type { Day } from './day.ts';
import { decay, decayEarly, decayLate, decayOfPools } from './decay.ts';
import { DEPTHS, isFirstHand, type Depth } from './depth.ts';
import { MODEL } from './model.ts';

/** What freshness needs to know of a contact. */
export interface Evidence {
  day: Day;
  depth: Depth;
  minutes: number;
}

/** A at the end of each contact day, for the model's half-life and for both ends of its band. */
export interface Timeline {
  days: Int32Array;
  A: Float64Array;
  early: Float64Array;
  late: Float64Array;
  /** The part of A that first-hand contacts contributed. */
  firstHand: Float64Array;
  /** How full each pool is, from 0 to 1: the pools of the first day, then those of the next. */
  r: Float64Array;
}

const { pools, sessionMinutes } = MODEL;

/** What a minute puts into each pool. */
export const PER_MINUTE = Object.fromEntries(
  DEPTHS.map((depth) => [depth, pools.map(({ rate }) => rate[depth] / sessionMinutes)]),
) as Record<Depth, number[]>;

/**
 * Compiles an area's contacts (in any order) so that any as-of day is a binary search and a power.
 * Day by day and pool by pool: what is already there fades, then the day's minutes fill
 * `g = (1−r)(1−e^(−X))` of the room left (DESIGN, section 4).
 */
export function compileTimeline(contacts: readonly Evidence[]): Timeline {
  const byDay = inOrder(contacts);
  const line = emptyTimeline(countDays(byDay));
  const r = new Float64Array(pools.length);
  const X = new Float64Array(pools.length);
  const firstHandX = new Float64Array(pools.length);
  let A = 0;
  let early = 0;
  let late = 0;
  let firstHand = 0;
  let next = 0;
  for (let n = 0; n < line.days.length; n++) {
    const day = byDay[next]!.day;
    const gap = n === 0 ? 0 : day - line.days[n - 1]!;
    for (; next < byDay.length && byDay[next]!.day === day; next++) {
      const { depth, minutes } = byDay[next]!;
      addTo(X, depth, minutes);
      if (isFirstHand(depth)) addTo(firstHandX, depth, minutes);
    }
    let gain = 0;
    let firstHandGain = 0;
    for (let k = 0; k < pools.length; k++) {
      r[k]! *= decayOfPools[k]!(gap);
      if (X[k] === 0) continue;
      const g = (1 - r[k]!) * (1 - Math.exp(-X[k]!));
      r[k]! += g;
      gain += pools[k]!.weight * g;
      firstHandGain += pools[k]!.weight * g * (firstHandX[k]! / X[k]!);
      X[k] = firstHandX[k] = 0;
    }
    line.r.set(r, n * r.length);
    line.days[n] = day;
    line.A[n] = A = A * decay(gap) + gain;
    line.early[n] = early = early * decayEarly(gap) + gain;
    line.late[n] = late = late * decayLate(gap) + gain;
    line.firstHand[n] = firstHand = firstHand * decay(gap) + firstHandGain;
  }
  return line;
}

/** A on a day; contacts after it do not count. */
export function evidenceAt({ days, A }: Timeline, asOf: Day): number {
  const at = lastOnOrBefore(days, asOf);
  return at < 0 ? 0 : A[at]! * decay(asOf - days[at]!);
}

/** Index of the last of some rising days that is not after a day; -1 where all are. */
export function lastOnOrBefore(days: Int32Array, asOf: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= asOf) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function addTo(X: Float64Array, depth: Depth, minutes: number): void {
  const perMinute = PER_MINUTE[depth];
  for (let k = 0; k < X.length; k++) X[k]! += perMinute[k]! * minutes;
}

function inOrder(contacts: readonly Evidence[]): readonly Evidence[] {
  for (let i = 1; i < contacts.length; i++) {
    if (contacts[i]!.day < contacts[i - 1]!.day) return [...contacts].sort((a, b) => a.day - b.day);
  }
  return contacts;
}

function countDays(byDay: readonly Evidence[]): number {
  let count = 0;
  for (let i = 0; i < byDay.length; i++) {
    if (i === 0 || byDay[i]!.day !== byDay[i - 1]!.day) count++;
  }
  return count;
}

/** One block of numbers for all the series: it takes a fraction of the time that several blocks take. */
function emptyTimeline(size: number): Timeline {
  const block = new Float64Array(size * (4 + pools.length));
  const series = (n: number) => block.subarray(n * size, (n + 1) * size);
  return { days: new Int32Array(size), A: series(0), early: series(1), late: series(2), firstHand: series(3), r: block.subarray(4 * size) };
}
