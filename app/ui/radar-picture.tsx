import { pointAt, quadrantTurns, RADIUS, ringBoundary, ringStart, segmentPath, SIZE } from '#app/core/radar-geometry.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { BlipMark } from './blip-mark.tsx';
import { nameBlip } from './blip-name.ts';
import type { RadarPalette } from './radar-palette.ts';

/** Room outside the outer ring for the names of the quadrants. */
const EDGE = 24;

interface Props {
  view: RadarView;
  palette: RadarPalette;
  /** Where a blip leads. */
  hrefOf: (blip: Blip) => string;
  /** Areas a filter asks for; the others are drawn faintly. All, when left out. */
  highlighted?: ReadonlySet<string>;
}

/** The radar as one SVG, complete without script or style sheet. Blips come ring by ring. */
export function RadarPicture({ view, palette, hrefOf, highlighted }: Props) {
  const box = `${-EDGE} ${-EDGE} ${SIZE + 2 * EDGE} ${SIZE + 2 * EDGE}`;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" className="radar-picture" viewBox={box} role="group" aria-label={`${view.title}: ${view.blips.length} areas`} fontFamily="system-ui, sans-serif">
      <Ground view={view} palette={palette} />
      {view.blips.map((blip) => (
        <a key={blip.area} href={hrefOf(blip)} className="blip-link" aria-label={nameBlip(blip, view)}>
          <g
            className="blip"
            opacity={highlighted && !highlighted.has(blip.area) ? 0.15 : undefined}
            data-area={blip.area}
            data-ring={view.rings[blip.ring]!.id}
            data-quadrant={view.quadrants[blip.quadrant]!.id}
            data-movement={blip.movement}
            data-basis={blip.basis}
          >
            <title>{nameBlip(blip, view)}</title>
            <BlipMark blip={blip} palette={palette} label={String(blip.number)} />
          </g>
        </a>
      ))}
    </svg>
  );
}

function Ground({ view, palette }: Pick<Props, 'view' | 'palette'>) {
  const shape = { quadrants: view.quadrants.length, rings: view.rings.length };
  return (
    <g className="radar-ground" aria-hidden="true">
      {view.quadrants.map((quadrant, q) =>
        view.rings.map((ring, r) => (
          <path
            key={`${quadrant.id} ${ring.id}`}
            d={segmentPath({ quadrant: q, ring: r }, shape)}
            fill={palette.quadrants[q % palette.quadrants.length]}
            fillOpacity={1 - r * 0.22}
            stroke={palette.rule}
            strokeWidth={r === 0 ? 1.2 : 0.8}
          />
        )),
      )}
      {view.rings.map((ring, r) => {
        const { x, y } = pointAt(0, (ringStart(r, shape.rings) + ringBoundary(r, shape.rings)) / 2);
        return (
          <text key={ring.id} x={x} y={y} dy="0.35em" textAnchor="middle" fontSize={15} fontWeight={600} fill={palette.soft} stroke={palette.paper} strokeWidth={5} paintOrder="stroke">
            {ring.title}
          </text>
        );
      })}
      {view.quadrants.map((quadrant, q) => (
        <QuadrantName key={quadrant.id} id={`quadrant-${q}`} title={quadrant.title} quadrant={q} quadrants={shape.quadrants} ink={palette.ink} />
      ))}
    </g>
  );
}

/** A name along the outer ring, always the right way up. */
function QuadrantName({ id, title, quadrant, quadrants, ink }: { id: string; title: string; quadrant: number; quadrants: number; ink: string }) {
  const { start, middle, end } = quadrantTurns(quadrant, quadrants);
  const upsideDown = middle > 0.25 && middle < 0.75;
  const radius = RADIUS + (upsideDown ? 22 : 8);
  const [from, to] = upsideDown ? [pointAt(end, radius), pointAt(start, radius)] : [pointAt(start, radius), pointAt(end, radius)];
  return (
    <>
      <path id={id} d={`M${from.x} ${from.y}A${radius} ${radius} 0 0 ${upsideDown ? 0 : 1} ${to.x} ${to.y}`} fill="none" />
      <text fontSize={20} fontWeight={600} fill={ink} textAnchor="middle">
        <textPath href={`#${id}`} startOffset="50%">
          {title}
        </textPath>
      </text>
    </>
  );
}
