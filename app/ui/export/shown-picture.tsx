import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { PRINT_PALETTE } from '../radar-palette.ts';
import { RadarPicture } from '../radar-picture.tsx';
import { ZoomPicture } from '../radar/zoom-picture.tsx';
import type { Shown } from './shown-in.ts';

/** The radar or one quadrant of it, on paper. Its links lead to `#ID` of each area, in whatever page it is put. */
export function ShownPicture({ view, shown: { highlighted, zoom } }: { view: RadarView; shown: Shown }) {
  const hrefOf = (blip: Blip) => `#${encodeURIComponent(blip.area)}`;
  if (zoom === null) return <RadarPicture view={view} palette={PRINT_PALETTE} highlighted={highlighted} hrefOf={hrefOf} />;
  return <ZoomPicture view={view} quadrant={zoom} palette={PRINT_PALETTE} highlighted={highlighted} hrefOf={hrefOf} />;
}
