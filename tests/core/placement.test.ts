import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { placeBlips, type Place, type Placeable } from '#app/core/placement.ts';
import { CENTRE, direction, ringBoundary, ringStart, type Shape } from '#app/core/radar-geometry.ts';
import { crowdInto, dealEvenly, FOUR, radars, SPREADS, TECHNOLOGIES } from './placement-spreads.ts';

/** Clear space between the circle and the nearest border of its segment; negative when it crosses one. */
function clearanceOf(blip: Placeable, { x, y, r }: Place, shape: Shape): number {
  const dx = x - CENTRE;
  const dy = y - CENTRE;
  const distance = Math.hypot(dx, dy);
  const start = direction(blip.quadrant / shape.quadrants);
  const end = direction((blip.quadrant + 1) / shape.quadrants);
  const sides = [start.x * dy - start.y * dx, dx * end.y - dy * end.x, ringBoundary(blip.ring, shape.rings) - distance];
  if (blip.ring > 0) sides.push(distance - ringStart(blip.ring, shape.rings));
  return Math.min(...sides) - r;
}

/** Clear space between the two circles nearest each other; Infinity where there is one. */
function leastGap(places: Iterable<Place>): number {
  const all = [...places];
  let least = Infinity;
  for (const [i, a] of all.entries()) {
    for (let j = i + 1; j < all.length; j += 1) {
      const b = all[j]!;
      least = Math.min(least, Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) - a.r - b.r);
    }
  }
  return least;
}

function expectWellPlaced(blips: Placeable[], shape: Shape): void {
  const places = placeBlips(blips, shape);
  expect(places.size).toBe(blips.length);
  const clearances = blips.map((blip) => clearanceOf(blip, places.get(blip.area)!, shape));
  expect(Math.min(Infinity, ...clearances)).toBeGreaterThanOrEqual(0.98);
  expect(leastGap(places.values())).toBeGreaterThan(1);
  for (const { r } of places.values()) expect(r).toBeGreaterThanOrEqual(0.75);
}

describe('every blip is drawn, whole, in its own segment and clear of every other', () => {
  const shapes = [2, 3, 4, 5, 6, 7, 8].map((quadrants) => ({ quadrants, rings: 4 }));
  shapes.push({ quadrants: 4, rings: 3 }, { quadrants: 8, rings: 5 });
  const counts = [1, 2, 3, 5, 8, 13, 21, 34, 50, 89, 200, 350, 500];

  for (const [spread, deal] of Object.entries(SPREADS)) {
    it(`when they are ${spread}, from 1 to 500 of them`, () => {
      for (const shape of shapes) {
        for (const count of counts) expectWellPlaced(deal(count, shape), shape);
      }
    });
  }

  it('however they are spread', () => {
    fc.assert(fc.property(radars, ({ blips, shape }) => expectWellPlaced(blips, shape)));
  });

  it('at every count up to 500 in the smallest segment there is', () => {
    const shape = { quadrants: 8, rings: 5 };
    for (let count = 1; count <= 500; count += 1) expectWellPlaced(crowdInto({ quadrant: 3, ring: 1 })(count), shape);
  });

  it('and none at all is an empty picture', () => {
    expect(placeBlips([], FOUR).size).toBe(0);
  });

  it('up to thousands in one segment, past which it refuses', () => {
    const crowd = crowdInto({ quadrant: 0, ring: 0 });
    expect(placeBlips(crowd(3000), FOUR).size).toBe(3000);
    expect(() => placeBlips(crowd(50_000), FOUR)).toThrow(RangeError);
  });
});

