import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, LENSES, type Lens } from '#app/core/config.ts';
import type { Depth } from '#app/core/depth.ts';
import { VERDICTS, type Verdict } from '#app/core/entry.ts';
import { momentOfTarget } from '#app/core/freshness.ts';
import { basisOf, contactRing, isAdoptOnTrust, readRadar, RING_IDS, verdictAt, type Reading } from '#app/core/radar.ts';
import { ledgerOf, past, upTo, type Past } from './ledger-builder.ts';

const config = DEFAULT_CONFIG;

function readOn(what: Past, asOf: number, lens: Lens = 'recommendation', compare = asOf - 90): (Omit<Reading, 'ledger'> & { name: string }) | undefined {
  const [reading] = readRadar([ledgerOf(what)], config, { asOf, lens, compare });
  if (!reading) return undefined;
  const { ledger: _, ...rest } = reading;
  return { ...rest, name: RING_IDS[lens][rest.ring]! };
}

const ringOn = (what: Past, asOf: number, lens?: Lens) => readOn(what, asOf, lens)?.name;
const day = fc.integer({ min: -1600, max: 1900 });

describe('a blip', () => {
  test('is there from the first contact or verdict on', () => {
    expect(readOn({ contacts: [[10]] }, 9)).toBeUndefined();
    expect(readOn({ contacts: [[10]] }, 10)).toBeDefined();
    expect(readOn({ contacts: [], statements: [[10, 'hold']] }, 9)).toBeUndefined();
    expect(readOn({ contacts: [], statements: [[10, 'hold']] }, 10)).toMatchObject({ name: 'hold', A: 0, F: 0, basis: 'cold' });
    expect(readRadar([ledgerOf({ contacts: [] })], config, { asOf: 0, lens: 'contact', compare: -90 })).toEqual([]);
  });

  test('knows nothing of what came after the day', () => {
    fc.assert(fc.property(past, day, fc.constantFrom(...LENSES), fc.integer({ min: 1, max: 400 }), (what, asOf, lens, back) => {
      expect(readOn(what, asOf, lens, asOf - back)).toEqual(readOn(upTo(what, asOf), asOf, lens, asOf - back));
    }));
  });

  test('does not move when the calendar does', () => {
    fc.assert(fc.property(past, day, fc.integer({ min: -5000, max: 5000 }), fc.constantFrom(...LENSES), ({ contacts, statements = [] }, asOf, by, lens) => {
      const moved: Past = { contacts: contacts.map(([d, ...rest]) => [d + by, ...rest]), statements: statements.map(([d, v]) => [d + by, v]) };
      const [here, there] = [readOn({ contacts, statements }, asOf, lens), readOn(moved, asOf + by, lens)];
      expect(there?.name).toBe(here?.name);
      expect(there?.movement).toBe(here?.movement);
      expect(there?.retired).toBe(here?.retired);
    }));
  });
});

