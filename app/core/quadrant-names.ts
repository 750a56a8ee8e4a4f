import { pointAt, quadrantTurns, RADIUS } from './radar-geometry.ts';
import { splitInTwo, widthOfBold } from './text-width.ts';

/** One line of a name along the outer ring, the right way up: the arc it is set on, and its size. */
export interface ArcLine {
  text: string;
  path: string;
  size: number;
}

/** Part of the arc that a name may take: the rest keeps it apart from its neighbours. */
const FILLED = 0.95;

/** The name of a quadrant in one line where it fits at full size, else in two, as large as its arc allows. */
export function layOutQuadrantName(title: string, quadrant: number, quadrants: number, size = 20): ArcLine[] {
  const { start, middle, end } = quadrantTurns(quadrant, quadrants);
  const upsideDown = middle > 0.25 && middle < 0.75;
  const arc = (2 * Math.PI * (RADIUS + 8) * FILLED) / quadrants;
  const fitting = (text: string, most: number) => Math.min(most, Math.floor((10 * arc) / widthOfBold(text)) / 10);
  const halves = fitting(title, size) < size ? splitInTwo(title) : null;
  const lines = halves ?? [title];
  const lineSize = Math.min(...lines.map((line) => fitting(line, halves ? size * 0.8 : size)));
  return lines.map((text, i) => {
    const fromRim = upsideDown ? 2 + lineSize + i * lineSize * 1.1 : 8 + (lines.length - 1 - i) * lineSize * 1.1;
    const radius = Math.round(RADIUS + fromRim);
    const [from, to] = upsideDown ? [pointAt(end, radius), pointAt(start, radius)] : [pointAt(start, radius), pointAt(end, radius)];
    return { text, size: lineSize, path: `M${from.x} ${from.y}A${radius} ${radius} 0 0 ${upsideDown ? 0 : 1} ${to.x} ${to.y}` };
  });
}
