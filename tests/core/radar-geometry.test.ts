import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CENTRE,
  direction,
  pointAt,
  quadrantTurns,
  RADIUS,
  ringBoundary,
  ringStart,
  segmentOf,
  segmentPath,
  SIZE,
  type Shape,
} from '#app/core/radar-geometry.ts';

const shapes = fc.record<Shape>({ quadrants: fc.integer({ min: 2, max: 8 }), rings: fc.integer({ min: 3, max: 5 }) });

describe('rings', () => {
  it('grow outwards to the rim, which leaves a margin in the picture', () => {
    expect([0, 1, 2, 3].map((ring) => ringBoundary(ring, 4))).toEqual([204, 296, 388, 480]);
    expect([0, 1, 2].map((ring) => ringBoundary(ring, 3))).toEqual([204, 342, 480]);
    expect([0, 1, 2, 3, 4].map((ring) => ringBoundary(ring, 5))).toEqual([204, 273, 342, 411, 480]);
    expect(RADIUS).toBeLessThan(SIZE / 2);
  });

  it('each begin where the one inside ends', () => {
    expect([0, 1, 2, 3].map((ring) => ringStart(ring, 4))).toEqual([0, 204, 296, 388]);
  });
});

describe('quadrants', () => {
  it('begin at 12 o’clock and go clockwise, so that the first of four is at the top right', () => {
    expect([0, 1, 2, 3].map((q) => pointAt(quadrantTurns(q, 4).start, 100))).toEqual([
      { x: 500, y: 400 },
      { x: 600, y: 500 },
      { x: 500, y: 600 },
      { x: 400, y: 500 },
    ]);
  });

  it('are the right half and the left where there are two', () => {
    expect(segmentOf(700, 500, { quadrants: 2, rings: 4 })?.quadrant).toBe(0);
    expect(segmentOf(300, 500, { quadrants: 2, rings: 4 })?.quadrant).toBe(1);
  });
});

describe('segmentOf', () => {
  it('knows every point by the ring and quadrant it was made in', () => {
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(shapes, fc.nat(7), fc.nat(4), inside, inside, (shape, q, r, aside, out) => {
        const quadrant = q % shape.quadrants;
        const ring = r % shape.rings;
        const { x, y } = direction((quadrant + aside) / shape.quadrants);
        const radius = ringStart(ring, shape.rings) * (1 - out) + ringBoundary(ring, shape.rings) * out;
        expect(segmentOf(CENTRE + radius * x, CENTRE + radius * y, shape)).toEqual({ quadrant, ring });
      }),
    );
  });

  it('is null outside the radar', () => {
    expect(segmentOf(CENTRE, CENTRE - RADIUS - 0.01, { quadrants: 4, rings: 4 })).toBeNull();
    expect(segmentOf(0, 0, { quadrants: 4, rings: 4 })).toBeNull();
  });
});

describe('segmentPath', () => {
  it('draws a slice in the middle', () => {
    expect(segmentPath({ quadrant: 0, ring: 0 }, { quadrants: 4, rings: 4 })).toBe('M500 500L500 296A204 204 0 0 1 704 500Z');
  });

  it('draws a piece of a band elsewhere', () => {
    expect(segmentPath({ quadrant: 1, ring: 3 }, { quadrants: 4, rings: 4 })).toBe(
      'M888 500L980 500A480 480 0 0 1 500 980L500 888A388 388 0 0 0 888 500Z',
    );
  });

  it('draws half a band where there are two quadrants', () => {
    expect(segmentPath({ quadrant: 0, ring: 1 }, { quadrants: 2, rings: 4 })).toBe(
      'M500 296L500 204A296 296 0 0 1 500 796L500 704A204 204 0 0 0 500 296Z',
    );
  });

  it('writes no more than two decimals', () => {
    fc.assert(
      fc.property(shapes, fc.nat(7), fc.nat(4), (shape, q, r) => {
        const path = segmentPath({ quadrant: q % shape.quadrants, ring: r % shape.rings }, shape);
        expect(path).toMatch(/^(?:[MLAZ]|-?\d+(?:\.\d{1,2})?(?![\d.])| )+$/);
      }),
    );
  });
});
