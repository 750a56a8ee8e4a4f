import { layOutQuadrantName } from '#app/core/quadrant-names.ts';
import type { Disc } from '#app/core/label-placement.ts';
import { segmentPath, type Shape } from '#app/core/radar-geometry.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { placeRingNames } from '#app/core/ring-names.ts';
import type { RadarPalette } from '../radar-palette.ts';

/** What a radar is drawn on: its segments, and the blips that its names keep clear of. */
type Ground = Pick<RadarView, 'quadrants' | 'rings'> & { blips: readonly Disc[] };

interface Props {
  view: Ground;
  palette: RadarPalette;
}

/** Size of the letters in a picture of usual size, and of what takes their place on a phone. */
const SIZES = [
  { className: 'names-wide', ring: 15, quadrant: 20 },
  { className: 'names-narrow', ring: 27, quadrant: 28 },
] as const;

/** Rings, quadrants and their names: everything the blips stand on. */
export function RadarGround({ view, palette }: Props) {
  return (
    <g className="radar-ground" aria-hidden="true">
      <Segments view={view} palette={palette} />
      {SIZES.map(({ className, ring, quadrant }, i) => (
        // A style sheet swaps the two where the picture is small; without one the first stands.
        <g key={className} className={className} display={i === 0 ? undefined : 'none'}>
          <RingNames view={view} palette={palette} size={ring} />
          {view.quadrants.map(({ id, title }, q) => (
            <QuadrantName key={id} id={`${className}-${q}`} lines={layOutQuadrantName(title, q, view.quadrants.length, quadrant)} ink={palette.ink} />
          ))}
        </g>
      ))}
    </g>
  );
}

/** The segments of every quadrant, or of one. */
export function Segments({ view, palette, only }: Props & { only?: number }) {
  const shape = shapeOf(view);
  return (
    <>
      {view.quadrants.map((quadrant, q) =>
        only !== undefined && q !== only ? null : view.rings.map((ring, r) => (
          <path
            key={`${quadrant.id} ${ring.id}`}
            d={segmentPath({ quadrant: q, ring: r }, shape)}
            fill={palette.quadrants[q % palette.quadrants.length]}
            fillOpacity={1 - r * 0.22}
            stroke={palette.rule}
            strokeWidth={r === 0 ? 1.2 : 0.8}
            vectorEffect={only === undefined ? undefined : 'non-scaling-stroke'}
          />
        )),
      )}
    </>
  );
}

function RingNames({ view, palette, size }: Props & { size: number }) {
  const titles = view.rings.map(({ title }) => title);
  const names = placeRingNames(titles, view.blips, shapeOf(view), size);
  const pen = { fontSize: size, fontWeight: 600, fill: palette.soft };
  if (names) {
    return names.map(({ title, x, y }) => (
      <text key={title} className="ring-name" x={x} y={y} dy="0.35em" textAnchor="middle" {...pen}>
        {title}
      </text>
    ));
  }
  return (
    <g {...pen}>
      {['From the centre:', ...titles].map((line, i) => (
        <text key={line} className="ring-name" x={-16} y={size * (0.2 + i * 1.25)} fontSize={i === 0 ? size * 0.85 : size} fontWeight={i === 0 ? 400 : 600}>
          {i === 0 ? line : `${i} ${line}`}
        </text>
      ))}
    </g>
  );
}

function QuadrantName({ id, lines, ink }: { id: string; lines: ReturnType<typeof layOutQuadrantName>; ink: string }) {
  return lines.map(({ text, path, size }, i) => (
    <g key={text}>
      <path id={`${id}-${i}`} d={path} fill="none" />
      <text className="quadrant-name-arc" fontSize={size} fontWeight={600} fill={ink} textAnchor="middle">
        <textPath href={`#${id}-${i}`} startOffset="50%">
          {text}
        </textPath>
      </text>
    </g>
  ));
}

function shapeOf(view: Ground): Shape {
  return { quadrants: view.quadrants.length, rings: view.rings.length };
}
