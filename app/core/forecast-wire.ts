import { formatDay, type Day } from './day.ts';
import type { RadarForecast } from './forecast.ts';
import { RING_IDS } from './radar.ts';

/** A forecast as other programs are told it: days are `YYYY-MM-DD`, quadrants and rings are ids. */
export function wireForecast({ asOf, quadrants, steps, falls, retiring }: RadarForecast) {
  return {
    asOf: formatDay(asOf),
    steps: steps.map(({ ahead, day, basis, rings, quadrants: byQuadrant }) => ({
      ...{ ahead, day: formatDay(day), basis },
      rings: Object.fromEntries(rings.map((count, i) => [ringAt(i), count])),
      quadrants: Object.fromEntries(byQuadrant.map((counts, i) => [quadrants[i]!.id, counts])),
    })),
    falls: falls.map(({ area, title, quadrant, from, to, day, band: [early, late] }) => ({
      ...{ area, title, quadrant: quadrants[quadrant]!.id, from: ringAt(from), to: ringAt(to), on: formatDay(day) },
      band: [wireDay(early), wireDay(late)] as const,
    })),
    retiring: retiring.map(({ area, title, day }) => ({ area, title, on: formatDay(day) })),
  };
}

export type WireForecast = ReturnType<typeof wireForecast>;

function ringAt(index: number): string {
  return RING_IDS.contact[index]!;
}

function wireDay(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
