import type { Day } from './day.ts';
import { MODEL } from './model.ts';
import type { Timeline } from './timeline.ts';

const {
  halfLife,
  bandHalfLives: [EARLY, LATE],
} = MODEL;

export interface CurvePoint {
  day: Day;
  F: number;
  /** The same at the short and at the long half-life. */
  early: number;
  late: number;
}

/**
 * Freshness over time as it looked on each day, and, after the as-of day, as it will if nothing is
 * done. A contact shows as a step: its day has one point before it and one after.
 */
export function drawCurve(line: Timeline, asOf: Day, { back, ahead, step }: { back: number; ahead: number; step: number }): CurvePoint[] {
  const [from, to] = [asOf - back, asOf + ahead];
  const known = knownUpTo(line, asOf);
  const steps = [...known.days].filter((day) => day > from).flatMap((day) => [day - 1, day]);
  const grid = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
  const days = [...new Set([...grid, ...steps, asOf, to])].filter((day) => day >= from && day <= to).sort((a, b) => a - b);
  return days.map((day) => pointAt(known, day));
}

function pointAt(line: Timeline, day: Day): CurvePoint {
  const at = line.days.findLastIndex((d) => d <= day);
  if (at < 0) return { day, F: 0, early: 0, late: 0 };
  const age = day - line.days[at]!;
  const F = (A: number, h: number) => {
    const held = A * 2 ** (-age / h);
    return held / (1 + held);
  };
  return { day, F: F(line.A[at]!, halfLife), early: F(line.early[at]!, EARLY), late: F(line.late[at]!, LATE) };
}

function knownUpTo(line: Timeline, asOf: Day): Timeline {
  const size = line.days.filter((day) => day <= asOf).length;
  const { days, A, early, late, firstHand } = line;
  return {
    days: days.slice(0, size),
    A: A.slice(0, size),
    early: early.slice(0, size),
    late: late.slice(0, size),
    firstHand: firstHand.slice(0, size),
  };
}
