import { describe, expect, test } from 'vitest';
import { layOutQuadrantName } from '#app/core/quadrant-names.ts';
import { isClearOf } from '#app/core/label-placement.ts';
import { placeBlips } from '#app/core/placement.ts';
import { RADIUS, segmentOf } from '#app/core/radar-geometry.ts';
import { placeRingNames } from '#app/core/ring-names.ts';
import { splitInTwo, widthOfBold } from '#app/core/text-width.ts';
import { dealEvenly } from './placement-spreads.ts';

const TITLES = ['Hands-on', 'Current', 'Conversant', 'Cold'];

describe('ring names', () => {
  test.each([2, 3, 4, 5, 6, 8])('stand in their rings and touch no blip (%i quadrants)', (quadrants) => {
    const shape = { quadrants, rings: 4 };
    for (const count of [0, 1, 20, 50, 100]) {
      const places = [...placeBlips(dealEvenly(count, shape), shape).values()];
      for (const size of [15, 27]) {
        const names = placeRingNames(TITLES, places, shape, size);
        for (const [ring, { title, x, y }] of (names ?? []).entries()) {
          const box = { x: x - (widthOfBold(title) * size) / 2, y: y - size / 2, width: widthOfBold(title) * size, height: size };
          expect(places.every((place) => isClearOf(box, place))).toBe(true);
          expect(segmentOf(box.x, box.y, shape)?.ring).toBe(ring);
        }
        if (count <= 50 && size === 15) expect(names).not.toBeNull();
      }
    }
  });

  test('stand at 12 o’clock where nothing is in the way', () => {
    expect(placeRingNames(TITLES, [], { quadrants: 4, rings: 4 }, 15)!.map(({ x }) => x)).toEqual([500, 500, 500, 500]);
  });

  test('are left to the key beside the picture where one finds no room', () => {
    const shape = { quadrants: 4, rings: 4 };
    expect(placeRingNames(TITLES, [...placeBlips(dealEvenly(500, shape), shape).values()], shape, 15)).toBeNull();
  });
});

describe('a quadrant name', () => {
  const arc = (quadrants: number) => (2 * Math.PI * RADIUS) / quadrants;

  test('keeps its size while it fits, in one line', () => {
    expect(layOutQuadrantName('Languages & Frameworks', 3, 4)).toMatchObject([{ text: 'Languages & Frameworks', size: 20 }]);
  });

  test.each([2, 4, 8])('is never longer than its arc, however long it is (%i quadrants)', (quadrants) => {
    for (const title of ['Tools', 'Languages, Frameworks & Everything Around Them', 'Infrastructure-and-operations-and-more-and-more-in-one-word', 'A very long name '.repeat(6).trim()]) {
      for (let quadrant = 0; quadrant < quadrants; quadrant += 1) {
        const lines = layOutQuadrantName(title, quadrant, quadrants);
        expect(lines.map(({ text }) => text).join(' ')).toBe(title);
        for (const { text, size } of lines) expect(widthOfBold(text) * size).toBeLessThanOrEqual(arc(quadrants));
      }
    }
  });

  test('breaks where its halves are most alike', () => {
    expect(splitInTwo('Languages & Frameworks')).toEqual(['Languages &', 'Frameworks']);
    expect(splitInTwo('Techniques')).toBeNull();
  });
});
