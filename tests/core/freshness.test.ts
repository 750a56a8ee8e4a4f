import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEPTHS, isFirstHand, type Depth } from '#app/core/depth.ts';
import { freshnessAt, momentOfTarget } from '#app/core/freshness.ts';
import { hundredthsOf, sayF } from '#app/core/hundredths.ts';
import { sharesAt } from '#app/core/shares.ts';
import { compileTimeline, evidenceAt, type Evidence } from '#app/core/timeline.ts';
import reference from '../fixtures/freshness-vectors.json' with { type: 'json' };

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const evidence = (contacts: Evidence[], asOf: number) => evidenceAt(compileTimeline(contacts), asOf);

const day = fc.integer({ min: -2000, max: 0 });
const minutes = fc.integer({ min: 1, max: 600 });
const contact = (...depths: Depth[]): fc.Arbitrary<Evidence> =>
  fc.record({ day, depth: fc.constantFrom(...(depths.length ? depths : DEPTHS)), minutes });
const contacts = (...depths: Depth[]) => fc.array(contact(...depths), { maxLength: 40 });
const asOf = fc.integer({ min: -500, max: 800 });

describe('the reference values', () => {
  test.each(reference.vectors.map((v) => [v.name, v] as const))('%s', (_, vector) => {
    const evidence = vector.contacts as Evidence[];
    const found = freshnessAt(compileTimeline(evidence), vector.asOf);
    expect(found.A).toBeCloseTo(vector.A, 6);
    expect(found.F).toBeCloseTo(vector.F, 6);
    expect(found.stale).toBe(vector.staleDay === null);
    if (vector.staleDay !== null) {
      expect(momentOfTarget(found.A, vector.asOf)).toBeCloseTo(vector.staleDay, 4);
      expect(found.staleOn).toBe(Math.floor(vector.staleDay) + 1);
    }
    const shares = sharesAt(evidence, vector.asOf);
    expect(shares).toHaveLength(vector.shares.length);
    for (const [i, share] of vector.shares.entries()) expect(shares[i]).toBeCloseTo(share, 6);
  });
});

describe('freshness', () => {
  test('is in [0, 1), and is A/(1+A)', () => {
    fc.assert(fc.property(contacts(), asOf, (cs, at) => {
      const { A, F } = freshnessAt(compileTimeline(cs), at);
      expect(A).toBeGreaterThanOrEqual(0);
      expect(F).toBeGreaterThanOrEqual(0);
      expect(F).toBeLessThan(1);
      expect(F).toBeCloseTo(A / (1 + A), 12);
    }));
  });

  test('only falls while there is no contact, and A halves every 90 days', () => {
    fc.assert(fc.property(contacts(), fc.nat(800), fc.integer({ min: 1, max: 400 }), (cs, from, more) => {
      const line = compileTimeline(cs);
      const [now, then] = [evidenceAt(line, from), evidenceAt(line, from + more)];
      if (now > 0) expect(then).toBeLessThan(now);
      expect(evidenceAt(line, from + 90)).toBeCloseTo(now / 2, 10);
    }));
  });

  test('does not depend on when the calendar started', () => {
    fc.assert(fc.property(contacts(), asOf, fc.integer({ min: -9000, max: 9000 }), (cs, at, shift) => {
      const moved = cs.map((c) => ({ ...c, day: c.day + shift }));
      expect(evidence(moved, at + shift)).toBeCloseTo(evidence(cs, at), 10);
    }));
  });

  test('does not depend on the order contacts are given in', () => {
    fc.assert(fc.property(
      contacts().chain((cs) => fc.tuple(fc.constant(cs), fc.shuffledSubarray(cs, { minLength: cs.length }))),
      asOf,
      ([cs, shuffled], at) => {
        expect(evidence(shuffled, at)).toBeCloseTo(evidence(cs, at), 10);
      },
    ));
  });

  test('ignores contacts after the as-of day', () => {
    fc.assert(fc.property(contacts(), asOf, (cs, at) => {
      const known = cs.filter((c) => c.day <= at);
      expect(evidence(cs, at)).toBeCloseTo(evidence(known, at), 12);
    }));
  });

  test('never falls by one more contact, more minutes or a deeper depth', () => {
    fc.assert(fc.property(contacts(), contact(), asOf, (cs, more, at) => {
      const before = evidence(cs, at);
      expect(evidence([...cs, more], at)).toBeGreaterThanOrEqual(before - 1e-12);
    }));
    fc.assert(fc.property(fc.array(contact(), { minLength: 1, maxLength: 30 }), fc.nat(), minutes, asOf, (cs, pick, extra, at) => {
      const i = pick % cs.length;
      const longer = cs.map((c, n) => (n === i ? { ...c, minutes: c.minutes + extra } : c));
      expect(evidence(longer, at)).toBeGreaterThanOrEqual(evidence(cs, at) - 1e-12);
      const deeper = cs.map((c, n) => (n === i ? { ...c, depth: DEPTHS[Math.max(0, DEPTHS.indexOf(c.depth) - 1)]! } : c));
      expect(evidence(deeper, at)).toBeGreaterThanOrEqual(evidence(cs, at) - 1e-12);
    }));
  });

  test('never reaches 0.43 on exposure without hands-on, nor 0.2 on talk and reading alone', () => {
    const often = (...depths: Depth[]) => fc.array(contact(...depths), { minLength: 1, maxLength: 300 });
    fc.assert(fc.property(often('reviewed', 'discussed', 'read'), asOf, (cs, at) => {
      expect(freshnessAt(compileTimeline(cs), at).F).toBeLessThan(0.43);
    }));
    fc.assert(fc.property(often('discussed', 'read'), asOf, (cs, at) => {
      expect(freshnessAt(compileTimeline(cs), at).F).toBeLessThanOrEqual(0.2);
    }));
  });

  // Below an hour of hands-on rate a session fills so little that there is no crowding to avoid, and
  // the earlier day's decay decides; docs/decisions/0002 has the table.
  test('rewards spacing: equal hands-on sessions of an hour or more, up to a week apart, judged 30 days on, beat narrower ones', () => {
    const depth = fc.constantFrom<Depth>('built', 'debugged');
    fc.assert(fc.property(depth, fc.integer({ min: 60, max: 600 }), fc.integer({ min: 2, max: 20 }), fc.integer({ min: 1, max: 7 }), (d, m, n, gap) => {
      const spaced = (g: number) => Array.from({ length: n }, (_, i) => ({ day: i * g, depth: d, minutes: m }));
      const judged = (g: number) => evidence(spaced(g), (n - 1) * g + 30);
      expect(judged(gap)).toBeGreaterThan(judged(gap - 1));
    }));
  });
});

