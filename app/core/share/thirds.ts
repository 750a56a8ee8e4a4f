import type { Day } from '../day.ts';
import { freshnessAt } from '../freshness.ts';
import { lastOnOrBefore, type Timeline } from '../timeline.ts';
import type { SharedFreshness } from './shared-radar.ts';

type CoarseDays = Pick<SharedFreshness, 'staleOn' | 'staleBand' | 'staleSince'>;

const MS_PER_DAY = 86_400_000;

/**
 * When an area goes stale, in thirds of months. From exact days the day of a single contact could be worked
 * out, since both sides of the band count from it, and with it the minutes. A day to come is the last
 * of its third, so that it is never behind; one that is past is the first.
 */
export function staleInThirds(timeline: Timeline, asOf: Day): CoarseDays {
  const { staleOn, staleSince } = freshnessAt(timeline, asOf);
  // A side of the band counts until its third is over: else the day on which it goes would be told to whoever looks daily.
  const [early, late] = freshnessAt(timeline, Math.min(asOf, Math.max(startOfThird(asOf) - 1, lastContact(timeline, asOf)))).staleBand;
  return {
    staleOn: toCome(staleOn, asOf),
    staleBand: [staleOn === null ? null : toCome(early, asOf), toCome(late, asOf)],
    staleSince: staleSince === null ? null : startOfThird(staleSince),
  };
}

function lastContact({ days }: Timeline, asOf: Day): Day {
  return days[lastOnOrBefore(days, asOf)] ?? -Infinity;
}

function toCome(day: Day | null, asOf: Day): Day | null {
  const end = day === null ? null : endOfThird(day);
  return end === null || end <= asOf ? null : end;
}

/** The 1st, the 11th or the 21st: the first of the days that `sayAbout` calls the same. */
function startOfThird(day: Day): Day {
  const { date } = partsOf(day);
  return day - date + (date <= 10 ? 1 : date <= 20 ? 11 : 21);
}

/** The 10th, the 20th or the last of the month. */
function endOfThird(day: Day): Day {
  const { date, length } = partsOf(day);
  return day - date + (date <= 10 ? 10 : date <= 20 ? 20 : length);
}

function partsOf(day: Day): { date: number; length: number } {
  const at = new Date(day * MS_PER_DAY);
  return { date: at.getUTCDate(), length: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate() };
}
