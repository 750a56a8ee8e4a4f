import type { Day } from './day.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const MS_PER_DAY = 86_400_000;

interface Parts {
  year: number;
  month: number;
  date: number;
}

function partsOf(day: Day): Parts {
  const date = new Date(Math.floor(day) * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/** `3 March 2026`. */
export function sayDay(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

/** `3 Mar 2026`: for tables. */
export function sayDayShort(day: Day): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${MONTHS[month]!.slice(0, 3)} ${year}`;
}

/** `mid-December`, with the year where it is not the year of `near`. */
export function sayAbout(day: Day, near: Day): string {
  const { year, month, date } = partsOf(day);
  const third = date <= 10 ? 'early' : date <= 20 ? 'mid' : 'late';
  const name = third === 'mid' ? `mid-${MONTHS[month]}` : `${third} ${MONTHS[month]}`;
  return year === partsOf(near).year ? name : `${name} ${year}`;
}

/** A length of time, as roughly as a person would say it: `5 weeks`, `3 months`, `today` is 0 days. */
export function sayDays(days: number): string {
  const n = Math.abs(Math.round(days));
  if (n < 14) return count(n, 'day');
  if (n < 70) return count(Math.round(n / 7), 'week');
  if (n < 700) return count(Math.round(n / 30.4), 'month');
  const halves = Math.round(n / (365.25 / 2));
  return halves % 2 === 0 ? count(halves / 2, 'year') : `${(halves - 1) / 2}½ years`;
}

/** `today`, `3 days ago`, `in about 5 weeks`. */
export function sayWhen(day: Day, asOf: Day): string {
  const gap = Math.floor(day) - asOf;
  if (gap === 0) return 'today';
  if (gap === -1) return 'yesterday';
  if (gap === 1) return 'tomorrow';
  const length = sayDays(gap);
  if (gap < 0) return `${length} ago`;
  return gap < 14 ? `in ${length}` : `in about ${length}`;
}

export interface Forecast {
  staleOn: Day | null;
  staleBand: [Day | null, Day | null];
  staleSince?: Day | null;
}

/** `Stale in about 5 weeks (mid-December to late February 2027)`: a forecast never stands without its band. */
export function sayStale({ staleOn, staleBand, staleSince = null }: Forecast, asOf: Day): string {
  if (staleOn !== null) return `Stale ${sayWhen(staleOn, asOf)} (${sayBand(staleBand, asOf)})`;
  return staleSince === null ? 'Stale' : `Stale since about ${sayAbout(staleSince, asOf)}`;
}

/** `mid-December to late February 2027`; a side that is stale already reads `already`. */
export function sayBand([early, late]: [Day | null, Day | null], asOf: Day): string {
  const from = early === null || early <= asOf ? 'perhaps already' : sayAbout(early, asOf);
  if (late === null) return from;
  const to = sayAbout(late, asOf);
  return from === to ? from : `${from} to ${to}`;
}

/** `between mid-December and late February 2027`: the same inside a sentence. */
export function sayBetween(band: [Day | null, Day | null], asOf: Day): string {
  const said = sayBand(band, asOf);
  if (said.startsWith('perhaps already')) return said.replace(' to ', ', at the latest ');
  return said.includes(' to ') ? `between ${said.replace(' to ', ' and ')}` : `around ${said}`;
}

/** `mid-Dec to late Feb 2027`: the band for a cell of a table. */
export function sayBandShort(band: [Day | null, Day | null], asOf: Day): string {
  return shorten(sayBand(band, asOf)).replace('perhaps already', 'now');
}

/** `mid-Dec`, with the year where it is not the year of `near`. */
export function sayAboutShort(day: Day, near: Day): string {
  return shorten(sayAbout(day, near));
}

function shorten(text: string): string {
  return MONTHS.reduce((short, month) => short.replaceAll(month, month.slice(0, 3)), text);
}

/** `90 min`, `1 h 30`, `12 h`. */
export function sayMinutes(minutes: number): string {
  const n = Math.round(minutes);
  if (n < 120) return `${n} min`;
  const rest = n % 60;
  return rest === 0 ? `${n / 60} h` : `${Math.floor(n / 60)} h ${String(rest).padStart(2, '0')}`;
}

/** `1 day`, `2 days`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}
