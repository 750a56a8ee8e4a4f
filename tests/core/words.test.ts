import { describe, expect, test } from 'vitest';
import { parseDay } from '#app/core/day.ts';
import { count, sayAbout, sayBand, sayBandShort, sayDay, sayMinutes, sayStale, sayWhen } from '#app/core/words.ts';

const day = (iso: string) => parseDay(iso)!;
const asOf = day('2026-11-22');

describe('a date in words', () => {
  test('is absolute, or relative to the as-of day', () => {
    expect(sayDay(day('2026-03-03'))).toBe('3 March 2026');
    expect(sayWhen(asOf, asOf)).toBe('today');
    expect(sayWhen(asOf - 1, asOf)).toBe('yesterday');
    expect(sayWhen(asOf + 1, asOf)).toBe('tomorrow');
    expect(sayWhen(asOf - 3, asOf)).toBe('3 days ago');
    expect(sayWhen(asOf + 35, asOf)).toBe('in about 5 weeks');
    expect(sayWhen(asOf - 400, asOf)).toBe('13 months ago');
    expect(sayWhen(asOf - 1500, asOf)).toBe('4 years ago');
    expect(sayWhen(asOf - 940, asOf)).toBe('2½ years ago');
  });

  test('is a third of a month where more would promise too much, with the year where it is another', () => {
    expect(sayAbout(day('2026-12-10'), asOf)).toBe('early December');
    expect(sayAbout(day('2026-12-11'), asOf)).toBe('mid-December');
    expect(sayAbout(day('2027-02-21'), asOf)).toBe('late February 2027');
  });
});

describe('a forecast in words', () => {
  const staleOn = day('2026-12-27');

  test('carries its band', () => {
    expect(sayStale({ staleOn, staleBand: [day('2026-12-15'), day('2027-02-25')] }, asOf)).toBe('Stale in about 5 weeks (mid-December to late February 2027)');
  });

  test('says so where one end of the band has passed', () => {
    expect(sayBand([null, day('2027-02-25')], asOf)).toBe('perhaps already to late February 2027');
    expect(sayBand([asOf - 3, day('2027-02-25')], asOf)).toBe('perhaps already to late February 2027');
  });

  test('names both ends once where they are the same', () => {
    expect(sayBand([day('2026-12-12'), day('2026-12-18')], asOf)).toBe('mid-December');
  });

  test('fits a cell', () => {
    expect(sayBandShort([null, day('2027-02-25')], asOf)).toBe('now to late Feb 2027');
    expect(sayBandShort([day('2026-12-15'), day('2027-05-05')], asOf)).toBe('mid-Dec to early May 2027');
  });

  test('of what is stale says since when, if it ever was fresh', () => {
    expect(sayStale({ staleOn: null, staleBand: [null, null] }, asOf)).toBe('Stale');
    expect(sayStale({ staleOn: null, staleBand: [null, null], staleSince: day('2025-03-04') }, asOf)).toBe('Stale since about early March 2025');
  });
});

describe('lengths and counts', () => {
  test('read as a person says them', () => {
    expect([45, 119, 120, 150, 720].map(sayMinutes)).toEqual(['45 min', '119 min', '2 h', '2 h 30', '12 h']);
    expect([count(1, 'area'), count(2, 'area'), count(0, 'entry', 'entries')]).toEqual(['1 area', '2 areas', '0 entries']);
  });
});
