import { formatDay, parseDay, type Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import { fail, succeed, type Result } from './result.ts';
import type { Vault } from './vault.ts';

/** What was met on one day, of all areas together. */
export interface ContactDay {
  day: Day;
  /** Minutes. */
  firstHand: number;
  secondHand: number;
  /** Number of areas met. */
  areas: number;
}

export interface ContactCalendar {
  asOf: Day;
  /** Null: the weeks up to the as-of day. */
  year: number | null;
  /** Years with contact, the latest first. */
  years: number[];
  /** A Monday, and a Sunday. */
  from: Day;
  to: Day;
  /** Days with contact within the year or the weeks, oldest first. */
  days: ContactDay[];
}

/** Weeks shown where no year is asked for: a year, and the week it began in. */
const WEEKS = 53;

/** Days since Monday. Day 0 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The year a door asked for; null where it asked for none. */
export function askYear(text: string | null | undefined): Result<number | null> {
  const written = text?.trim();
  if (!written) return succeed(null);
  if (/^\d{4}$/.test(written) && parseDay(`${written}-01-01`) !== null) return succeed(Number(written));
  return fail({ code: 'bad-date', message: `“${written.slice(0, 40)}” is no year.`, hint: 'Write it with four digits, for example 2026.' });
}

/** The days on which anything was met, up to the as-of day. */
export function contactCalendar(vault: Pick<Vault, 'ledger'>, asOf: Day, year: number | null): ContactCalendar {
  const [first, last] = year === null ? [asOf - weekdayOf(asOf) - 7 * (WEEKS - 1), asOf] : [parseDay(`${year}-01-01`)!, parseDay(`${year}-12-31`)!];
  const days = new Map<Day, ContactDay>();
  const years = new Set<number>();
  const yearOf = rememberYears();
  for (const { contacts } of vault.ledger) {
    let counted: Day | null = null;
    for (const { day, depth, minutes } of contacts) {
      if (day > asOf) break;
      years.add(yearOf(day));
      if (day < first || day > last) continue;
      let met = days.get(day);
      if (!met) days.set(day, (met = { day, firstHand: 0, secondHand: 0, areas: 0 }));
      met[isFirstHand(depth) ? 'firstHand' : 'secondHand'] += minutes;
      // Contacts of an area come by day, so the day before this one is another.
      if (counted !== day) met.areas += 1;
      counted = day;
    }
  }
  return {
    ...{ asOf, year, years: [...years].sort((a, b) => b - a) },
    from: first - weekdayOf(first),
    to: last + 6 - weekdayOf(last),
    days: [...days.values()].sort((a, b) => a.day - b.day),
  };
}

function rememberYears(): (day: Day) => number {
  const known = new Map<Day, number>();
  return (day) => {
    let year = known.get(day);
    if (year === undefined) known.set(day, (year = Number(formatDay(day).slice(0, 4))));
    return year;
  };
}
