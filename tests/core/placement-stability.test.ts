import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBlips, type Place, type Placeable } from '#app/core/placement.ts';
import { dealEvenly, NAMINGS, radars } from './placement-spreads.ts';

/** Areas that are in both pictures, and not in the same place or not of the same size. */
function movedBetween(before: Map<string, Place>, after: Map<string, Place>): string[] {
  return [...before.values()]
    .filter((place) => {
      const now = after.get(place.area);
      return now && (now.x !== place.x || now.y !== place.y || now.r !== place.r);
    })
    .map((place) => place.area);
}

describe('a change stays in its segment', () => {
  const changed = radars.chain(({ blips, shape }) =>
    fc.record({
      blips: fc.constant(blips),
      shape: fc.constant(shape),
      at: fc.nat(blips.length - 1),
      ring: fc.nat(shape.rings - 1),
    }),
  );
  const segmentKey = (blip: Placeable | undefined) => `${blip?.quadrant} ${blip?.ring}`;

  it('when an area comes or goes', () => {
    fc.assert(
      fc.property(changed, ({ blips, shape, at }) => {
        const without = blips.filter((_, i) => i !== at);
        const moved = movedBetween(placeBlips(blips, shape), placeBlips(without, shape));
        const segments = moved.map((area) => segmentKey(blips.find((blip) => blip.area === area)));
        expect(segments.filter((segment) => segment !== segmentKey(blips[at]))).toEqual([]);
      }),
    );
  });

  it('or in the two it concerns, when an area moves to another ring', () => {
    fc.assert(
      fc.property(changed, ({ blips, shape, at, ring }) => {
        const after = blips.map((blip, i) => (i === at ? { ...blip, ring } : blip));
        const moved = movedBetween(placeBlips(blips, shape), placeBlips(after, shape));
        const segments = moved.map((area) => segmentKey(blips.find((blip) => blip.area === area)));
        const concerned = [segmentKey(blips[at]), segmentKey(after[at])];
        expect(segments.filter((segment) => !concerned.includes(segment))).toEqual([]);
      }),
    );
  });
});

describe('in an even spread, one area more or less moves or resizes at most 5 % of the others', () => {
  const cases = [2, 3, 4, 5, 6, 8].flatMap((quadrants) =>
    [50, 200, 500].flatMap((count) => Object.keys(NAMINGS).map((naming) => ({ quadrants, count, naming }))),
  );

  it.each(cases)('$count areas ($naming) in $quadrants quadrants', ({ quadrants, count, naming }) => {
    const shape = { quadrants, rings: 4 };
    const blips = dealEvenly(count, shape, NAMINGS[naming]);
    const before = placeBlips(blips, shape);
    const removals = blips.map((_, at) => placeBlips(blips.filter((__, i) => i !== at), shape));
    const newcomers = dealEvenly(quadrants * 4, shape, (i) => `new-${i}`);
    const additions = newcomers.map((newcomer) => placeBlips([...blips, newcomer], shape));
    const most = (pictures: Map<string, Place>[]) =>
      Math.max(...pictures.map((after) => movedBetween(before, after).length));
    expect(most(removals)).toBeLessThanOrEqual(0.05 * (count - 1));
    expect(most(additions)).toBeLessThanOrEqual(0.05 * count);
  });
});
