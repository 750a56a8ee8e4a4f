import type { Day } from './day.ts';
import { decay, decayOfPools } from './decay.ts';
import { MODEL } from './model.ts';
import type { Evidence } from './timeline.ts';

const { pools, sessionMinutes } = MODEL;

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
    for (const [k, { rate, weight }] of pools.entries()) {
      const fills = today.map((i) => (rate[contacts[i]!.depth] * contacts[i]!.minutes) / sessionMinutes);
      const X = fills.reduce((sum, x) => sum + x, 0);
      const before = r[k]! * (at === 0 ? 0 : decayOfPools[k]!(day - last));
      const g = (1 - before) * -Math.expm1(-X);
      r[k] = before + g;
      for (const [n, i] of today.entries()) {
        if (X > 0) shares[i]! += weight * g * (fills[n]! / X) * decay(asOf - day);
      }
    }
    last = day;
    at = end;
  }
  return shares;
}
