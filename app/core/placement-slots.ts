import { direction, ringBoundary, ringStart, type Shape } from './radar-geometry.ts';

/**
 * A place for one blip, in whole units from the centre of the radar: `along` the middle
 * of its quadrant, and `across` it clockwise. The quadrants of one shape share them.
 */
export interface Slot {
  /** Place in the sequence of its segment, from 1. */
  rank: number;
  along: number;
  across: number;
  /** Radius of a circle here that meets neither a border nor the like circle of any slot before it. */
  room: number;
}

interface Samples {
  along: Int32Array;
  across: Int32Array;
  /** (2 × room)², a whole number. */
  space: Int32Array;
}

/** The room that a blip of full size wants. */
export const FULL_ROOM = 13;
/** Lattice points a segment is sampled at, within a factor of two or so: enough to seat 500 blips. */
const SAMPLES = 12_000;
const LEAST_ROOM = 1.5;

const sequences = new Map<string, { found: Slot[]; more: Generator<Slot, void> }>();

/**
 * The slots of a segment, roomiest first: each lies where it is farthest from the borders and
 * from every slot before it. So the first k are well spread for any k, and stay where they are
 * as k grows. Each is sought once in the life of the program.
 */
export function* slotsOf(ring: number, shape: Shape): Generator<Slot, void> {
  const key = `${ring} of ${shape.rings}, ${shape.quadrants}`;
  const sequence = sequences.get(key) ?? { found: [], more: seekSlots(ring, shape) };
  sequences.set(key, sequence);
  for (let i = 0; ; i += 1) {
    if (i === sequence.found.length) {
      const next = sequence.more.next();
      if (next.done) return;
      sequence.found.push(next.value);
    }
    yield sequence.found[i]!;
  }
}

/** Only whole numbers are compared, so every machine comes to the same slots. */
function* seekSlots(ring: number, shape: Shape): Generator<Slot, void> {
  const samples = sampleSegment(ring, shape);
  const { along, across, space } = samples;
  let best = indexOfMost(space);
  for (let rank = 1; space[best]! > 0; rank += 1) {
    yield { rank, along: along[best]!, across: across[best]!, room: Math.sqrt(space[best]!) / 2 };
    narrowAround(best, samples);
    best = indexOfMost(space);
  }
}

/** Takes from every sample the space that a slot at one of them leaves it no longer. */
function narrowAround(slot: number, { along, across, space }: Samples): void {
  const reach = space[slot]!;
  const narrow = (i: number): boolean => {
    const a = (along[i]! - along[slot]!) ** 2;
    const distance = a + (across[i]! - across[slot]!) ** 2;
    if (distance < space[i]!) space[i] = distance;
    return a < reach;
  };
  for (let i = slot; i < space.length && narrow(i); i += 1);
  for (let i = slot; i >= 0 && narrow(i); i -= 1);
}

function indexOfMost(values: Int32Array): number {
  let index = 0;
  let most = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (values[i]! > most) {
      most = values[i]!;
      index = i;
    }
  }
  return index;
}

/** The points of a square lattice in a segment, by `along`, with the space its borders leave them. */
function sampleSegment(ring: number, shape: Shape): Samples {
  const inner = ringStart(ring, shape.rings);
  const outer = ringBoundary(ring, shape.rings);
  const edge = direction(0.5 / shape.quadrants);
  const area = (Math.PI * (outer ** 2 - inner ** 2)) / shape.quadrants;
  const step = Math.max(1, Math.round(Math.sqrt(area / SAMPLES)));
  const reach = Math.floor((outer * edge.x) / step) * step;
  const samples = { along: [] as number[], across: [] as number[], space: [] as number[] };
  for (let along = 0; along <= outer; along += step) {
    for (let across = -reach; across <= reach; across += step) {
      const distance = Math.sqrt(along * along + across * across);
      const fromAxis = along * edge.x + Math.abs(across) * edge.y;
      const room = Math.min(fromAxis, outer - distance, ring === 0 ? Infinity : distance - inner);
      if (room < LEAST_ROOM) continue;
      samples.along.push(along);
      samples.across.push(across);
      samples.space.push(Math.floor(4 * roomBeside(room) ** 2));
    }
  }
  return {
    along: Int32Array.from(samples.along),
    across: Int32Array.from(samples.across),
    space: Int32Array.from(samples.space),
  };
}

/**
 * The room granted at a `distance` from a border. Past what a blip wants it grows at half the
 * pace, so that while a segment is sparse its blips keep farther from the lines than they must.
 */
function roomBeside(distance: number): number {
  return Math.min(distance, (FULL_ROOM + distance) / 2);
}
