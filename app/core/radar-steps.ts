import { formatDay, type Day } from './day.ts';

const MS_PER_DAY = 86_400_000;

/** Steps through the history of a vault. */
export type Step = 'week' | 'month' | 'quarter';

const MONTHS: Record<Exclude<Step, 'week'>, number> = { month: 1, quarter: 3 };

/** The day one step on (1) or back (−1); the last of its month where that month has no such date. */
export function stepFrom(day: Day, step: Step, sign: 1 | -1): Day {
  if (step === 'week') return day + 7 * sign;
  const [year, month, date] = formatDay(day).split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + MONTHS[step] * sign;
  return Math.min(firstOf(months) + date - 1, firstOf(months + 1) - 1);
}

/** A step that keeps between the first day of a history and its last. */
export function stepWithin(day: Day, step: Step, sign: 1 | -1, [first, last]: readonly [Day, Day]): Day {
  return Math.max(first, Math.min(last, stepFrom(day, step, sign)));
}

/** What a history is played in, so that it takes well under a minute. */
export function stepToPlay([first, last]: readonly [Day, Day]): Step {
  const days = last - first;
  return days <= 250 ? 'week' : days <= 365 * 4 ? 'month' : 'quarter';
}

/** The last days of the quarters of a history, oldest first and its last day at the end; of its months where it is short. */
export function periodsOf([first, last]: readonly [Day, Day]): { label: string; day: Day }[] {
  const size = last - first < 460 ? 1 : 3;
  const periods: { label: string; day: Day }[] = [];
  for (let start = Math.floor(monthsOf(first) / size) * size; firstOf(start) <= last; start += size) {
    periods.push({ label: labelOf(start, size), day: Math.min(last, firstOf(start + size) - 1) });
  }
  return periods;
}

const MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function labelOf(months: number, size: number): string {
  const [year, month] = [Math.floor(months / 12), months % 12];
  return size === 3 ? `Q${month / 3 + 1} ${year}` : `${MONTH_NAMES[month]} ${year}`;
}

/** Months since year 0. */
function monthsOf(day: Day): number {
  const [year, month] = formatDay(day).split('-').map(Number) as [number, number];
  return year * 12 + month - 1;
}

/** Also of months after the last day that can be written: a count of quarters has to end there. */
function firstOf(months: number): Day {
  return Date.UTC(Math.floor(months / 12), months % 12) / MS_PER_DAY;
}
