import { describe, expect, test } from 'vitest';
import { BLIP_ORDERS, sortBlips } from '#app/core/blip-list.ts';
import type { Blip } from '#app/core/radar-view.ts';
import { blipOf } from './radar-builder.ts';

const blips = [
  blipOf(1, { title: 'Terraform', tags: ['infrastructure'], quadrant: 1, F: 0.3, basis: 'fading', movement: 'out' }),
  blipOf(2, { title: 'eBPF', tags: ['linux'], F: 0.7, staleOn: 20, lastFirstHand: 9 }),
  blipOf(3, { title: 'DNS', tags: ['linux'], ring: 1, F: 0.6, staleOn: 10, lastFirstHand: 12, movement: 'new' }),
];
const numbers = (found: Blip[]) => found.map((b) => b.number);

describe('an order', () => {
  test('follows what it is named for', () => {
    expect(numbers(sortBlips(blips, 'title'))).toEqual([3, 2, 1]);
    expect(numbers(sortBlips(blips, 'freshness'))).toEqual([2, 3, 1]);
    expect(numbers(sortBlips(blips, 'stale'))).toEqual([3, 2, 1]);
    expect(numbers(sortBlips(blips, 'first-hand'))).toEqual([3, 2, 1]);
    expect(numbers(sortBlips(blips, 'movement'))).toEqual([3, 1, 2]);
  });

  test('turned round, and of equals, keeps the numbers of the picture', () => {
    expect(numbers(sortBlips(blips, 'ring'))).toEqual([1, 2, 3]);
    expect(numbers(sortBlips(blips, 'ring', true))).toEqual([3, 1, 2]);
  });

  test('loses no blip', () => {
    for (const order of BLIP_ORDERS) expect(numbers(sortBlips(blips, order, true)).sort()).toEqual([1, 2, 3]);
  });
});
