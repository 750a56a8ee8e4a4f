import { placeLabels, type Box, type Label, type Wording } from './label-placement.ts';
import { CENTRE, direction, pointAt, quadrantTurns, RADIUS, ringBoundary, ringStart, roundToHundredths, type Point } from './radar-geometry.ts';
import type { Blip, RadarView } from './radar-view.ts';
import { splitInTwo, widthOfBold, widthOfText } from './text-width.ts';

/** One quadrant, enlarged to fill a picture. */
export interface Zoom {
  width: number;
  height: number;
  /** How the whole radar lies under it: `scale` first, then moved. */
  scale: number;
  dx: number;
  dy: number;
  /** Its blips, in units of this picture. */
  blips: Blip[];
}

/** A ring's name beside the picture, along a straight border of the quadrant; `angle` in degrees. */
export interface EdgeName extends Point {
  title: string;
  angle: number;
  size: number;
}

const WIDTH = 1000;
/** Half a disc would be two times as high as wide: it is enlarged less. */
const MOST_HEIGHT = 1300;
/** Room around the quadrant, for the names of its rings. */
const EDGE = 48;

export function zoomInto(view: RadarView, quadrant: number): Zoom {
  const box = boundsOf(quadrant, view.quadrants.length);
  const scale = Math.min((WIDTH - 2 * EDGE) / box.width, (MOST_HEIGHT - 2 * EDGE) / box.height);
  const [dx, dy] = [EDGE - box.x * scale, EDGE - box.y * scale].map(roundToHundredths) as [number, number];
  const enlarge = <T extends { x: number; y: number; r: number }>(disc: T): T => ({
    ...disc,
    x: roundToHundredths(disc.x * scale + dx),
    y: roundToHundredths(disc.y * scale + dy),
    r: roundToHundredths(disc.r * scale),
  });
  const blips = view.blips.filter((blip) => blip.quadrant === quadrant).map((blip) => ({ ...enlarge(blip), from: blip.from && enlarge(blip.from) }));
  return { width: Math.round(box.width * scale) + 2 * EDGE, height: Math.round(box.height * scale) + 2 * EDGE, scale, dx, dy, blips };
}

/** Names for as many of the blips as have room for one, at a size of text, clear of the names of the rings. */
export function labelZoom({ width, height, blips }: Zoom, size: number, rings: readonly EdgeName[]): Label[] {
  const frame: Box = { x: 4, y: 4, width: width - 8, height: height - 8 };
  return placeLabels(
    blips.map(({ area, title, x, y, r }) => ({ id: area, x, y, r, wordings: wordingsOf(title, size) })),
    frame,
    rings.flatMap(boxesOf),
  );
}

/** What a ring's name takes: where it leans, a row of boxes along it. */
function boxesOf({ title, x, y, angle, size }: EdgeName): Box[] {
  const { x: ux, y: uy } = direction(angle / 360 + 0.25);
  const length = widthOfBold(title) * size;
  const side = size * (Math.abs(ux) + Math.abs(uy));
  const steps = Math.max(1, Math.ceil(length / size));
  return Array.from({ length: steps }, (_, i) => {
    const along = ((i + 0.5) / steps - 0.5) * length;
    return { x: x + ux * along - side / 2, y: y + uy * along - side / 2, width: side, height: side };
  });
}

/** The ring names along the straight border that lies flatter, outside the quadrant. */
export function nameEdges(zoom: Zoom, view: RadarView, quadrant: number, size: number): EdgeName[] {
  const { start, end } = quadrantTurns(quadrant, view.quadrants.length);
  const isFlat = (turn: number) => Math.abs(direction(turn).y);
  const [turn, outwards] = isFlat(end) < isFlat(start) ? [end, 0.25] : [start, -0.25];
  const along = direction(turn);
  const away = direction(turn + outwards);
  const degrees = (Math.atan2(along.y, along.x) * 180) / Math.PI;
  return view.rings.map((ring, r) => {
    const radius = ((ringStart(r, view.rings.length) + ringBoundary(r, view.rings.length)) / 2) * zoom.scale;
    return {
      title: ring.title,
      x: roundToHundredths(CENTRE * zoom.scale + zoom.dx + along.x * radius + away.x * size),
      y: roundToHundredths(CENTRE * zoom.scale + zoom.dy + along.y * radius + away.y * size),
      angle: Math.round(Math.abs(degrees) > 90 ? degrees - 180 * Math.sign(degrees) : degrees),
      size,
    };
  });
}

/** What a quadrant takes of the whole picture. */
function boundsOf(quadrant: number, quadrants: number): Box {
  const { start, end } = quadrantTurns(quadrant, quadrants);
  const poles = [0.25, 0.5, 0.75].filter((turn) => turn > start && turn < end);
  const points = [{ x: CENTRE, y: CENTRE }, ...[start, ...poles, end].map((turn) => pointAt(turn, RADIUS))];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** In one line, or in two where there is a space to break at. */
function wordingsOf(title: string, size: number): Wording[] {
  const wording = (lines: readonly string[]): Wording => ({
    lines,
    width: roundToHundredths(Math.max(...lines.map(widthOfText)) * size),
    height: lines.length * size * LINE,
  });
  const halves = splitInTwo(title);
  return halves && title.length > 12 ? [wording([title]), wording(halves)] : [wording([title])];
}

/** Height of a line, in sizes. */
export const LINE = 1.15;
