import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countValues, filterBlips, isFound, markMatches, meantBlips, NO_FILTER, type BlipFilter } from '#app/core/blip-filter.ts';
import { blipOf, viewOf } from './radar-builder.ts';

const blips = [
  blipOf(1, { title: 'Terraform', tags: ['infrastructure', 'cloud'], vendor: 'HashiCorp', quadrant: 1, basis: 'fading', movement: 'out', kinds: ['project', 'meeting'], lastFirstHand: 3 }),
  blipOf(2, { title: 'eBPF', tags: ['linux'], kinds: ['deep-dive'], lastFirstHand: 9 }),
  blipOf(3, { title: 'DNS', tags: ['linux', 'cloud'], ring: 1, movement: 'new', kinds: ['reading'] }),
];
const view = viewOf(blips);
const numbers = (filter: Partial<BlipFilter>) => filterBlips(blips, { ...NO_FILTER, ...filter }, view).map(({ number }) => number);

describe('a filter', () => {
  test('without a wish keeps all', () => {
    expect(numbers({})).toEqual([1, 2, 3]);
  });

  test('takes any of several values of one sort, and all of the sorts', () => {
    expect(numbers({ rings: ['adopt', 'trial'] })).toEqual([1, 2, 3]);
    expect(numbers({ rings: ['trial'], quadrants: ['techniques'] })).toEqual([3]);
    expect(numbers({ bases: ['fading'], movements: ['out', 'in'] })).toEqual([1]);
    expect(numbers({ vendors: ['HashiCorp'] })).toEqual([1]);
    expect(numbers({ quadrants: ['unknown'] })).toEqual([]);
  });

  test('asks for any or for all of its tags and kinds of evidence', () => {
    expect(numbers({ tags: ['linux', 'cloud'] })).toEqual([1, 2, 3]);
    expect(numbers({ tags: ['linux', 'cloud'], match: 'all' })).toEqual([3]);
    expect(numbers({ tags: ['linux'], kinds: ['project'] })).toEqual([1, 2, 3]);
    expect(numbers({ tags: ['cloud'], kinds: ['project', 'meeting'], match: 'all' })).toEqual([1]);
    expect(numbers({ match: 'all' })).toEqual([1, 2, 3]);
  });

  test('can leave only what has been met at first hand', () => {
    expect(numbers({ firstHand: true })).toEqual([1, 2]);
  });
});

describe('a search', () => {
  test('finds words in titles, ids and tags, all of them, in any case', () => {
    const found = (text: string) => blips.filter((blip) => isFound(blip, text)).map(({ number }) => number);
    expect(found('LINUX')).toEqual([2, 3]);
    expect(found('linux dn')).toEqual([3]);
    expect(found('area-1')).toEqual([1]);
    expect(found('  ')).toEqual([]);
  });

  test('narrows what the picture means together with the filter, and alone nothing of the table', () => {
    expect(meantBlips(view, NO_FILTER, '')).toBeUndefined();
    expect(meantBlips(view, NO_FILTER, 'linux')).toEqual(new Set(['area-2', 'area-3']));
    expect(meantBlips(view, { ...NO_FILTER, rings: ['trial'] }, 'linux')).toEqual(new Set(['area-3']));
  });

  test('marks what it found, and loses no letter', () => {
    expect(markMatches('Terraform', 'RA for')).toEqual([
      { text: 'Ter', isMatch: false },
      { text: 'ra', isMatch: true },
      { text: 'for', isMatch: true },
      { text: 'm', isMatch: false },
    ]);
    fc.assert(fc.property(fc.string(), fc.string(), (text, search) => {
      expect(markMatches(text, search).map((stretch) => stretch.text).join('')).toBe(text);
    }));
  });
});

test('what there is to choose from is counted once for each area', () => {
  expect(countValues(blips, ({ tags }) => tags)).toEqual([['cloud', 2], ['infrastructure', 1], ['linux', 2]]);
});
