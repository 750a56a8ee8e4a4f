import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { contactRing, readRadar } from '#app/core/radar.ts';
import { compileTimeline, evidenceAt } from '#app/core/timeline.ts';
import type { TRIED_DEPTHS} from '#app/core/what-if.ts';
import { ledgerWith, MOST_MINUTES, tryChanges } from '#app/core/what-if.ts';
import { sayWhatIf } from '#app/core/why-words.ts';
import { ledgerOf, past } from './ledger-builder.ts';

const config = DEFAULT_CONFIG;
const asOf = fc.integer({ min: -800, max: 1600 });
const met = fc.tuple(past, asOf).filter(([{ contacts, statements = [] }, on]) => [...contacts, ...statements].some(([day]) => day <= on));
const recommended = (ledger: ReturnType<typeof ledgerOf>, on: number) => readRadar([ledger], config, { asOf: on, lens: 'recommendation', compare: on })[0]!.ring;

describe('what would change an area', () => {
  test('is what the model then says: the minutes promised reach the border, and half an hour less does not', () => {
    fc.assert(fc.property(met, ([before, on]) => {
      const ledger = ledgerOf(before);
      const known = ledger.contacts.filter(({ day }) => day <= on);
      const evidence = (depth: (typeof TRIED_DEPTHS)[number], minutes: number) => evidenceAt(compileTimeline(minutes > 0 ? [...known, { day: on, depth, minutes }] : known), on);
      for (const { border, ways } of tryChanges(ledger, on, config).aims) {
        for (const { depth, minutes, A } of ways) {
          expect(evidence(depth, minutes ?? MOST_MINUTES)).toBeCloseTo(A, 10);
          if (minutes === null) expect(A).toBeLessThan(border);
          else {
            expect(A).toBeGreaterThanOrEqual(border);
            expect(evidence(depth, minutes - 30)).toBeLessThan(border);
          }
        }
      }
    }), { numRuns: 60 });
  });

  test('promises a time that the model keeps: at the border the day before, below it on the day', () => {
    fc.assert(fc.property(met, ([before, on]) => {
      const ledger = ledgerOf(before);
      for (const { border, ways } of tryChanges(ledger, on, config).aims) {
        for (const { depth, minutes, until } of ways) {
          if (minutes === null) {
            expect(until.day).toBeNull();
            continue;
          }
          const { timeline } = ledgerWith(ledger, on, { contact: { depth, minutes } });
          expect(evidenceAt(timeline, until.day! - 1)).toBeGreaterThanOrEqual(border * (1 - 1e-12));
          expect(evidenceAt(timeline, until.day!)).toBeLessThan(border);
        }
      }
    }), { numRuns: 60 });
  });

  test('aims at the next ring in, and at the freshness wanted where it is not held', () => {
    fc.assert(fc.property(met, ([before, on]) => {
      const ledger = ledgerOf(before);
      const A = evidenceAt(ledger.timeline, on);
      const goals = tryChanges(ledger, on, config).aims.flatMap((aim) => aim.goals);
      const ring = contactRing(A, config);
      expect(goals.filter(({ kind }) => kind === 'ring')).toEqual(ring === 0 ? [] : [{ kind: 'ring', ring: ring - 1 }]);
      expect(goals.filter(({ kind }) => kind === 'target')).toEqual(A < 1 ? [{ kind: 'target', F: 0.5 }] : []);
    }), { numRuns: 60 });
  });

  test('says which ring each verdict would give, as the radar would then show it', () => {
    fc.assert(fc.property(met, ([before, on]) => {
      const { recommendation } = tryChanges(ledgerOf(before), on, config);
      expect(recommendation.ring).toBe(recommended(ledgerOf(before), on));
      for (const { verdict, ring } of recommendation.verdicts) {
        const said = ledgerOf({ ...before, statements: [...(before.statements ?? []), [on, verdict]] });
        const sameDay = (before.statements ?? []).some(([day]) => day === on);
        if (!sameDay) expect(recommended(said, on)).toBe(ring);
      }
      const touched = ledgerOf({ ...before, contacts: [...before.contacts, [on, 'built', 30]] });
      expect(recommended(touched, on)).toBe(recommendation.firstHand);
    }), { numRuns: 60 });
  });

  test('leaves out what is dated after the day', () => {
    const before = { contacts: [[0, 'reviewed', 60]] } as Parameters<typeof ledgerOf>[0];
    const later = ledgerOf({ contacts: [...before.contacts, [20, 'built', 480]] });
    expect(tryChanges(later, 10, config)).toEqual(tryChanges(ledgerOf(before), 10, config));
  });
});

describe('in sentences', () => {
  const day = 20_758;
  const say = (before: Parameters<typeof ledgerOf>[0], today = day) => sayWhatIf(tryChanges(ledgerOf(before), day, config), { asOf: day, today, rings: config.rings });

  test('a long gap: what reaches the next ring, until when, and what does not', () => {
    const { now, aims } = say({ contacts: [[day - 200, 'built', 120]] });
    expect(now[0]).toMatch(/^If you do nothing, it falls to Cold (today|tomorrow|in .+) \(.+\)\.$/);
    expect(aims.map(({ goal }) => goal)).toEqual(['To reach Current and the freshness of 0.50 you want']);
    expect(aims[0]!.ways[0]).toMatch(/^\d+ (min|h) hands-on today is enough, until .+ \(.+\)\.$/);
    expect(aims[0]!.ways[2]).toMatch(/^Talking it over is not enough: even 8 h today would not lift freshness above 0\.\d\d\.$/);
  });

  test('an adopt at second hand: hands-on lets it stand', () => {
    const { recommendation } = say({ contacts: [[day - 10, 'discussed', 45]], statements: [[day - 10, 'adopt']] });
    expect(recommendation[0]).toBe('30 min hands-on today would move it to Adopt, since your adopt then rests on your own hands.');
    expect(recommendation[1]).toBe('A verdict of assess or hold in an entry dated today would move it there.');
    expect(recommendation[2]).toBe('As long as you have never had it in your own hands, adopt shows as Trial.');
  });

  test('of another day than today name the day', () => {
    expect(say({ contacts: [[day - 200, 'built', 120]] }, day + 1).aims[0]!.ways[0]).toContain('on 1 November 2026');
  });
});
