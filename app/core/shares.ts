import type { Day } from './day.ts';
import { decay, decayOfPools } from './decay.ts';
import { MODEL } from './model.ts';
import type { Evidence } from './timeline.ts';

const { pools, sessionMinutes } = MODEL;

/** What one contact put into one pool on its day. */
export interface Fill {
  /** Index of the pool in the model. */
  pool: number;
  /** rate · minutes/m0. */
  x: number;
  /** The room the pool had left before that day, 1−r. */
  room: number;
  /** Its part of what the day filled of that room. */
  g: number;
}

/**
 * What each contact put into the pools, in the order given; a day's filling is split by what each
 * contact put in. Contacts after the day put in nothing.
 */
export function fillsAt(contacts: readonly Evidence[], asOf: Day): Fill[][] {
  const fills: Fill[][] = contacts.map(() => []);
  const order = contacts.map((_, i) => i).filter((i) => contacts[i]!.day <= asOf);
  order.sort((a, b) => contacts[a]!.day - contacts[b]!.day);
  const r = pools.map(() => 0);
  let last = 0;
  for (let at = 0; at < order.length; ) {
    const day = contacts[order[at]!]!.day;
    let end = at;
    while (end < order.length && contacts[order[end]!]!.day === day) end++;
    const today = order.slice(at, end);
    for (const [k, { rate }] of pools.entries()) {
      const put = today.map((i) => (rate[contacts[i]!.depth] * contacts[i]!.minutes) / sessionMinutes);
      const X = put.reduce((sum, x) => sum + x, 0);
      const before = r[k]! * (at === 0 ? 0 : decayOfPools[k]!(day - last));
      const g = (1 - before) * -Math.expm1(-X);
      r[k] = before + g;
      for (const [n, i] of today.entries()) {
        if (put[n]! > 0) fills[i]!.push({ pool: k, x: put[n]!, room: 1 - before, g: g * (put[n]! / X) });
      }
    }
    last = day;
    at = end;
  }
  return fills;
}

/** What those fills added to A on their day. */
export function gainOf(fills: readonly Fill[]): number {
  return fills.reduce((sum, { pool, g }) => sum + pools[pool]!.weight * g, 0);
}

/** Each contact's share of A on a day, in the order given; they sum to A. Contacts after the day have no share. */
export function sharesAt(contacts: readonly Evidence[], asOf: Day): number[] {
  return fillsAt(contacts, asOf).map((fills, i) => (fills.length === 0 ? 0 : gainOf(fills) * decay(asOf - contacts[i]!.day)));
}
