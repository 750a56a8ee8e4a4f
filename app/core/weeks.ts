import { formatDay, parseDay, type Day } from './day.ts';

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  // Day 0 was a Thursday.
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The ISO week a day is in: week 1 is the one with the first Thursday of its year. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const thursday = mondayOf(day) + 3;
  const year = yearOf(thursday);
  return { year, week: Math.floor((thursday - parseDay(`${year}-01-01`)!) / 7) + 1 };
}

export function quarterOf(day: Day): { year: number; quarter: number; from: Day } {
  const year = yearOf(day);
  const quarter = Math.ceil(Number(formatDay(day).slice(5, 7)) / 3);
  return { year, quarter, from: parseDay(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`)! };
}

function yearOf(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}
