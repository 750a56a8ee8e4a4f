import { reachesOf } from '#app/core/blip-targets.ts';
import { SIZE } from '#app/core/radar-geometry.ts';
import { count } from '#app/core/words.ts';
import { BlipMark } from '../blip-mark.tsx';
import { RadarGround } from '../radar/radar-ground.tsx';
import type { RadarPalette } from '../radar-palette.ts';
import { areaHref, nameShared, type Shown } from './shown.ts';

/** Room outside the outer ring for the names of the quadrants. */
const EDGE = 24;
/** A mark is drawn around it, then moved: marks that look alike are the same bytes, so that they pack well. */
const ORIGIN = { x: 0, y: 0 };

interface Props {
  shown: Shown;
  palette: RadarPalette;
  /** On a page: targets for fingers. */
  withTargets?: boolean;
  /** To be looked at only, beside words that say the same. */
  isStill?: boolean;
  /** Where it is one part of a larger picture. */
  width?: number;
}

/** The shared radar as one SVG, complete without script or style sheet. */
export function SharedPicture({ shown, palette, withTargets = false, isStill = false, width }: Props) {
  const { shared, blips } = shown;
  const view = { quadrants: shared.quadrants, rings: shared.rings, blips };
  const box = `${-EDGE} ${-EDGE} ${SIZE + 2 * EDGE} ${SIZE + 2 * EDGE}`;
  const reaches = withTargets ? reachesOf(blips) : [];
  return (
    <svg xmlns="http://www.w3.org/2000/svg" className="radar-picture" viewBox={box} width={width} height={width} {...(isStill ? { 'aria-hidden': true } : { role: 'group', 'aria-label': `${shared.title}: ${count(blips.length, 'area')}` })} fontFamily="system-ui, sans-serif">
      <RadarGround view={view} palette={palette} />
      {blips.map((blip, i) => {
        const name = nameShared(blip, shared);
        const href = isStill ? null : areaHref(shown, blip.area);
        const mark = (
          <>
            <title>{name}</title>
            <g className="blip" data-area={blip.area}>
              {reaches[i] && <circle r={reaches[i]} fill="none" pointerEvents="all" />}
              <BlipMark blip={{ ...blip, basis: blip.freshness?.basis ?? null }} palette={palette} label={String(blip.number)} at={ORIGIN} />
            </g>
          </>
        );
        return (
          <g key={blip.area} transform={`translate(${roundToTenths(blip.x)} ${roundToTenths(blip.y)})`}>
            {href === null ? (
              <g role="img">{mark}</g>
            ) : (
              <a href={href} className="blip-link">
                {mark}
              </a>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function roundToTenths(n: number): number {
  return Math.round(n * 10) / 10;
}
