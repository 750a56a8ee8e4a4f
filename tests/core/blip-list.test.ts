import { describe, expect, test } from 'vitest';
import { BLIP_ORDERS, filterBlips, sortBlips, type BlipFilter } from '#app/core/blip-list.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';

const ALL: BlipFilter = { text: '', quadrant: null, ring: null, basis: null, movement: null };

function blip(number: number, fields: Partial<Blip>): Blip {
  return {
    ...{ number, area: `area-${number}`, title: `Area ${number}`, tags: [], quadrant: 0, ring: 0, before: 0, movement: 'same', basis: 'fresh', A: 1, F: 0.5 },
    ...{ staleOn: null, staleBand: [null, null], staleSince: null, lastContact: null, lastFirstHand: null, why: '', entry: null, x: 0, y: 0, r: 1 },
    ...fields,
  };
}

const blips = [
  blip(1, { title: 'Terraform', tags: ['infrastructure'], quadrant: 1, F: 0.3, basis: 'fading', movement: 'out' }),
  blip(2, { title: 'eBPF', tags: ['linux'], F: 0.7, staleOn: 20, lastFirstHand: 9 }),
  blip(3, { title: 'DNS', tags: ['linux'], ring: 1, F: 0.6, staleOn: 10, lastFirstHand: 12, movement: 'new' }),
];
const view = { blips, quadrants: [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }], rings: [{ id: 'adopt', title: 'Adopt' }, { id: 'trial', title: 'Trial' }] } as unknown as RadarView;
const numbers = (found: Blip[]) => found.map((b) => b.number);

describe('a filter', () => {
  test('without a wish keeps all', () => {
    expect(numbers(filterBlips(view, ALL))).toEqual([1, 2, 3]);
  });

  test('finds words in titles, ids and tags, all of them, in any case', () => {
    expect(numbers(filterBlips(view, { ...ALL, text: 'LINUX' }))).toEqual([2, 3]);
    expect(numbers(filterBlips(view, { ...ALL, text: 'linux dn' }))).toEqual([3]);
    expect(numbers(filterBlips(view, { ...ALL, text: 'area-1' }))).toEqual([1]);
  });

  test('combines its wishes', () => {
    expect(numbers(filterBlips(view, { ...ALL, quadrant: 'a', ring: 'trial' }))).toEqual([3]);
    expect(numbers(filterBlips(view, { ...ALL, basis: 'fading', movement: 'out' }))).toEqual([1]);
    expect(filterBlips(view, { ...ALL, quadrant: 'unknown' })).toEqual([]);
  });
});

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
