import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEPTHS } from '#app/core/depth.ts';
import { HORIZON, meanFreshness, planSlots, SLOT, utilityOf, utilityOfPlan, type Prospect } from '#app/core/planner.ts';
import { gainOfSession, poolsAt } from '#app/core/session.ts';
import { compileTimeline, evidenceAt, type Evidence } from '#app/core/timeline.ts';

const contact: fc.Arbitrary<Evidence> = fc.record({
  day: fc.integer({ min: -400, max: 0 }),
  depth: fc.constantFrom(...DEPTHS),
  minutes: fc.integer({ min: 1, max: 240 }),
});
const timeline = fc.array(contact, { maxLength: 8 });

const prospectOf = (area: string, contacts: Evidence[], more: Partial<Prospect> = {}): Prospect => {
  const line = compileTimeline(contacts);
  return { area, value: 1, target: 0.5, A: evidenceAt(line, 0), full: poolsAt(line, 0), depth: 'built', ...more };
};

const prospect = (area: string) =>
  fc.tuple(timeline, fc.double({ min: 0.1, max: 4, noNaN: true }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.constantFrom(...DEPTHS)).map(([contacts, value, target, depth]) => prospectOf(area, contacts, { value, target, depth }));
const prospects = fc.integer({ min: 1, max: 4 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => prospect(`area-${i}`))));

/** Every way to give at most so many slots to some areas. */
function everyPlan(areas: readonly string[], slots: number): Map<string, number>[] {
  const [first, ...rest] = areas;
  if (first === undefined) return [new Map<string, number>()];
  return Array.from({ length: slots + 1 }, (_, n) => everyPlan(rest, slots - n).map((plan) => new Map([...plan, [first, n * SLOT]]))).flat();
}

describe('one more session', () => {
  test('adds to A what it adds when it is logged today, beside whatever else was', () => {
    fc.assert(fc.property(timeline, fc.constantFrom(...DEPTHS), fc.integer({ min: 1, max: 300 }), (contacts, depth, minutes) => {
      const before = compileTimeline(contacts);
      const after = compileTimeline([...contacts, { day: 0, depth, minutes }]);
      expect(gainOfSession(poolsAt(before, 0), depth, minutes)).toBeCloseTo(evidenceAt(after, 0) - evidenceAt(before, 0), 10);
    }));
  });

  test('adds less with each slot, and so does what the area is worth, below its target and at it', () => {
    fc.assert(fc.property(prospect('a'), (area) => {
      const worth = Array.from({ length: 9 }, (_, n) => utilityOf(area, n * SLOT));
      const gains = worth.slice(1).map((u, i) => u - worth[i]!);
      for (const [i, gain] of gains.entries()) {
        expect(gain).toBeGreaterThanOrEqual(-1e-12);
        if (i > 0) expect(gain).toBeLessThanOrEqual(gains[i - 1]! + 1e-12);
      }
    }));
  });
});

describe('the mean freshness to come', () => {
  test('is the mean of A/(1+A) as A halves every 90 days', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (A) => {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const held = A * 2 ** (-((i + 0.5) / steps) * (HORIZON / 90));
        sum += held / (1 + held);
      }
      expect(meanFreshness(A)).toBeCloseTo(sum / steps, 7);
    }), { numRuns: 30 });
  });
});

describe('a plan', () => {
  test('is worth as much as the best of all plans', () => {
    fc.assert(fc.property(prospects, fc.integer({ min: 0, max: 4 }), (areas, slots) => {
      const best = Math.max(...everyPlan(areas.map(({ area }) => area), slots).map((plan) => utilityOfPlan(areas, plan)));
      expect(utilityOfPlan(areas, planSlots(areas, slots * SLOT))).toBeCloseTo(best, 10);
    }), { numRuns: 300 });
  });

  test('with pins and minutes set by hand is worth as much as the best of those that keep to them', () => {
    fc.assert(fc.property(prospects, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 60 }), (areas, slots, byHand) => {
      const [pinned, fixed, budget] = [areas[0]!.area, areas[1]?.area, slots * SLOT];
      const plan = planSlots(areas, budget, { pins: [pinned], minutes: new Map(fixed ? [[fixed, byHand]] : []) });
      const rest = Math.floor((budget - (fixed ? byHand : 0)) / SLOT);
      const others = areas.map(({ area }) => area).filter((area) => area !== fixed);
      const allowed = everyPlan(others, Math.max(rest, 1)).filter((other) => other.get(pinned)! > 0);
      const best = Math.max(...allowed.map((other) => utilityOfPlan(areas, fixed ? new Map([...other, [fixed, byHand]]) : other)));
      expect(plan.get(pinned)).toBeGreaterThanOrEqual(SLOT);
      if (fixed) expect(plan.get(fixed)).toBe(byHand);
      expect(utilityOfPlan(areas, plan)).toBeCloseTo(best, 10);
    }), { numRuns: 200 });
  });

  test('would not be the best if the depth could change from slot to slot: one depth for each area', () => {
    const worth = (depths: Prospect['depth'][]) => meanFreshness(depths.reduce((A, depth) => A + gainOfSession([0, 0, 0], depth, SLOT), 0));
    expect(worth(['read', 'built']) - worth(['read'])).toBeGreaterThan(worth(['read']) - worth([]));
  });

  test('spends whole slots only, and none where nothing is left to gain', () => {
    const full = prospectOf('full', [], { A: 20, target: 0.3 });
    expect(planSlots([full], 300).size).toBe(0);
    expect(planSlots([prospectOf('new', [])], 100)).toEqual(new Map([['new', 90]]));
    expect(planSlots([prospectOf('new', [])], 29).size).toBe(0);
    expect(planSlots([], 300).size).toBe(0);
  });

  test('keeps every pin, even beyond the budget, and takes no pin for an area there is not', () => {
    const areas = ['a', 'b', 'c'].map((area) => prospectOf(area, []));
    expect([...planSlots(areas, 30, { pins: ['c', 'nowhere', 'a'], minutes: new Map([['gone', 30]]) })]).toEqual([['c', 30], ['a', 30]]);
  });
});
