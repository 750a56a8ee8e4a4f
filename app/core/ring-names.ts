import { isClearOf, type Box, type Disc } from './label-placement.ts';
import { CENTRE, pointAt, ringBoundary, ringStart, type Shape } from './radar-geometry.ts';
import { widthOfBold } from './text-width.ts';

/** The name of a ring, centred on a point inside it. */
export interface RingName {
  title: string;
  x: number;
  y: number;
}

/** Where a name is looked for, as turns of the clock either side of 12, nearest first. */
const TURNS = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * 0.0165);
/** How far out in its ring, from the middle. */
const DEPTHS = [0.5, 0.35, 0.65, 0.22, 0.78];
const MARGIN = 3;

/**
 * The names of the rings where no blip touches them, as near to 12 o'clock as can be. Null where one
 * of them finds no room: then they all stand beside the picture.
 */
export function placeRingNames(titles: readonly string[], blips: readonly Disc[], shape: Shape, size: number): RingName[] | null {
  const names = titles.map((title, ring) => placeName(title, ring, blips, shape, size));
  return names.every((name) => name !== null) ? names : null;
}

function placeName(title: string, ring: number, blips: readonly Disc[], shape: Shape, size: number): RingName | null {
  const [inner, outer] = [ringStart(ring, shape.rings), ringBoundary(ring, shape.rings)];
  const [width, height] = [widthOfBold(title) * size, size];
  const near = blips.filter((blip) => {
    const distance = Math.hypot(blip.x - CENTRE, blip.y - CENTRE);
    return distance > inner - blip.r && distance < outer + blip.r;
  });
  for (const turn of TURNS) {
    for (const depth of DEPTHS) {
      const { x, y } = pointAt(turn, inner + (outer - inner) * depth);
      const box = { x: x - width / 2, y: y - height / 2, width, height };
      if (isInBand(box, inner, outer) && near.every((blip) => isClearOf(box, blip))) return { title, x, y };
    }
  }
  return null;
}

/** Whether a box lies between two circles around the middle of the picture. */
function isInBand({ x, y, width, height }: Box, inner: number, outer: number): boolean {
  const [left, right, top, bottom] = [x - CENTRE, x + width - CENTRE, y - CENTRE, y + height - CENTRE];
  const farthest = Math.hypot(Math.max(Math.abs(left), Math.abs(right)), Math.max(Math.abs(top), Math.abs(bottom)));
  const nearest = Math.hypot(left * right < 0 ? 0 : Math.min(Math.abs(left), Math.abs(right)), top * bottom < 0 ? 0 : Math.min(Math.abs(top), Math.abs(bottom)));
  return farthest <= outer - MARGIN && nearest >= inner + (inner > 0 ? MARGIN : 0);
}
