import type { Label } from '#app/core/label-placement.ts';
import { labelZoom, LINE, nameEdges, zoomInto, type Zoom } from '#app/core/radar-zoom.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { count } from '#app/core/words.ts';
import type { RadarPalette } from '../radar-palette.ts';
import { BlipMarks, Ghosts } from './blip-marks.tsx';
import { Segments } from './radar-ground.tsx';

interface Props {
  view: RadarView;
  quadrant: number;
  palette: RadarPalette;
  hrefOf: (blip: Blip) => string;
  highlighted?: ReadonlySet<string>;
  withTitles?: boolean;
}

/** Size of the letters in a picture of usual size, and of what takes their place on a phone. */
const SIZES = [
  { className: 'names-wide', size: 18, edge: 18 },
  { className: 'names-narrow', size: 29, edge: 27 },
] as const;

/** One quadrant, with the names of as many areas as have room. */
export function ZoomPicture({ view, quadrant, palette, hrefOf, highlighted, withTitles }: Props) {
  const zoom = zoomInto(view, quadrant);
  const { width, height, blips } = zoom;
  const name = `${view.title}: ${view.quadrants[quadrant]!.title}, ${blips.length} areas`;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" className="radar-picture zoomed" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={name} fontFamily="system-ui, sans-serif">
      <g aria-hidden="true" transform={`translate(${zoom.dx} ${zoom.dy}) scale(${zoom.scale})`}>
        <Segments view={view} palette={palette} only={quadrant} />
      </g>
      <Ghosts blips={blips} palette={palette} highlighted={highlighted} />
      <BlipMarks view={view} blips={blips} palette={palette} hrefOf={hrefOf} highlighted={highlighted} withTargets withTitles={withTitles} />
      {namesIn(view, quadrant, zoom).map(({ className, size, edges, labels }, i) => (
        <g key={className} className={className} display={i === 0 ? undefined : 'none'} aria-hidden="true" pointerEvents="none">
          {edges.map(({ title, x, y, angle, size: edge }) => (
            <text key={title} className="ring-name" x={x} y={y} dy="0.35em" transform={`rotate(${angle} ${x} ${y})`} textAnchor="middle" fontSize={edge} fontWeight={600} fill={palette.soft}>
              {title}
            </text>
          ))}
          {labels.map((label) => (
            <BlipLabel key={label.id} label={label} size={size} ink={palette.ink} isFaint={highlighted !== undefined && !highlighted.has(label.id)} />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** What became of the blips whose names have no room. */
export function Unnamed({ view, quadrant }: Pick<Props, 'view' | 'quadrant'>) {
  const zoom = zoomInto(view, quadrant);
  return namesIn(view, quadrant, zoom)
    .map(({ className, labels }) => ({ className, left: zoom.blips.length - labels.length }))
    .filter(({ left }) => left > 0)
    .map(({ className, left }) => (
      <p key={className} className={`small soft unnamed ${className}`}>
        {count(left, 'area')} {left === 1 ? 'has no room for a name and keeps its number' : 'have no room for a name and keep their numbers'}; the table says which is which.
      </p>
    ));
}

function namesIn(view: RadarView, quadrant: number, zoom: Zoom) {
  return SIZES.map(({ className, size, edge }) => {
    const edges = nameEdges(zoom, view, quadrant, edge);
    return { className, size, edges, labels: labelZoom(zoom, size, edges) };
  });
}

function BlipLabel({ label: { id, lines, x, y, width }, size, ink, isFaint }: { label: Label; size: number; ink: string; isFaint: boolean }) {
  return (
    <text className="blip-label" data-label={id} fontSize={size} fill={ink} textAnchor="middle" opacity={isFaint ? 0.15 : undefined}>
      {lines.map((line, i) => (
        <tspan key={line} x={x + width / 2} y={y + size * LINE * (i + 0.8)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
