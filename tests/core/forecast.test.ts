import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { crossingAt, forecastRadar, retirementOf } from '#app/core/forecast.ts';
import { wireForecast } from '#app/core/forecast-wire.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import { basisOf, contactRing, isRetired, readRadar } from '#app/core/radar.ts';
import { evidenceAt } from '#app/core/timeline.ts';
import { ledgerOf, past, upTo, type Past } from './ledger-builder.ts';

const config = DEFAULT_CONFIG;
const asOf = fc.integer({ min: -800, max: 1600 });
const vaultOf = (pasts: Past[]) => ({ config, ledger: pasts.map((before, i) => ledgerOf(before, `a${i}`)) });
const forecast = (pasts: Past[], on: number, aheads = [30, 90, 180]) => forecastRadar(vaultOf(pasts), on, aheads);
const some = fc.array(past, { minLength: 1, maxLength: 6 });

describe('the day evidence falls below a border', () => {
  test('is the first day the model says so', () => {
    fc.assert(fc.property(past, asOf, fc.double({ min: 0.05, max: 3, noNaN: true }), (before, on, border) => {
      const { timeline } = ledgerOf(upTo(before, on));
      const { day, band } = crossingAt(timeline, on, border);
      expect(day === null).toBe(evidenceAt(timeline, on) < border);
      if (day === null) return;
      expect(evidenceAt(timeline, day)).toBeLessThan(border * (1 + 1e-12));
      expect(evidenceAt(timeline, day - 1)).toBeGreaterThanOrEqual(border * (1 - 1e-12));
      expect(band[0] ?? -Infinity).toBeLessThanOrEqual(day);
      expect(band[1]).toBeGreaterThanOrEqual(day);
    }));
  });

  test('below A = 1 is the stale date, band and all', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      const { timeline } = ledgerOf(before);
      const { staleOn, staleBand } = freshnessAt(timeline, on);
      expect(crossingAt(timeline, on, 1)).toEqual({ day: staleOn, band: staleBand });
    }));
  });
});

describe('the day an area retires', () => {
  test('is the first on which the radar no longer shows it, if nothing is done', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      const ledger = ledgerOf(upTo(before, on), 'a0');
      const day = retirementOf(ledger, on);
      const shown = readRadar([ledger], config, { asOf: on, lens: 'contact', compare: on - 90 }).some(({ retired }) => !retired);
      if (day === null || !shown) return;
      expect(isRetired(ledger, evidenceAt(ledger.timeline, day), day)).toBe(true);
      expect(day - 1 <= on || !isRetired(ledger, evidenceAt(ledger.timeline, day - 1), day - 1)).toBe(true);
    }));
  });

  test('is told within the days asked for, and never for what has a verdict', () => {
    const pasts: Past[] = [{ contacts: [[0, 'built', 120]] }, { contacts: [[0, 'built', 120]], statements: [[0, 'hold']] }];
    const { retiring } = forecast(pasts, 700, [180]);
    expect(retiring.map(({ area }) => area)).toEqual(['a0']);
    expect(retiring[0]!.day).toBeGreaterThan(700);
    expect(forecast(pasts, 0, [180]).retiring).toEqual([]);
  });
});

describe('a forecast of the radar', () => {
  test('begins with the radar of the day, and counts the same areas on every day ahead', () => {
    fc.assert(fc.property(some, asOf, (pasts, on) => {
      const { steps } = forecast(pasts, on);
      const shown = readRadar(vaultOf(pasts).ledger, config, { asOf: on, lens: 'contact', compare: on - 90 }).filter(({ retired }) => !retired);
      expect(steps.map(({ ahead }) => ahead)).toEqual([0, 30, 90, 180]);
      for (const { basis, rings, quadrants } of steps) {
        expect(basis.fresh + basis.fading + basis.cold).toBe(shown.length);
        expect(rings.reduce((a, b) => a + b, 0)).toBe(shown.length);
        expect(quadrants.reduce((sum, q) => sum + q.fresh + q.fading + q.cold, 0)).toBe(shown.length);
      }
      for (const { basis, ring } of shown) {
        expect(steps[0]!.basis[basis]).toBeGreaterThan(0);
        expect(steps[0]!.rings[ring]).toBeGreaterThan(0);
      }
    }));
  });

  test('is what the radar of that day shows if nothing is logged until then', () => {
    fc.assert(fc.property(some, asOf, (pasts, on) => {
      const known = pasts.map((before) => upTo(before, on));
      const shown = readRadar(vaultOf(known).ledger, config, { asOf: on, lens: 'contact', compare: on - 90 }).filter(({ retired }) => !retired);
      for (const { ahead, basis, rings } of forecast(pasts, on).steps) {
        const later = shown.map(({ ledger }) => evidenceAt(ledger.timeline, on + ahead));
        expect(basis.fresh).toBe(later.filter((A) => basisOf(A / (1 + A), config) === 'fresh').length);
        rings.forEach((count, ring) => expect(count).toBe(later.filter((A) => contactRing(A, config) === ring).length));
      }
    }));
  });

  test('names each area that falls, with the rings, the day and its band, the soonest first', () => {
    const { falls } = forecast([{ contacts: [[-7, 'built', 120], [0, 'built', 120]] }, { contacts: [[0, 'reviewed', 90]] }], 0);
    expect(falls.map(({ area, from, to }) => [area, from, to])).toEqual([['a0', 0, 1], ['a1', 2, 3], ['a0', 1, 2]]);
    expect(falls.map(({ day }) => day)).toEqual([...falls.map(({ day }) => day)].sort((a, b) => a - b));
    for (const { day, band: [early, late] } of falls) {
      expect(early).toBeLessThanOrEqual(day);
      expect(late).toBeGreaterThanOrEqual(day);
    }
  });

  test('accounts for every change of ring by the falls up to that day', () => {
    fc.assert(fc.property(some, asOf, (pasts, on) => {
      const { steps, falls } = forecast(pasts, on);
      for (const { day, rings } of steps) {
        const moved = [...steps[0]!.rings];
        for (const fall of falls.filter((f) => f.day <= day)) {
          moved[fall.from]! -= 1;
          moved[fall.to]! += 1;
        }
        expect(rings).toEqual(moved);
      }
    }));
  });

  test('is told to programs in ids and dates', () => {
    const wire = wireForecast(forecast([{ contacts: [[0, 'built', 120]] }], 0, [90]));
    expect(wire).toMatchObject({
      asOf: '1970-01-01',
      steps: [{ ahead: 0, rings: { current: 1 }, basis: { fresh: 1 } }, { ahead: 90, day: '1970-04-01', rings: { conversant: 1 }, quadrants: { techniques: { fading: 1 } } }],
      falls: [{ area: 'a0', from: 'current', to: 'conversant', on: expect.stringMatching(/^1970-03-/) }],
    });
  });
});
