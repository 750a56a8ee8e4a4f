import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFirstHand } from '#app/core/depth.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import { MODEL } from '#app/core/model.ts';
import { roundShares } from '#app/core/round-shares.ts';
import { sharesAt } from '#app/core/shares.ts';
import { compileTimeline, evidenceAt } from '#app/core/timeline.ts';
import { stackShares, traceContacts } from '#app/core/why.ts';
import { ledgerOf, past } from './ledger-builder.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const asOf = fc.integer({ min: -800, max: 1600 });

describe('the trace of an area’s contacts', () => {
  test('holds those up to the day, newest first, with shares that sum to A', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      const ledger = ledgerOf(before);
      const traced = traceContacts(ledger, on);
      expect(traced.map(({ day }) => day)).toEqual(ledger.contacts.map(({ day }) => day).filter((day) => day <= on).reverse());
      expect(sum(traced.map(({ share }) => share))).toBeCloseTo(evidenceAt(ledger.timeline, on), 10);
      expect(sum(traced.filter(({ depth }) => isFirstHand(depth)).map(({ share }) => share))).toBeCloseTo(freshnessAt(ledger.timeline, on).firstHandShare, 10);
      expect(traced.map(({ share }) => share).reverse()).toEqual(sharesAt(ledger.contacts.filter(({ day }) => day <= on), on));
    }));
  });

  test('adds up as shown: the rounded shares are the rounded A', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      const ledger = ledgerOf(before);
      const shown = roundShares(traceContacts(ledger, on).map(({ share }) => share), 3);
      expect(sum(shown.map((share) => Math.round(share * 1000)))).toBe(Math.round(evidenceAt(ledger.timeline, on) * 1000));
    }));
  });

  test('shows of each contact what it put into each pool, by the rates of the model', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      for (const { depth, minutes, fills, gain } of traceContacts(ledgerOf(before), on)) {
        expect(fills.map(({ pool }) => pool)).toEqual(MODEL.pools.flatMap(({ rate }, k) => (rate[depth] > 0 ? [k] : [])));
        for (const { pool, x, room, g } of fills) {
          expect(x).toBeCloseTo((MODEL.pools[pool]!.rate[depth] * minutes) / MODEL.sessionMinutes, 12);
          expect(room).toBeGreaterThanOrEqual(0);
          expect(room).toBeLessThanOrEqual(1);
          expect(g).toBeGreaterThanOrEqual(0);
          expect(g).toBeLessThanOrEqual(room);
        }
        expect(gain).toBeCloseTo(sum(fills.map(({ pool, g }) => MODEL.pools[pool]!.weight * g)), 12);
      }
    }));
  });

  test('of the first contact fills an empty pool by 1 − 1/e in 90 minutes', () => {
    for (const fill of traceContacts(ledgerOf({ contacts: [[0, 'built', 90]] }), 0)[0]!.fills) expect(fill).toMatchObject({ x: 1, room: 1, g: expect.closeTo(1 - 1 / Math.E, 12) });
  });

  test('ranks the strongest eight by their share', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      const traced = traceContacts(ledgerOf(before), on);
      const ranked = traced.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
      expect(ranked.map(({ rank }) => rank)).toEqual(Array.from({ length: Math.min(8, traced.length) }, (_, i) => i + 1));
      const weakest = ranked.at(-1)?.share ?? 0;
      expect(traced.every(({ rank, share }) => rank !== null || share <= weakest)).toBe(true);
    }));
  });
});

describe('the stack of shares over time', () => {
  test('sums to A on every day, as it looked then and as it will if nothing is done', () => {
    fc.assert(fc.property(past, asOf, (before, on) => {
      const { contacts } = ledgerOf(before);
      const known = compileTimeline(contacts.filter(({ day }) => day <= on));
      const { days, layers } = stackShares(traceContacts({ contacts }, on), on);
      for (const [i, day] of days.entries()) {
        const height = sum(layers.map(({ heights }) => heights[i]!));
        expect(Math.abs(height - evidenceAt(known, day))).toBeLessThanOrEqual(0.0006 * layers.length);
      }
    }));
  });

  test('keeps first-hand apart from second-hand, also among those it puts together', () => {
    const old = Array.from({ length: 20 }, (_, i): [number, 'built' | 'read', number] => [i * 3, i % 2 ? 'built' : 'read', 60]);
    const { layers } = stackShares(traceContacts(ledgerOf({ contacts: old }), 60), 60);
    expect(layers).toHaveLength(10);
    expect(layers.slice(0, 2).map(({ rank, firstHand }) => [rank, firstHand])).toEqual([[null, false], [null, true]]);
  });

  test('steps up on a contact day, and not on the way there', () => {
    const { days, layers } = stackShares(traceContacts(ledgerOf({ contacts: [[100, 'built', 90]] }), 130), 130);
    const heights = layers[0]!.heights;
    expect(heights[days.indexOf(99)]).toBe(0);
    expect(heights[days.indexOf(100)]).toBeGreaterThan(1);
  });
});
