import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingAt } from '#app/core/standing.ts';
import { ledgerOf, past, upTo, type Past } from './ledger-builder.ts';

const standing = (what: Past, asOf: number) => standingAt(ledgerOf(what), asOf)?.standing;

describe('a verdict', () => {
  test('stands while the area is not stale', () => {
    expect(standing({ contacts: [[0, 'built', 600]], statements: [[0, 'adopt']] }, 30)).toBe('supported');
  });

  test('has outlived its evidence when the area was not stale then and is now', () => {
    expect(standing({ contacts: [[0, 'built', 600]], statements: [[0, 'adopt']] }, 400)).toBe('outlived');
  });

  test('is thin when the area was stale even then', () => {
    expect(standing({ contacts: [[0, 'read', 45]], statements: [[0, 'hold']] }, 0)).toBe('thin');
    expect(standing({ contacts: [], statements: [[0, 'hold']] }, 9)).toBe('thin');
  });

  test('that was thin stands once evidence has come', () => {
    const what: Past = { contacts: [[20, 'built', 600]], statements: [[0, 'trial']] };
    expect([19, 20].map((asOf) => standing(what, asOf))).toEqual(['thin', 'supported']);
  });

  test('is the latest by the day, and none before the first', () => {
    const what: Past = { contacts: [], statements: [[10, 'trial'], [20, 'hold']] };
    expect(standingAt(ledgerOf(what), 9)).toBeNull();
    expect(standingAt(ledgerOf(what), 19)?.statement.verdict).toBe('trial');
    expect(standingAt(ledgerOf(what), 20)?.statement.verdict).toBe('hold');
  });

  test('knows nothing of what came after the day', () => {
    fc.assert(fc.property(past, fc.integer({ min: -1600, max: 1600 }), (what, asOf) => {
      expect(standingAt(ledgerOf(what), asOf)).toEqual(standingAt(ledgerOf(upTo(what, asOf)), asOf));
    }));
  });
});
