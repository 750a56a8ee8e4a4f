import type { Day } from './day.ts';
import { MODEL } from './model.ts';
import { lastOnOrBefore, type Timeline } from './timeline.ts';

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

export interface CurveSpan {
  /** Days before and after the as-of day, and between two points. */
  back: number;
  ahead: number;
  step: number;
  /** Whether a contact shows as a step: its day then has a point of its own, and one the day before. */
  steps: boolean;
}

/**
 * Freshness over time as it looked on each day, and, after the as-of day, as it will if nothing is
 * done. To four decimals: it is for drawing.
 */
export function drawCurve(line: Timeline, asOf: Day, { back, ahead, step, steps }: CurveSpan): CurvePoint[] {
  const [from, to] = [asOf - back, asOf + ahead];
  const days = new Set([asOf, to]);
  for (let day = from; day <= to; day += step) days.add(day);
  for (const day of steps ? line.days : []) {
    if (day > from && day <= asOf) days.add(day - 1).add(day);
  }
  return [...days].sort((a, b) => a - b).map((day) => pointOn(line, day, asOf));
}

/**
 * The same curve with fewer points: those left out lie within `tolerance` (in F) of the line between
 * their neighbours (Douglas and Peucker). The point of the as-of day stays.
 */
export function thinCurve(points: readonly CurvePoint[], asOf: Day, tolerance: number): CurvePoint[] {
  const now = points.findIndex(({ day }) => day === asOf);
  const kept = new Set([0, now, points.length - 1]);
  const split = (first: number, last: number): void => {
    const worst = farthest(points, first, last);
    if (worst.distance <= tolerance) return;
    kept.add(worst.index);
    split(first, worst.index);
    split(worst.index, last);
  };
  split(0, now);
  split(now, points.length - 1);
  return points.filter((_, i) => kept.has(i));
}

/** The point between two others that is farthest from the line between them. */
function farthest(points: readonly CurvePoint[], first: number, last: number): { index: number; distance: number } {
  const worst = { index: first, distance: 0 };
  const [a, b] = [points[first]!, points[last]!];
  for (let index = first + 1; index < last; index++) {
    const p = points[index]!;
    const part = (p.day - a.day) / (b.day - a.day);
    const off = (series: 'F' | 'early' | 'late') => Math.abs(p[series] - a[series] - part * (b[series] - a[series]));
    const distance = Math.max(off('F'), off('early'), off('late'));
    if (distance > worst.distance) Object.assign(worst, { index, distance });
  }
  return worst;
}

function pointOn(line: Timeline, day: Day, asOf: Day): CurvePoint {
  const at = lastOnOrBefore(line.days, Math.min(day, asOf));
  if (at < 0) return { day, F: 0, early: 0, late: 0 };
  const age = day - line.days[at]!;
  const F = (A: number, h: number) => {
    const held = A * 2 ** (-age / h);
    return Math.round((held / (1 + held)) * 1e4) / 1e4;
  };
  return { day, F: F(line.A[at]!, halfLife), early: F(line.early[at]!, EARLY), late: F(line.late[at]!, LATE) };
}
