import { describe, expect, test } from 'vitest';
import { askDay, askRadar } from '#app/core/ask.ts';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { parseDay } from '#app/core/day.ts';

const today = parseDay('2026-11-22')!;

describe('a question', () => {
  test('that names no day is about today', () => {
    for (const text of [undefined, null, '', '  ', 'today', 'Today']) expect(askDay(text, today)).toEqual({ ok: true, value: today });
    expect(askDay('2024-02-29', today)).toEqual({ ok: true, value: parseDay('2024-02-29') });
  });

  test('about a day that is none says how to write one', () => {
    for (const text of ['2026-02-30', 'soon', '22.11.2026', '2026-11-22T10:00']) {
      expect(askDay(text, today)).toMatchObject({ ok: false, problem: { code: 'bad-date', message: expect.stringContaining(text), hint: expect.stringContaining('YYYY-MM-DD') } });
    }
  });

  test('about a radar compares with the period before, in the lens of recommendation', () => {
    expect(askRadar({}, today, DEFAULT_CONFIG)).toEqual({ ok: true, value: { asOf: today, lens: 'recommendation', compare: today - 90 } });
    expect(askRadar({ asOf: '2025-01-01' }, today, { comparisonDays: 30 })).toMatchObject({ value: { compare: parseDay('2025-01-01')! - 30 } });
  });

  test('about a radar is refused where it makes no sense', () => {
    expect(askRadar({ lens: 'rose' }, today, DEFAULT_CONFIG)).toMatchObject({ problem: { code: 'bad-choice' } });
    expect(askRadar({ compare: '2026-11-22' }, today, DEFAULT_CONFIG)).toMatchObject({ problem: { code: 'bad-date' } });
    expect(askRadar({ asOf: '2026-01-01', compare: '2026-05-05' }, today, DEFAULT_CONFIG)).toMatchObject({ problem: { code: 'bad-date' } });
  });
});
