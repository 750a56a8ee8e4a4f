/** The picture is a square of SIZE × SIZE units, y pointing down, with the radar in its middle. */
export const SIZE = 1000;
export const CENTRE = SIZE / 2;
export const RADIUS = 480;
/** The inner ring takes 18 % of the disc; the other rings share the rest in equal widths. */
const INNER_RADIUS = 204;

/** 2 to 8 quadrants and 3 to 5 rings. Quadrant 0 begins at 12 o'clock, and they go clockwise; ring 0 is innermost. */
export interface Shape {
  quadrants: number;
  rings: number;
}

export interface Segment {
  quadrant: number;
  ring: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Radius of the circle around a ring. It depends on nothing but the number of rings. */
export function ringBoundary(ring: number, rings: number): number {
  return INNER_RADIUS + ((RADIUS - INNER_RADIUS) * ring) / (rings - 1);
}

/** Radius of the circle a ring begins at; 0 for the innermost. */
export function ringStart(ring: number, rings: number): number {
  return ring === 0 ? 0 : ringBoundary(ring - 1, rings);
}

/**
 * Unit vector towards a place on the clock face: turn 0 is 12 o'clock, 0.25 is 3 o'clock.
 * Cut to 20 binary places, since engines disagree on the last ones and what
 * follows from it must come out alike on all of them.
 */
export function direction(turn: number): Point {
  const angle = 2 * Math.PI * turn;
  return { x: Math.round(Math.sin(angle) * 2 ** 20) / 2 ** 20, y: Math.round(-Math.cos(angle) * 2 ** 20) / 2 ** 20 };
}

/** The point `radius` units from the centre, in hundredths of a unit. */
export function pointAt(turn: number, radius: number): Point {
  const { x, y } = direction(turn);
  return { x: roundToHundredths(CENTRE + radius * x), y: roundToHundredths(CENTRE + radius * y) };
}

/** Where a quadrant begins, its middle and its end, as turns of the clock. */
export function quadrantTurns(quadrant: number, quadrants: number): { start: number; middle: number; end: number } {
  return { start: quadrant / quadrants, middle: (quadrant + 0.5) / quadrants, end: (quadrant + 1) / quadrants };
}

/** SVG path data around one segment. */
export function segmentPath({ quadrant, ring }: Segment, shape: Shape): string {
  const { start, end } = quadrantTurns(quadrant, shape.quadrants);
  const outer = ringBoundary(ring, shape.rings);
  const inner = ringStart(ring, shape.rings);
  const at = (turn: number, radius: number) => {
    const { x, y } = pointAt(turn, radius);
    return `${x} ${y}`;
  };
  const rim = `L${at(start, outer)}A${outer} ${outer} 0 0 1 ${at(end, outer)}`;
  return inner === 0
    ? `M${CENTRE} ${CENTRE}${rim}Z`
    : `M${at(start, inner)}${rim}L${at(end, inner)}A${inner} ${inner} 0 0 0 ${at(start, inner)}Z`;
}

/** The segment a point lies in; null outside the radar. */
export function segmentOf(x: number, y: number, shape: Shape): Segment | null {
  const dx = x - CENTRE;
  const dy = y - CENTRE;
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance > RADIUS) return null;
  const turn = Math.atan2(dx, -dy) / (2 * Math.PI);
  const quadrant = Math.floor((turn < 0 ? turn + 1 : turn) * shape.quadrants) % shape.quadrants;
  let ring = 0;
  while (distance > ringBoundary(ring, shape.rings)) ring += 1;
  return { quadrant, ring };
}

export function roundToHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
