import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '#app/core/day.ts';
import { periodsOf, stepFrom, stepToPlay, stepWithin, type Step } from '#app/core/radar-steps.ts';

const day = (iso: string) => parseDay(iso)!;
const step = (iso: string, size: Step, sign: 1 | -1) => formatDay(stepFrom(day(iso), size, sign));

describe('a step through time', () => {
  test('is a week, or the same date of another month, or the last one it has', () => {
    expect(step('2026-03-03', 'week', 1)).toBe('2026-03-10');
    expect(step('2026-03-31', 'month', -1)).toBe('2026-02-28');
    expect(step('2024-01-31', 'month', 1)).toBe('2024-02-29');
    expect(step('2026-01-15', 'quarter', -1)).toBe('2025-10-15');
  });

  test('keeps within the history', () => {
    expect(stepWithin(10, 'quarter', -1, [0, 1000])).toBe(0);
    expect(stepWithin(990, 'month', 1, [0, 1000])).toBe(1000);
  });

  test('always goes the way it should', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30_000 }), fc.constantFrom<Step>('week', 'month', 'quarter'), fc.constantFrom<1 | -1>(1, -1), (from, size, sign) => {
      expect(Math.sign(stepFrom(from, size, sign) - from)).toBe(sign);
    }));
  });

  test('plays any history of up to ten years in at most 50 steps', () => {
    for (const days of [30, 250, 251, 1400, 3650]) {
      let [steps, at] = [0, 0];
      for (; at < days; steps += 1) at = stepWithin(at, stepToPlay([0, days]), 1, [0, days]);
      expect(steps).toBeLessThanOrEqual(50);
    }
  });
});

describe('periods', () => {
  test('are quarters, by their last days, up to the day itself', () => {
    expect(periodsOf([day('2024-11-05'), day('2026-02-10')]).map(({ label, day: end }) => `${label} ${formatDay(end)}`)).toEqual([
      'Q4 2024 2024-12-31', 'Q1 2025 2025-03-31', 'Q2 2025 2025-06-30', 'Q3 2025 2025-09-30', 'Q4 2025 2025-12-31', 'Q1 2026 2026-02-10',
    ]);
  });

  test('are months where the history is short', () => {
    expect(periodsOf([day('2026-01-20'), day('2026-03-10')]).map(({ label }) => label)).toEqual(['Jan 2026', 'Feb 2026', 'Mar 2026']);
    expect(periodsOf([5, 5])).toHaveLength(1);
  });

  test('come to their end on the last day that can be written, too', () => {
    expect(periodsOf([day('2999-08-01'), day('2999-12-31')]).at(-1)).toEqual({ label: 'Dec 2999', day: day('2999-12-31') });
  });

  test('rise, and end with the day asked for', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.nat(8000), (first, length) => {
      const days = periodsOf([first, first + length]).map((period) => period.day);
      expect(days.at(-1)).toBe(first + length);
      expect(days.every((end, i) => i === 0 || end > days[i - 1]!)).toBe(true);
    }));
  });
});
