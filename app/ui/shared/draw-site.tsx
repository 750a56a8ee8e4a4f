import { areaFile, entryFile, stepFile } from '#app/core/share/share-paths.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import { feedOfShare } from '#app/core/share/shared-feed.ts';
import { wireOfShare } from '#app/core/share/shared-wire.ts';
import { count, sayDay } from '#app/core/words.ts';
import { NOT_FOUND } from './nothing-here.ts';
import { CARD, drawShareCard, drawSharedSvg } from './share-card.tsx';
import { showNow, showStep, type Shown } from './shown.ts';
import { AreaPage } from './site-area.tsx';
import { EmbedPage } from './site-embed.tsx';
import { EntryPage } from './site-entry.tsx';
import { drawPage, type SiteSettings } from './site-frame.tsx';
import { RadarPage, sayOccasion } from './site-radar.tsx';

/** A file of a site: drawn when it is asked for, the same bytes each time. Null when a picture has gone since. */
export interface SiteFile {
  /** Such as `text/html; charset=utf-8`. */
  type: string;
  draw(): Promise<string | Uint8Array | null>;
}

/** By path from the folder of the site, such as `areas/terraform.html`. */
export type Site = Map<string, SiteFile>;

export interface SiteOptions {
  /** The style sheet and the script, as they are served. */
  assets: { style: string; script: string };
  /** Draws an SVG as PNG; without it there is no picture for chats. */
  png?: (svg: string, width: number) => Promise<Uint8Array>;
  /** Address the site will have, ending in `/`, where it is known. */
  base?: string;
  /** May search engines list it? */
  isIndexed?: boolean;
}

const HTML = 'text/html; charset=utf-8';

/**
 * A share as a site of plain files. It is whole without script, leads nowhere but to itself by relative
 * addresses, and so is the same at any address and from a disk.
 */
export function drawSite({ radar: shared, html, files }: ShareContent, { assets, png, base = '', isIndexed = false }: SiteOptions): Site {
  const settings: SiteSettings = { isIndexed, base, hasPicture: png !== undefined };
  const now = showNow(shared);
  const site: Site = new Map();
  const add = (path: string, type: string, draw: () => string | Uint8Array | null | Promise<string | Uint8Array | null>) => site.set(path, { type, draw: async () => draw() });
  const within = { shared, up: '../' };

  const radarPage = (shown: Shown) => () =>
    drawPage({ shown, settings, title: titleOf(shown), about: sayOccasion(shown), skip: { to: '#areas', label: 'Skip to the table' }, children: <RadarPage shown={shown} notes={unfollowed(html.notes)} /> });
  add('index.html', HTML, radarPage(now));
  for (const step of shared.history) {
    if (step.asOf !== shared.asOf) add(stepFile(step.asOf), HTML, radarPage(showStep(shared, step)));
  }
  for (const blip of shared.blips) {
    const about = `${blip.title}: ${shared.rings[blip.ring]!.title}, on ${sayDay(shared.asOf)}.`;
    add(areaFile(blip.area), HTML, () => drawPage({ shown: within, settings, title: blip.title, about, children: <AreaPage shared={shared} blip={blip} html={unfollowed(html.areas[blip.area] ?? '')} /> }));
  }
  for (const entry of shared.entries) {
    const about = `${entry.title}, of ${count(shared.entries.length, 'shared entry', 'shared entries')}.`;
    add(entryFile(entry.id), HTML, () => drawPage({ shown: within, settings, title: entry.title, about, children: <EntryPage shared={shared} entry={entry} html={unfollowed(html.entries[entry.id] ?? '')} /> }));
  }
  add('embed.html', HTML, () => drawPage({ shown: now, settings, title: shared.title, about: sayOccasion(now), children: <EmbedPage shown={now} /> }));
  add('404.html', HTML, () => NOT_FOUND);

  add('radar.json', 'application/json; charset=utf-8', () => `${JSON.stringify(wireOfShare(shared), null, 2)}\n`);
  if (shared.history.length > 0) add('feed.xml', 'application/atom+xml; charset=utf-8', () => feedOfShare(shared));
  add('radar.svg', 'image/svg+xml; charset=utf-8', () => drawSharedSvg(now));
  if (png) add('radar.png', 'image/png', () => png(drawShareCard(now), CARD.width));
  add('style.css', 'text/css; charset=utf-8', () => assets.style);
  add('shared.js', 'text/javascript; charset=utf-8', () => assets.script);
  for (const { name, type, bytes } of files) add(`files/${name}`, type, bytes);
  return site;
}

function titleOf({ shared, asOf }: Shown): string {
  return asOf === shared.asOf ? shared.title : sayDay(asOf);
}

/** Nobody can lift their own page by being linked to from here. */
function unfollowed(html: string): string {
  return html.replaceAll('rel="noopener noreferrer"', 'rel="noopener noreferrer nofollow"');
}
