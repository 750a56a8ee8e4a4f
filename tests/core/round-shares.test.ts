import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundShares } from '#app/core/round-shares.ts';

describe('rounded shares', () => {
  test('add up to the rounded total, each within one unit of what it was', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { maxLength: 60 }), fc.integer({ min: 0, max: 4 }), (parts, decimals) => {
      const rounded = roundShares(parts, decimals);
      const total = parts.reduce((a, b) => a + b, 0);
      expect(rounded.reduce((a, b) => a + b, 0).toFixed(decimals)).toBe((Math.round(total * 10 ** decimals) / 10 ** decimals).toFixed(decimals));
      for (const [i, part] of parts.entries()) expect(Math.abs(rounded[i]! - part)).toBeLessThanOrEqual(10 ** -decimals + 1e-9);
    }));
  });

  test('show something where many small parts make a total that shows', () => {
    expect(roundShares([0.0004, 0.0004, 0.0003], 3)).toEqual([0.001, 0, 0]);
  });
});
