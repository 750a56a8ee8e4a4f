import { SIZE } from '#app/core/radar-geometry.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { BlipMarks, Ghosts } from './radar/blip-marks.tsx';
import { RadarGround } from './radar/radar-ground.tsx';
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
  /** On a page with script: targets for fingers, and where those that moved came from. */
  isLive?: boolean;
  withTitles?: boolean;
}

/** The radar as one SVG, complete without script or style sheet. Blips come ring by ring. */
export function RadarPicture({ view, palette, hrefOf, highlighted, isLive = false, withTitles }: Props) {
  const box = `${-EDGE} ${-EDGE} ${SIZE + 2 * EDGE} ${SIZE + 2 * EDGE}`;
  return (
    <svg xmlns="http://www.w3.org/2000/svg" className="radar-picture" viewBox={box} role="group" aria-label={`${view.title}: ${view.blips.length} areas`} fontFamily="system-ui, sans-serif">
      <RadarGround view={view} palette={palette} />
      {isLive && <Ghosts blips={view.blips} palette={palette} highlighted={highlighted} />}
      <BlipMarks view={view} blips={view.blips} palette={palette} hrefOf={hrefOf} highlighted={highlighted} withTargets={isLive} withTitles={withTitles} />
    </svg>
  );
}