describe('a recommendation', () => {
  test('is the latest verdict stated on or before the day', () => {
    const what: Past = { contacts: [[0, 'built']], statements: [[30, 'hold'], [10, 'trial'], [20, 'adopt']] };
    expect([5, 10, 19, 20, 29, 30, 900].map((asOf) => ringOn(what, asOf))).toEqual(['trial', 'trial', 'trial', 'adopt', 'adopt', 'hold', 'hold']);
    expect(verdictAt(ledgerOf(what), 9)).toBeNull();
    expect(verdictAt(ledgerOf(what), 29)).toMatchObject({ day: 20, verdict: 'adopt' });
  });

  test('to adopt shows as trial until there has been a contact at first hand', () => {
    for (const depth of ['reviewed', 'discussed', 'read'] as Depth[]) expect(ringOn({ contacts: [[0, depth]], statements: [[0, 'adopt']] }, 0)).toBe('trial');
    for (const depth of ['built', 'debugged', 'operated'] as Depth[]) expect(ringOn({ contacts: [[0, depth]], statements: [[0, 'adopt']] }, 0)).toBe('adopt');
    const late: Past = { contacts: [[50, 'operated', 1]], statements: [[0, 'adopt']] };
    expect([49, 50, 5000].map((asOf) => ringOn(late, asOf))).toEqual(['trial', 'adopt', 'adopt']);
  });

  test('to adopt on trust says so; no other verdict is doubted', () => {
    fc.assert(fc.property(past, day, (what, asOf) => {
      const ledger = ledgerOf(what);
      const statement = verdictAt(ledger, asOf);
      const firstHand = what.contacts.some(([d, depth]) => d <= asOf && ['built', 'debugged', 'operated'].includes(depth!));
      expect(isAdoptOnTrust(ledger, statement, asOf)).toBe(statement?.verdict === 'adopt' && !firstHand);
      if (statement && statement.verdict !== 'adopt') expect(ringOn(what, asOf)).toBe(statement.verdict);
    }));
  });

  test('without a verdict is trial while F is at least one half, else assess', () => {
    fc.assert(fc.property(past, day, ({ contacts }, asOf) => {
      const reading = readOn({ contacts }, asOf);
      if (reading) expect(reading.name).toBe(reading.F >= 0.5 ? 'trial' : 'assess');
    }));
    expect(ringOn({ contacts: [[0, 'read']] }, 0)).toBe('assess');
    expect(ringOn({ contacts: [[0, 'built', 600]] }, 0)).toBe('trial');
  });
});

describe('contact', () => {
  test('rings begin at A of 2, 1 and 0.25, on the border too', () => {
    expect([2, 1.999, 1, 0.999, 0.25, 0.249, 0].map((A) => RING_IDS.contact[contactRing(A, config)])).toEqual([
      'hands-on', 'current', 'current', 'conversant', 'conversant', 'cold', 'cold',
    ]);
  });

  test('rings are crossed on the day that the border’s date says', () => {
    fc.assert(fc.property(past, day, ({ contacts }, asOf) => {
      const known = upTo({ contacts }, asOf);
      const reading = readOn(known, asOf, 'contact');
      const border = reading && config.thresholds.contact[reading.ring];
      if (!reading || border === undefined || Math.abs(reading.A - border) < 1e-9) return;
      const crossing = Math.floor(momentOfTarget(reading.A, asOf, border / (1 + border))) + 1;
      expect(readOn(known, crossing - 1, 'contact')!.ring).toBe(reading.ring);
      expect(readOn(known, crossing, 'contact')!.ring).toBe(reading.ring + 1);
    }));
  });

  test('is unmoved by verdicts', () => {
    fc.assert(fc.property(past, day, fc.constantFrom(...VERDICTS), (what, asOf, verdict) => {
      const { contacts } = what;
      const bare = readOn({ contacts }, asOf, 'contact');
      if (bare) expect(readOn({ contacts, statements: [[-2000, verdict]] }, asOf, 'contact')!.ring).toBe(bare.ring);
    }));
  });
});

describe('the basis', () => {
  test('is fresh from F of 0.5, fading from 0.2, else cold, in both lenses', () => {
    expect([1, 0.5, 0.4999, 0.2, 0.1999, 0].map((F) => basisOf(F, config))).toEqual(['fresh', 'fresh', 'fading', 'fading', 'cold', 'cold']);
    fc.assert(fc.property(past, day, (what, asOf) => {
      const [one, other] = LENSES.map((lens) => readOn(what, asOf, lens));
      expect(one?.basis).toBe(other?.basis);
      if (one) expect(one.basis).toBe(basisOf(one.F, config));
    }));
  });
});