describe('shares', () => {
  test('are never negative and sum to A; those of first-hand contacts sum to the first-hand share', () => {
    fc.assert(fc.property(contacts(), asOf, (cs, at) => {
      const shares = sharesAt(cs, at);
      const found = freshnessAt(compileTimeline(cs), at);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      expect(sum(shares)).toBeCloseTo(found.A, 10);
      expect(sum(shares.filter((_, i) => isFirstHand(cs[i]!.depth)))).toBeCloseTo(found.firstHandShare, 10);
    }));
  });
});

describe('the stale date', () => {
  test('is the first day on which the area is stale', () => {
    fc.assert(fc.property(contacts('built', 'operated'), asOf, (cs, at) => {
      const line = compileTimeline(cs.filter((c) => c.day <= at));
      const { staleOn, stale } = freshnessAt(line, at);
      expect(staleOn === null).toBe(stale);
      if (staleOn === null) return;
      expect(freshnessAt(line, staleOn).stale).toBe(true);
      expect(freshnessAt(line, staleOn - 1).stale).toBe(false);
    }));
  });

  test('of what is stale already is the first day of the time since', () => {
    fc.assert(fc.property(contacts('built', 'operated'), asOf, (cs, at) => {
      const known = compileTimeline(cs.filter((c) => c.day <= at));
      const { stale, staleSince } = freshnessAt(known, at);
      const fresh = Array.from({ length: 3500 }, (_, i) => at - i).find((d) => !freshnessAt(known, d).stale);
      expect(staleSince).toBe(stale && fresh !== undefined ? fresh + 1 : null);
    }), { numRuns: 40 });
  });

  test('lies inside its band', () => {
    fc.assert(fc.property(contacts('built', 'operated'), asOf, (cs, at) => {
      const { staleOn, staleBand: [early, late] } = freshnessAt(compileTimeline(cs), at);
      if (staleOn === null) return;
      expect(early ?? at).toBeLessThanOrEqual(staleOn);
      expect(late).toBeGreaterThanOrEqual(staleOn);
    }));
  });

  test('of an area touched once today by two hours of building is in 11 weeks, give or take', () => {
    const found = freshnessAt(compileTimeline([{ day: 0, depth: 'built', minutes: 120 }]), 0);
    expect(found.staleOn).toBe(77);
    expect(found.staleBand).toEqual([52, 103]);
  });
});

describe('freshness in words', () => {
  test.each([
    [0, '0.00'],
    [0.085, '0.09'],
    [0.494, '0.49'],
    [0.4999, '0.49'],
    [0.5, '0.50'],
    [0.5049, '0.50'],
    [0.675, '0.68'],
  ])('%f is told as %s: to the nearest hundredth, and never as fresh while it is stale', (F, said) => {
    expect(sayF(F)).toBe(said);
    expect(hundredthsOf(F)).toBe(Number(said));
  });
});
