import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawCurve } from '#app/core/curve.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import { compileTimeline } from '#app/core/timeline.ts';

const SPAN = { back: 365, ahead: 120, step: 9, steps: true };
const contacts = fc.array(fc.record({ day: fc.integer({ min: -500, max: 100 }), depth: fc.constantFrom('built', 'read'), minutes: fc.integer({ min: 5, max: 200 }) }), { maxLength: 20 });

describe('a curve', () => {
  test('is freshness as it was on each day, and as it will be if nothing is done', () => {
    fc.assert(fc.property(contacts, (met) => {
      const known = compileTimeline(met.filter((contact) => contact.day <= 0));
      for (const point of drawCurve(compileTimeline(met), 0, SPAN)) {
        expect(point.F).toBeCloseTo(freshnessAt(known, point.day).F, 3);
        expect(point.early).toBeLessThanOrEqual(point.F + 1e-12);
        expect(point.late).toBeGreaterThanOrEqual(point.F - 1e-12);
      }
    }));
  });

  test('without steps has no more points than its span asks for', () => {
    fc.assert(fc.property(contacts, (met) => {
      expect(drawCurve(compileTimeline(met), 0, { ...SPAN, steps: false }).length).toBeLessThanOrEqual(56);
    }));
  });

  test('covers its span in order, with the as-of day and both sides of each contact in it', () => {
    fc.assert(fc.property(contacts, (met) => {
      const days = drawCurve(compileTimeline(met), 0, SPAN).map((point) => point.day);
      expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
      expect([days[0], days.at(-1)]).toEqual([-365, 120]);
      expect(days).toContain(0);
      for (const { day } of met) {
        if (day > -365 && day <= 0) expect(days).toEqual(expect.arrayContaining([day - 1, day]));
      }
    }));
  });
});