describe('movement', () => {
  const verdicts = (...statements: [number, Verdict][]): Past => ({ contacts: [[0, 'built']], statements });

  test('is new when it was not there on the earlier day', () => {
    expect(readOn(verdicts([0, 'trial']), 50)).toMatchObject({ movement: 'new', before: null });
    expect(readOn(verdicts([0, 'trial']), 90)).toMatchObject({ movement: 'same', before: 1 });
  });

  test('is in, out or same, by the rings of the two days', () => {
    expect(readOn(verdicts([0, 'assess'], [100, 'adopt']), 150)).toMatchObject({ movement: 'in', before: 2, ring: 0 });
    expect(readOn(verdicts([0, 'adopt'], [100, 'hold']), 150)).toMatchObject({ movement: 'out', before: 0, ring: 3 });
    expect(readOn(verdicts([0, 'adopt'], [100, 'hold'], [120, 'adopt']), 150)).toMatchObject({ movement: 'same' });
    expect(readOn({ contacts: [[0, 'built', 600]] }, 300, 'contact')).toMatchObject({ movement: 'out' });
  });

  test('is what the rings of two radars say, whatever happened between', () => {
    fc.assert(fc.property(past, day, fc.integer({ min: 1, max: 500 }), fc.constantFrom(...LENSES), (what, asOf, back, lens) => {
      const now = readOn(what, asOf, lens, asOf - back);
      const then = readOn(what, asOf - back, lens);
      if (!now) {
        expect(then).toBeUndefined();
        return;
      }
      expect(now.before).toBe(then?.ring ?? null);
      const moved = then && Math.sign(then.ring - now.ring);
      expect(now.movement).toBe(moved === undefined ? 'new' : moved > 0 ? 'in' : moved < 0 ? 'out' : 'same');
    }));
  });

  test('in is only by contact or verdict: left alone, contact goes out or stays', () => {
    fc.assert(fc.property(past, fc.integer({ min: 1501, max: 3000 }), fc.integer({ min: 1, max: 365 }), (what, compare, after) => {
      const reading = readOn(what, compare + after, 'contact', compare);
      if (reading) expect(['out', 'same']).toContain(reading.movement);
    }));
  });
});

describe('retirement', () => {
  const once: Past = { contacts: [[0, 'read', 45]] };
  /** A falls below 0.05 on day 73 or so. */
  const faded = [...Array(1000).keys()].find((d) => readOn(once, d)!.A < 0.05)!;

  test('comes when A has been below 0.05 for a year', () => {
    expect(readOn(once, faded + 364)!.retired).toBe(false);
    expect(readOn(once, faded + 365)!.retired).toBe(true);
  });

  test('never comes to an area that holds a verdict', () => {
    expect(readOn({ ...once, statements: [[0, 'hold']] }, 5000)!.retired).toBe(false);
    expect(readOn({ ...once, statements: [[6000, 'hold']] }, 5000)!.retired).toBe(true);
  });

  test('ends with a contact, and starts over once that has faded', () => {
    const again: Past = { contacts: [...once.contacts, [2000, 'read', 60]] };
    expect(readOn(again, 1999)!.retired).toBe(true);
    expect(readOn(again, 2000)!.retired).toBe(false);
    expect(readOn(again, 2000 + 365)!.retired).toBe(false);
    expect(readOn(again, 3000)!.retired).toBe(true);
  });

  test('is not for what was first met within the year, however slightly', () => {
    const slight: Past = { contacts: [[0, 'read', 1]] };
    expect(readOn(slight, 364)!.retired).toBe(false);
    expect(readOn(slight, 365)!.retired).toBe(true);
  });

  test('is exactly: no verdict, met a year ago, and below 0.05 on every day of that year', () => {
    fc.assert(
      fc.property(past, day, (what, asOf) => {
        const reading = readOn(what, asOf);
        if (!reading) return;
        const ledger = ledgerOf(upTo(what, asOf));
        const year = Array.from({ length: 366 }, (_, i) => readOn(what, asOf - i)?.A ?? 0);
        const expected = verdictAt(ledger, asOf) === null && ledger.since! <= asOf - 365 && year.every((A) => A < 0.05);
        expect(reading.retired).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
