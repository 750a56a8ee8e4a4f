import { Link } from '@remix-run/react';
import { useMemo, useRef } from 'react';
import { zoomInto } from '#app/core/radar-zoom.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';
import { linkWith } from '../blip-choices.ts';
import { PAGE_PALETTE } from '../radar-palette.ts';
import { RadarPicture } from '../radar-picture.tsx';
import { useGlide } from './use-glide.ts';
import { useScripted } from './use-scripted.ts';
import { Unnamed, ZoomPicture } from './zoom-picture.tsx';

interface Props {
  radar: RadarView;
  /** The quadrant that fills the picture; null shows all. */
  zoom: number | null;
  query: URLSearchParams;
  highlighted: ReadonlySet<string> | undefined;
  hrefOf: (blip: Blip) => string;
}

/** The picture, with its ways in. */
export function RadarSide({ radar, zoom, query, highlighted, hrefOf }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const withTitles = !useScripted();
  const drawn = useMemo(() => (zoom === null ? radar.blips : zoomInto(radar, zoom).blips), [radar, zoom]);
  useGlide(frame, drawn, zoom);
  return (
    <>
      <nav className="zooms small" aria-label="Zoom">
        {zoom !== null && (
          <Link to={linkWith(query, { zoom: null })} preventScrollReset>
            Whole radar
          </Link>
        )}
        {radar.quadrants.map(({ id, title }, q) => (
          <Link key={id} to={linkWith(query, { zoom: id })} aria-current={q === zoom ? 'true' : undefined} preventScrollReset>
            {title}
          </Link>
        ))}
      </nav>
      <div ref={frame}>
        {zoom === null ? (
          <RadarPicture view={radar} palette={PAGE_PALETTE} highlighted={highlighted} hrefOf={hrefOf} isLive withTitles={withTitles} />
        ) : (
          <ZoomPicture view={radar} quadrant={zoom} palette={PAGE_PALETTE} highlighted={highlighted} hrefOf={hrefOf} withTitles={withTitles} />
        )}
      </div>
      {zoom !== null && <Unnamed view={radar} quadrant={zoom} />}
    </>
  );
}
