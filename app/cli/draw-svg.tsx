import { renderToStaticMarkup } from 'react-dom/server';
import type { RadarView } from '#app/core/radar-view.ts';
import { sayDay } from '#app/core/words.ts';
import { PRINT_PALETTE } from '#app/ui/radar-palette.ts';
import { RadarPicture } from '#app/ui/radar-picture.tsx';

const SIDE = 1000;

/** Characters that no XML document may hold, not even escaped: titles come from files. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The radar as a file of its own, on its own paper. Its links lead to `#ID` of each area, in whatever page it is put. */
export function drawSvg(view: RadarView): string {
  return `${renderToStaticMarkup(<Sheet view={view} />).replace(NOT_XML, '')}\n`;
}

function Sheet({ view }: { view: RadarView }) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${SIDE} ${SIDE}`}>
      <title>{`${view.title}, ${sayDay(view.asOf)}`}</title>
      <rect width={SIDE} height={SIDE} fill={PRINT_PALETTE.paper} />
      <RadarPicture view={view} palette={PRINT_PALETTE} hrefOf={(blip) => `#${encodeURIComponent(blip.area)}`} />
    </svg>
  );
}
