import { renderToStaticMarkup } from 'react-dom/server';
import type { RadarView } from '#app/core/radar-view.ts';
import { sayDay } from '#app/core/words.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { WHOLE, type Shown } from './shown-in.ts';
import { ShownPicture } from './shown-picture.tsx';
import { withoutControls } from './sheet-text.ts';

const SIDE = 1000;

/** The radar as a file of its own, on its own paper. Its links lead to `#ID` of each area, in whatever page it is put. */
export function drawRadarSvg(view: RadarView, shown: Shown = WHOLE): string {
  return `${withoutControls(renderToStaticMarkup(<Sheet view={view} shown={shown} />))}\n`;
}

function Sheet({ view, shown }: { view: RadarView; shown: Shown }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${SIDE} ${SIDE}`}>
      <title>{`${view.title}, ${sayDay(view.asOf)}`}</title>
      <rect width={SIDE} height={SIDE} fill={PRINT_PALETTE.paper} />
      <ShownPicture view={view} shown={shown} />
    </svg>
  );
}
