import type { ReactNode } from 'react';
import { sayDay } from '#app/core/words.ts';
import { withoutControls } from '../export/sheet-text.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Shown } from './shown.ts';
import { SITE_ICON } from './site-icon.ts';

/** What the owner decides of a site as a whole. */
export interface SiteSettings {
  /** May search engines list it? */
  isIndexed: boolean;
  /** Where it will be found, ending in `/`, for those that need a whole address; '' where nobody knows. */
  base: string;
  hasPicture: boolean;
}

interface Props {
  shown: Pick<Shown, 'shared' | 'up'>;
  settings: SiteSettings;
  title: string;
  about: string;
  /** Leads to what the page is about, past the picture. */
  skip?: { to: string; label: string };
  children: ReactNode;
}

/** A page as a file: whole without script, and with nothing to fetch but its style, its script and pictures of the same site. */
export function drawPage(props: Props): string {
  return `${withoutControls(`<!doctype html>${renderToStaticMarkup(<SiteFrame {...props} />)}`)}\n`;
}

function SiteFrame({ shown: { shared, up }, settings, title, about, skip, children }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {!settings.isIndexed && <meta name="robots" content="noindex" />}
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{title === shared.title ? title : `${title} · ${shared.title}`}</title>
        <meta name="description" content={about} />
        <meta property="og:type" content="website" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={about} />
        {settings.hasPicture && <meta property="og:image" content={`${settings.base || up}radar.png`} />}
        {settings.hasPicture && <meta property="og:image:width" content="1200" />}
        {settings.hasPicture && <meta property="og:image:height" content="630" />}
        <link rel="icon" href={SITE_ICON} />
        <link rel="stylesheet" href={`${up}style.css`} />
        {shared.history.length > 0 && <link rel="alternate" type="application/atom+xml" title={`${shared.title}: changes`} href={`${up}feed.xml`} />}
        <script src={`${up}shared.js`} defer />
      </head>
      <body>
        {skip && (
          <a className="skip" href={skip.to}>
            {skip.label}
          </a>
        )}
        {children}
        <Colophon shown={{ shared, up }} />
      </body>
    </html>
  );
}

function Colophon({ shown: { shared, up } }: { shown: Pick<Shown, 'shared' | 'up'> }) {
  return (
    <footer className="colophon small soft" data-part="colophon">
      <p>
        Read-only, as it stood on {sayDay(shared.asOf)}. Take it along: <a href={`${up}radar.json`}>JSON</a>, <a href={`${up}radar.svg`}>SVG</a>
        {shared.history.length > 0 && (
          <>
            , <a href={`${up}feed.xml`}>feed of changes</a>
          </>
        )}
        .
      </p>
    </footer>
  );
}
