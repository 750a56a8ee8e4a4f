import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachesOf, targetsOf } from '#app/core/blip-targets.ts';
import type { Disc } from '#app/core/label-placement.ts';
import { placeBlips } from '#app/core/placement.ts';
import { dealEvenly, radars } from './placement-spreads.ts';

type Corner = readonly [number, number];
const ROUNDING = 0.11;

const cornersOf = (path: string): Corner[] => path.slice(1, -1).split('L').map((pair) => pair.split(' ').map(Number) as unknown as Corner);

/** How far a point is inside a convex polygon; negative outside. */
function depthIn(corners: readonly Corner[], [x, y]: Corner): number {
  return Math.min(...corners.map(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length]!;
    const length = Math.hypot(bx - ax, by - ay);
    return length === 0 ? Infinity : ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
  }));
}

function expectApart(blips: readonly Disc[]): void {
  const targets = targetsOf(blips).map(cornersOf);
  for (const [i, corners] of targets.entries()) {
    const { x, y, r } = blips[i]!;
    expect(depthIn(corners, [x, y])).toBeGreaterThanOrEqual(r - ROUNDING);
    for (const [j, others] of targets.entries()) {
      if (i !== j) expect(others.every((corner) => depthIn(corners, corner) < ROUNDING)).toBe(true);
    }
  }
}

describe('the target of a blip', () => {
  test('holds the whole blip, and meets no other target', () => {
    for (const count of [1, 2, 50, 200]) expectApart([...placeBlips(dealEvenly(count, { quadrants: 4, rings: 4 }), { quadrants: 4, rings: 4 }).values()]);
  });

  test('in any radar', () => {
    fc.assert(fc.property(radars, ({ blips, shape }) => expectApart([...placeBlips(blips, shape).values()])), { numRuns: 25 });
  });

  test('is 24 pixels across on a phone where no neighbour is nearer than that', () => {
    const perUnit = 390 / 1048;
    const [corners] = targetsOf([{ x: 500, y: 500, r: 12 }, { x: 600, y: 500, r: 12 }]).map(cornersOf);
    expect(2 * depthIn(corners!, [500, 500]) * perUnit).toBeGreaterThanOrEqual(24);
  });
});

describe('the reach of a blip', () => {
  test('holds the whole blip, meets no other blip, and is nearer to its own than to any', () => {
    fc.assert(
      fc.property(radars, ({ blips, shape }) => {
        const places = [...placeBlips(blips, shape).values()];
        const reaches = reachesOf(places);
        for (const [i, blip] of places.entries()) {
          expect(reaches[i]).toBeGreaterThanOrEqual(blip.r);
          for (const other of places) {
            // To the edge of either, from the point of the reach that is nearest to the other.
            const gap = Math.hypot(other.x - blip.x, other.y - blip.y);
            if (other !== blip) expect(reaches[i]! - blip.r).toBeLessThanOrEqual(gap - reaches[i]! - other.r + 1e-9);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is 24 pixels across on a phone where no neighbour is nearer than that', () => {
    expect(2 * reachesOf([{ x: 500, y: 500, r: 12 }, { x: 600, y: 500, r: 12 }])[0]! * (390 / 1048)).toBeGreaterThanOrEqual(24);
  });
});
