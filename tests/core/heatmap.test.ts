import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askYear, contactCalendar, weekdayOf } from '#app/core/heatmap.ts';
import { formatDay } from '#app/core/day.ts';
import { ledgerOf, past } from './ledger-builder.ts';
import { dayOf } from './read-vault.ts';

const on = dayOf('2026-11-01');

describe('the calendar of contacts', () => {
  test('adds up the minutes of each day, first-hand apart from second-hand, over all areas', () => {
    const ledger = [ledgerOf({ contacts: [[on - 1, 'built', 60], [on - 1, 'read', 20]] }, 'a'), ledgerOf({ contacts: [[on - 1, 'debugged', 30]] }, 'b')];
    expect(contactCalendar({ ledger }, on, null).days).toEqual([{ day: on - 1, firstHand: 90, secondHand: 20, areas: 2 }]);
  });

  test('shows whole weeks, a year back or the year asked for, and nothing after the as-of day', () => {
    const contacts: [number][] = [[dayOf('2025-10-01')], [dayOf('2025-12-31')], [dayOf('2026-01-01')], [on], [on + 1]];
    const calendar = (year: number | null) => contactCalendar({ ledger: [ledgerOf({ contacts })] }, on, year);
    const { from, to, days, years } = calendar(null);
    expect([weekdayOf(from), weekdayOf(to), to - from + 1]).toEqual([0, 6, 53 * 7]);
    expect(from <= on && on <= to).toBe(true);
    expect(days.map(({ day }) => formatDay(day))).toEqual(['2025-12-31', '2026-01-01', '2026-11-01']);
    expect(years).toEqual([2026, 2025]);
    expect(calendar(2025).days.map(({ day }) => formatDay(day))).toEqual(['2025-10-01', '2025-12-31']);
  });

  test('loses no minute of the days it shows', () => {
    fc.assert(fc.property(past, fc.integer({ min: -800, max: 1600 }), (before, asOf) => {
      const { days, from } = contactCalendar({ ledger: [ledgerOf(before)] }, asOf, null);
      const met = before.contacts.filter(([day]) => day >= from && day <= asOf);
      const total = met.reduce((sum, [, , minutes]) => sum + minutes!, 0);
      expect(days.reduce((sum, { firstHand, secondHand }) => sum + firstHand + secondHand, 0)).toBeCloseTo(total, 9);
      expect(days).toHaveLength(new Set(met.map(([day]) => day)).size);
    }));
  });

  test('begins its weeks on Monday', () => {
    expect([weekdayOf(dayOf('2026-11-02')), weekdayOf(dayOf('2026-11-01')), weekdayOf(dayOf('1965-03-01'))]).toEqual([0, 6, 0]);
  });

  test('of something that is no year says so', () => {
    expect(askYear(' 2026 ')).toEqual({ ok: true, value: 2026 });
    expect(askYear('')).toEqual({ ok: true, value: null });
    for (const text of ['26', 'soon', '1066', '3000']) expect(askYear(text)).toMatchObject({ ok: false, problem: { code: 'bad-date' } });
  });
});
