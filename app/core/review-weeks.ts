import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import type { AreaLedger } from './ledger.ts';
import { mondayOf } from './weeks.ts';

/** A week as a mark: whether there was contact, and whether any of it was first-hand. */
export interface WeekMark {
  monday: Day;
  /** Minutes of contact, and those of them that were first-hand. */
  minutes: number;
  firstHand: number;
}

/** So many weeks up to the one a day is in, the oldest first. Contacts after the day do not count. */
export function markWeeks(ledger: readonly AreaLedger[], asOf: Day, count = 52): WeekMark[] {
  const last = mondayOf(asOf);
  const from = last - 7 * (count - 1);
  const weeks = Array.from({ length: count }, (_, i): WeekMark => ({ monday: from + 7 * i, minutes: 0, firstHand: 0 }));
  for (const { contacts } of ledger) {
    for (let i = contacts.length - 1; i >= 0 && contacts[i]!.day >= from; i--) {
      const { day, depth, minutes } = contacts[i]!;
      if (day > asOf) continue;
      const week = weeks[Math.floor((day - from) / 7)]!;
      week.minutes += minutes;
      if (isFirstHand(depth)) week.firstHand += minutes;
    }
  }
  return weeks;
}
