import { describe, expect, test } from 'vitest';
import { dayAt, formatDay, parseDay } from '#app/core/day.ts';

describe('a day', () => {
  test('is the date as written, and comes back as written', () => {
    for (const iso of ['1970-01-01', '2024-02-29', '2026-11-22', '1969-12-31']) {
      expect(formatDay(parseDay(iso) ?? NaN)).toBe(iso);
    }
  });

  test('counts calendar days', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect((parseDay('2024-03-01') ?? 0) - (parseDay('2024-02-28') ?? 0)).toBe(2);
  });

  test('is refused when no calendar has it, or no life', () => {
    for (const iso of ['2026-02-30', '2026-13-01', '2026-1-1', '2026-11-22T10:00', '', 'yesterday', '0000-01-01', '9999-12-31']) {
      expect(parseDay(iso)).toBeNull();
    }
  });

  test('of an instant depends on where the owner is', () => {
    const instant = Date.parse('2026-11-22T02:30:00Z');
    expect(formatDay(dayAt(instant, 'Europe/Lisbon'))).toBe('2026-11-22');
    expect(formatDay(dayAt(instant, 'America/Los_Angeles'))).toBe('2026-11-21');
    expect(formatDay(dayAt(instant, 'Pacific/Auckland'))).toBe('2026-11-22');
  });
});
