import type { Day } from './day.ts';
import { isFirstHand, type Depth } from './depth.ts';
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
}

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
  /** The part of A (not of 1) that first-hand contacts contributed. */
  firstHandShare: number;
}

const { halfLife, bandHalfLives, pools, sessionMinutes } = MODEL;
const [EARLY, LATE] = bandHalfLives;

/** 2^(−Δ/h) for whole days, remembered: a compile asks for the same few gaps a million times. */
function rememberDecay(h: number): (days: number) => number {
  const known = Float64Array.from({ length: 1024 }, (_, days) => 2 ** (-days / h));
  return (days) => known[days] ?? 2 ** (-days / h);
}

const decayMain = rememberDecay(halfLife);
const decayEarly = rememberDecay(EARLY);
const decayLate = rememberDecay(LATE);
const decayNovelty = pools.map((pool) => rememberDecay(pool.noveltyHalfLife));

/**
 * Compiles an area's contacts (in any order) so that any as-of day is a binary search and a power.
 * Day by day and pool by pool: what is already there fades, then the day's minutes fill
 * `g = (1−r)(1−e^(−X))` of the room left (DESIGN, section 4).
 */
export function compileTimeline(contacts: readonly Evidence[]): Timeline {
  const byDay = inOrder(contacts);
  const size = byDay.length;
  const line = emptyTimeline(size);
  const r = pools.map(() => 0);
  let count = 0;
  let last = 0;
  let [A, early, late, firstHand] = [0, 0, 0, 0];
  for (let at = 0; at < size; ) {
    const day = byDay[at]!.day;
    let end = at + 1;
    while (end < size && byDay[end]!.day === day) end++;
    const gap = count === 0 ? 0 : day - last;
    let gain = 0;
    let firstHandGain = 0;
    for (let k = 0; k < pools.length; k++) {
      const pool = pools[k]!;
      const [X, firstHandX] = fillOf(byDay, at, end, pool.rate);
      const before = r[k]! * decayNovelty[k]!(gap);
      const g = (1 - before) * -Math.expm1(-X);
      r[k] = before + g;
      gain += pool.weight * g;
      if (X > 0) firstHandGain += pool.weight * g * (firstHandX / X);
    }
    A = A * decayMain(gap) + gain;
    early = early * decayEarly(gap) + gain;
    late = late * decayLate(gap) + gain;
    firstHand = firstHand * decayMain(gap) + firstHandGain;
    line.days[count] = day;
    line.A[count] = A;
    line.early[count] = early;
    line.late[count] = late;
    line.firstHand[count] = firstHand;
    last = day;
    count++;
    at = end;
  }
  return trimTimeline(line, count);
}

/** A on a day; contacts after it do not count. */
export function evidenceAt(timeline: Timeline, asOf: Day): number {
  const at = lastOnOrBefore(timeline.days, asOf);
  return at < 0 ? 0 : timeline.A[at]! * decayMain(asOf - timeline.days[at]!);
}

/** Everything the timeline says of one day. */
export function freshnessAt(timeline: Timeline, asOf: Day): Freshness {
  const at = lastOnOrBefore(timeline.days, asOf);
  if (at < 0) {
    return { A: 0, F: 0, stale: true, staleOn: null, staleBand: [null, null], firstHandShare: 0 };
  }
  const age = asOf - timeline.days[at]!;
  const A = timeline.A[at]! * decayMain(age);
  return {
    A,
    F: A / (1 + A),
    stale: A < 1,
    staleOn: staleDay(A, asOf, halfLife),
    staleBand: [
      staleDay(timeline.early[at]! * decayEarly(age), asOf, EARLY),
      staleDay(timeline.late[at]! * decayLate(age), asOf, LATE),
    ],
    firstHandShare: timeline.firstHand[at]! * decayMain(age),
  };
}

/** The moment, in days with a fraction, at which A falls to φ/(1−φ): where F reaches `target` = φ. */
export function momentOfTarget(A: number, asOf: Day, target = 0.5, h: number = halfLife): number {
  return asOf + h * Math.log2((A * (1 - target)) / target);
}

function staleDay(A: number, asOf: Day, h: number): Day | null {
  return A < 1 ? null : Math.floor(momentOfTarget(A, asOf, 0.5, h)) + 1;
}

/**
 * Each contact's share of A on a day, in the order given; they sum to A. Contacts after the day
 * have no share. A day's gain is split within each pool by what each contact put in.
 */
export function sharesAt(contacts: readonly Evidence[], asOf: Day): number[] {
  const shares = contacts.map(() => 0);
  const order = contacts.map((_, i) => i).filter((i) => contacts[i]!.day <= asOf);
  order.sort((a, b) => contacts[a]!.day - contacts[b]!.day);
  const r = pools.map(() => 0);
  let last = 0;
  for (let at = 0; at < order.length; ) {
    const day = contacts[order[at]!]!.day;
    let end = at;
    while (end < order.length && contacts[order[end]!]!.day === day) end++;
    const today = order.slice(at, end);
    for (const [k, pool] of pools.entries()) {
      const fills = today.map((i) => fill(contacts[i]!, pool.rate));
      const X = fills.reduce((sum, x) => sum + x, 0);
      const before = r[k]! * (at === 0 ? 0 : decayNovelty[k]!(day - last));
      const g = (1 - before) * -Math.expm1(-X);
      r[k] = before + g;
      for (const [n, i] of today.entries()) {
        if (X > 0) shares[i]! += pool.weight * g * (fills[n]! / X) * decayMain(asOf - day);
      }
    }
    last = day;
    at = end;
  }
  return shares;
}

function fill(contact: Evidence, rate: Record<Depth, number>): number {
  return (rate[contact.depth] * contact.minutes) / sessionMinutes;
}

function fillOf(byDay: readonly Evidence[], from: number, to: number, rate: Record<Depth, number>): [number, number] {
  let X = 0;
  let firstHandX = 0;
  for (let i = from; i < to; i++) {
    const x = fill(byDay[i]!, rate);
    X += x;
    if (isFirstHand(byDay[i]!.depth)) firstHandX += x;
  }
  return [X, firstHandX];
}

function inOrder(contacts: readonly Evidence[]): readonly Evidence[] {
  for (let i = 1; i < contacts.length; i++) {
    if (contacts[i]!.day < contacts[i - 1]!.day) return [...contacts].sort((a, b) => a.day - b.day);
  }
  return contacts;
}

function lastOnOrBefore(days: Int32Array, asOf: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= asOf) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function emptyTimeline(size: number): Timeline {
  const numbers = () => new Float64Array(size);
  return { days: new Int32Array(size), A: numbers(), early: numbers(), late: numbers(), firstHand: numbers() };
}

function trimTimeline(line: Timeline, count: number): Timeline {
  return {
    days: line.days.slice(0, count),
    A: line.A.slice(0, count),
    early: line.early.slice(0, count),
    late: line.late.slice(0, count),
    firstHand: line.firstHand.slice(0, count),
  };
}
