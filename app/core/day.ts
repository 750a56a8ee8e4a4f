/**
 * A calendar day, counted in whole days since 1970-01-01. It is the date the
 * owner wrote: it has no time and no zone, so arithmetic on it is exact.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const ISO = /^(19|2\d)\d{2}-\d{2}-\d{2}$/;

/** Reads `YYYY-MM-DD` from 1900 to 2999; null for anything else, and for dates no calendar has (2026-02-30). */
export function parseDay(iso: string): Day | null {
  if (!ISO.test(iso)) return null;
  const day = Math.round(Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY);
  return Number.isFinite(day) && formatDay(day) === iso ? day : null;
}

/** `YYYY-MM-DD`. Fractions of a day round down: a forecast names the day it falls on. */
export function formatDay(day: Day): string {
  return new Date(Math.floor(day) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The calendar day at an instant (ms since the epoch), where the owner is. */
export function dayAt(instant: number, timeZone?: string): Day {
  const parts = calendarIn(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return parseDay(`${part('year')}-${part('month')}-${part('day')}`) ?? Math.floor(instant / MS_PER_DAY);
}

const calendars = new Map<string | undefined, Intl.DateTimeFormat>();

/** Made once for each zone: making one takes a hundred times as long as asking it. */
function calendarIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, known);
  return known;
}
