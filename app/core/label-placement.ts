import { roundToHundredths } from './radar-geometry.ts';

export interface Disc {
  x: number;
  y: number;
  r: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One way to write a label: its lines, and the room they take. */
export interface Wording {
  lines: readonly string[];
  width: number;
  height: number;
}

export interface Labelled extends Disc {
  id: string;
  /** Ways to write its label, the one liked best first. */
  wordings: readonly Wording[];
}

export interface Label extends Box {
  id: string;
  lines: readonly string[];
}

/** Clear space between a label and whatever it must not touch. */
const GAP = 2;
/** Where a label may sit, as turns of the clock: beside, then below and above, then between. */
const SIDES = [0.25, 0.75, 0.5, 0, 0.33, 0.17, 0.67, 0.83, 0.42, 0.08, 0.58, 0.92];
const DISTANCES = [3, 12];

/**
 * Labels beside their discs, none touching another, any disc, or any of some boxes, all inside a frame.
 * Those with the fewest free places choose first; one without any may have a neighbour make room.
 * What still finds none is not among the labels.
 */
export function placeLabels(all: readonly Labelled[], frame: Box, taken: readonly Box[] = []): Label[] {
  const choices = all
    .map((labelled) => ({ id: labelled.id, places: freePlaces(labelled, all, frame, taken) }))
    .sort((a, b) => a.places.length - b.places.length || (a.id < b.id ? -1 : 1));
  const places = new Map(choices.map((choice) => [choice.id, choice.places]));
  const placed = new Map<string, Label>();
  const clashes = (label: Label) => [...placed.values()].filter((other) => other.id !== label.id && boxesTouch(label, other));
  for (const { id, places: own } of choices) {
    const free = own.find((label) => clashes(label).length === 0);
    if (free) placed.set(id, free);
  }
  for (const { id, places: own } of choices) {
    if (placed.has(id)) continue;
    for (const label of own) {
      const [rival, ...others] = clashes(label);
      const elsewhere = rival && others.length === 0 && places.get(rival.id)!.find((other) => !boxesTouch(other, label) && clashes(other).length === 0);
      if (!elsewhere) continue;
      placed.set(rival.id, elsewhere);
      placed.set(id, label);
      break;
    }
  }
  return all.flatMap(({ id }) => placed.get(id) ?? []);
}

/** Whether a box keeps clear of a disc. */
export function isClearOf(box: Box, { x, y, r }: Disc): boolean {
  const dx = x - Math.max(box.x, Math.min(x, box.x + box.width));
  const dy = y - Math.max(box.y, Math.min(y, box.y + box.height));
  return dx * dx + dy * dy >= (r + GAP) ** 2;
}

export function boxesTouch(a: Box, b: Box): boolean {
  return a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP;
}

function freePlaces(labelled: Labelled, discs: readonly Disc[], frame: Box, taken: readonly Box[]): Label[] {
  const reach = Math.max(...labelled.wordings.map(({ width, height }) => width + height)) + labelled.r + 2 * DISTANCES.at(-1)!;
  const near = discs.filter((disc) => Math.abs(disc.x - labelled.x) < reach + disc.r && Math.abs(disc.y - labelled.y) < reach + disc.r);
  const candidates = labelled.wordings.flatMap((wording) => DISTANCES.flatMap((distance) => SIDES.map((turn) => boxBeside(labelled, wording, turn, distance))));
  return candidates.filter((box) => isInside(box, frame) && near.every((disc) => isClearOf(box, disc)) && !taken.some((other) => boxesTouch(box, other)));
}

function boxBeside({ id, x, y, r }: Labelled, { lines, width, height }: Wording, turn: number, distance: number): Label {
  const [ux, uy] = [Math.sin(2 * Math.PI * turn), -Math.cos(2 * Math.PI * turn)];
  const lean = (u: number) => Math.max(-1, Math.min(1, 1.6 * u));
  const centreX = x + (r + distance) * ux + (width / 2) * lean(ux);
  const centreY = y + (r + distance) * uy + (height / 2) * lean(uy);
  return { id, lines, x: roundToHundredths(centreX - width / 2), y: roundToHundredths(centreY - height / 2), width, height };
}

function isInside(box: Box, frame: Box): boolean {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height;
}
