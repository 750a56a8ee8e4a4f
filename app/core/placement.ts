import { assignSlots } from './placement-bids.ts';
import { FULL_ROOM, slotsOf, type Slot } from './placement-slots.ts';
import { CENTRE, direction, quadrantTurns, roundToHundredths, type Segment, type Shape } from './radar-geometry.ts';

export interface Placeable {
  area: string;
  /** Index among the quadrants, clockwise from the top right. */
  quadrant: number;
  /** 0 is innermost. */
  ring: number;
}

/** A blip's circle, in units of the picture. */
export interface Place {
  area: string;
  x: number;
  y: number;
  r: number;
}

/** Clear space around every circle. */
const MARGIN = 1;
/** Few sizes, well apart, so that the circles of a segment seldom change theirs. */
const RADII = [FULL_ROOM - MARGIN, 10.5, 8, 6.5, 5, 4, 3, 2.5, 2, 1.5, 1, 0.75];
const LEAST_RADIUS = 0.5;
/** Every slot with this much room is in play, however few the blips. */
const AMPLE_ROOM = 16;

/** Segments remembered, so that a step in time pays only for those whose areas are others than before. */
const REMEMBERED = 4000;
const remembered = new Map<string, Place[]>();

/**
 * Where every blip goes: whole inside its segment and clear of every other. A place depends
 * on nothing but the areas of its segment, in whatever order they come, and one area more or
 * less moves few of them. Room ends at some thousands of blips in one segment: RangeError.
 */
export function placeBlips(blips: readonly Placeable[], shape: Shape): Map<string, Place> {
  const places = new Map<string, Place>();
  for (let ring = 0; ring < shape.rings; ring += 1) {
    for (let quadrant = 0; quadrant < shape.quadrants; quadrant += 1) {
      const inside = blips.filter((blip) => blip.ring === ring && blip.quadrant === quadrant);
      const areas = inside.map((blip) => blip.area);
      for (const place of recallSegment(areas, { quadrant, ring }, shape)) places.set(place.area, place);
    }
  }
  return places;
}

function recallSegment(areas: string[], segment: Segment, shape: Shape): Place[] {
  const key = JSON.stringify([segment.quadrant, segment.ring, shape.quadrants, shape.rings, areas]);
  const known = remembered.get(key);
  if (known) return known;
  const placed = placeInSegment(areas, segment, shape);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, placed);
  return placed;
}

function placeInSegment(areas: string[], { quadrant, ring }: Segment, shape: Shape): Place[] {
  const slots = slotsInPlay(areas.length, ring, shape);
  const ample = slots.filter((slot) => slot.room >= AMPLE_ROOM).length;
  const room = slots.at(-1)?.room ?? FULL_ROOM;
  const r = RADII.find((radius) => radius + MARGIN <= room) ?? LEAST_RADIUS;
  const { x, y } = direction(quadrantTurns(quadrant, shape.quadrants).middle);
  return [...assignSlots(areas, slots, ample)].map(([{ along, across }, area]) => ({
    area,
    x: roundToHundredths(CENTRE + along * x - across * y),
    y: roundToHundredths(CENTRE + along * y + across * x),
    r,
  }));
}

/** The slots that so many blips choose among: the ample ones, and never less than a good spare. */
function slotsInPlay(blips: number, ring: number, shape: Shape): Slot[] {
  const wanted = blips + Math.ceil(2 * Math.sqrt(blips));
  const inPlay: Slot[] = [];
  for (const slot of slotsOf(ring, shape)) {
    if (inPlay.length >= wanted && slot.room < AMPLE_ROOM) break;
    inPlay.push(slot);
  }
  if (inPlay.length < blips) throw new RangeError(`A segment of this radar holds ${inPlay.length} blips, not ${blips}.`);
  return inPlay;
}