describe('a picture is the same', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.resetModules();
  });

  it('whatever order the blips come in', () => {
    const shuffled = radars.chain((radar) => {
      const blips = fc.shuffledSubarray(radar.blips, { minLength: radar.blips.length });
      return fc.record({ radar: fc.constant(radar), blips });
    });
    fc.assert(
      fc.property(shuffled, ({ radar, blips }) => {
        expect([...placeBlips(blips, radar.shape)]).toEqual([...placeBlips(radar.blips, radar.shape)]);
      }),
    );
  });

  it('in every release, unless a change of the layout is meant', () => {
    const blips = TECHNOLOGIES.slice(0, 6).map((area, i) => ({ area, quadrant: i % 4, ring: i % 3 }));
    const places = [...placeBlips(blips, FOUR).values()];
    expect(places.map(({ area, x, y, r }) => `${area} ${x} ${y} ${r}`)).toEqual([
      'kubernetes 519.8 432.12 12',
      'typescript 480.2 480.2 12',
      'rust 772.94 475.96 12',
      'terraform 676.78 676.78 12',
      'go 792.74 676.78 12',
      'react 180.39 522.63 12',
    ]);
  });

  it('on engines whose sine and cosine differ in the last places', async () => {
    const { sin, cos } = Math;
    vi.spyOn(Math, 'sin').mockImplementation((angle) => sin(angle) * (1 + 3e-16));
    vi.spyOn(Math, 'cos').mockImplementation((angle) => cos(angle) - 2e-16);
    vi.resetModules();
    const elsewhere = await import('#app/core/placement.ts');
    for (const quadrants of [2, 3, 4, 5, 6, 7, 8]) {
      const blips = dealEvenly(200, { quadrants, rings: 4 });
      expect(elsewhere.placeBlips(blips, { quadrants, rings: 4 })).toEqual(placeBlips(blips, { quadrants, rings: 4 }));
    }
  });

  it('whatever was drawn before it', async () => {
    const crowded = crowdInto({ quadrant: 0, ring: 0 })(500);
    const sparse = dealEvenly(50, FOUR);
    placeBlips(crowded, FOUR);
    vi.resetModules();
    const fresh = await import('#app/core/placement.ts');
    expect(fresh.placeBlips(sparse, FOUR)).toEqual(placeBlips(sparse, FOUR));
  });
});

describe('a blip is as large as its segment allows', () => {
  const leastRadius = (blips: Placeable[], shape: Shape) => {
    return Math.min(...[...placeBlips(blips, shape).values()].map(({ r }) => r));
  };

  it.each([2, 3, 4, 5, 6, 8])('in even spreads over %i quadrants', (quadrants) => {
    const shape = { quadrants, rings: 4 };
    expect(leastRadius(dealEvenly(50, shape), shape)).toBe(12);
    expect(leastRadius(dealEvenly(200, shape), shape)).toBeGreaterThanOrEqual(10);
    expect(leastRadius(dealEvenly(500, shape), shape)).toBeGreaterThanOrEqual(8);
  });

  it('and still to be seen where all 500 crowd into one inner segment', () => {
    expect(leastRadius(crowdInto({ quadrant: 0, ring: 0 })(500), FOUR)).toBeGreaterThanOrEqual(2);
  });

  it('and all of a segment are of one size, which does not grow with their number', () => {
    let last = Infinity;
    for (let count = 1; count <= 500; count += 1) {
      const places = placeBlips(crowdInto({ quadrant: 0, ring: 0 })(count), FOUR);
      const sizes = new Set([...places.values()].map(({ r }) => r));
      expect(sizes.size).toBe(1);
      expect([...sizes][0]).toBeLessThanOrEqual(last);
      last = [...sizes][0]!;
    }
  });
});

describe('while a radar is sparse', () => {
  it.each([2, 3, 4])('blips keep off the lines and off each other (%i quadrants)', (quadrants) => {
    const shape = { quadrants, rings: 4 };
    const blips = dealEvenly(50, shape);
    const places = placeBlips(blips, shape);
    expect(Math.min(...blips.map((blip) => clearanceOf(blip, places.get(blip.area)!, shape)))).toBeGreaterThanOrEqual(6);
    expect(leastGap(places.values())).toBeGreaterThanOrEqual(7);
  });
});
