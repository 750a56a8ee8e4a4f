import type { Label } from '#app/core/label-placement.ts';
import { labelZoom, LINE, nameEdges, zoomInto } from '#app/core/radar-zoom.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { count } from '#app/core/words.ts';
import { PAGE_PALETTE } from '../radar-palette.ts';
import { BlipMarks, Ghosts } from './blip-marks.tsx';
import { Segments } from './radar-ground.tsx';

interface Props {
  view: RadarView;
  quadrant: number;
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
export function ZoomPicture({ view, quadrant, hrefOf, highlighted, withTitles }: Props) {
  const zoom = zoomInto(view, quadrant);
  const { width, height, blips } = zoom;
  const name = `${view.title}: ${view.quadrants[quadrant]!.title}, ${blips.length} areas`;
  const named = SIZES.map(({ className, size, edge }) => {
    const edges = nameEdges(zoom, view, quadrant, edge);
    return { className, size, edge, edges, labels: labelZoom(zoom, size, edges) };
  });
  return (
    <>
      <svg xmlns="http://www.w3.org/2000/svg" className="radar-picture zoomed" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={name} fontFamily="system-ui, sans-serif">
        <g aria-hidden="true" transform={`translate(${zoom.dx} ${zoom.dy}) scale(${zoom.scale})`}>
          <Segments view={view} palette={PAGE_PALETTE} only={quadrant} />
        </g>
        <Ghosts blips={blips} palette={PAGE_PALETTE} highlighted={highlighted} />
        <BlipMarks view={view} blips={blips} palette={PAGE_PALETTE} hrefOf={hrefOf} highlighted={highlighted} withTargets withTitles={withTitles} />
        {named.map(({ className, size, labels, edges, edge }, i) => (
          <g key={className} className={className} display={i === 0 ? undefined : 'none'} aria-hidden="true" pointerEvents="none">
            {edges.map(({ title, x, y, angle }) => (
              <text key={title} className="ring-name" x={x} y={y} dy="0.35em" transform={`rotate(${angle} ${x} ${y})`} textAnchor="middle" fontSize={edge} fontWeight={600} fill={PAGE_PALETTE.soft}>
                {title}
              </text>
            ))}
            {labels.map((label) => (
              <BlipLabel key={label.id} label={label} size={size} isFaint={highlighted !== undefined && !highlighted.has(label.id)} />
            ))}
          </g>
        ))}
      </svg>
      {named.map(({ className, labels }) => (
        <Unnamed key={className} className={className} blips={blips.length - labels.length} />
      ))}
    </>
  );
}

/** What became of the blips whose names have no room. */
function Unnamed({ className, blips }: { className: string; blips: number }) {
  if (blips === 0) return null;
  return (
    <p className={`small soft unnamed ${className}`}>
      {count(blips, 'area')} {blips === 1 ? 'has' : 'have'} no room for a name and {blips === 1 ? 'keeps its number' : 'keep their numbers'}; the table says which is which.
    </p>
  );
}

function BlipLabel({ label: { id, lines, x, y, width }, size, isFaint }: { label: Label; size: number; isFaint: boolean }) {
  return (
    <text className="blip-label" data-label={id} fontSize={size} fill={PAGE_PALETTE.ink} textAnchor="middle" opacity={isFaint ? 0.15 : undefined}>
      {lines.map((line, i) => (
        <tspan key={line} x={x + width / 2} y={y + size * LINE * (i + 0.8)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
