import type { IncomingMessage, ServerResponse } from 'node:http';
import { RADAR_FORMATS, RADAR_FORMAT_FACTS } from '#app/core/radar-formats.ts';
import type { Result } from '#app/core/result.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import type { Library } from '#app/library.server.ts';
import { drawSite, type Site } from '#app/ui/shared/draw-site.tsx';
import { sendFile, sendNothing, sendText } from './share-answers.ts';
import { keepShareFiles } from './share-files.ts';
import { readSiteAssets } from './site-assets.ts';

interface Shown {
  /** Of the folder of the share, with its last slash. */
  address: string;
  /** In that folder. */
  path: string;
  query: URLSearchParams;
  /** Sites that may show it in a frame. */
  frames: readonly string[];
  /** May pages of other sites read its data? */
  isOpen: boolean;
}

/** Sends what a share has at a path; answers whether that was its first page. */
export type SendShared = (request: IncomingMessage, response: ServerResponse, content: Result<ShareContent>, shown: Shown) => Promise<boolean>;

/** What programs read, of a link that has no password. */
const FOR_PROGRAMS = /\.(json|csv|xml)$/;

/** The files of shares, from memory once they are drawn: the same for a reader who has a link and for the owner who looks first. */
export function showShares(library: Library): SendShared {
  const assets = readSiteAssets();
  const png = (svg: string, width: number) => library.png(svg, width);
  const files = keepShareFiles((content, base) => new Map([...drawSite(content, { assets, png, base }), ...drawForeign(content, library)]));
  return async (request, response, content, { address, path, query, frames, isOpen }) => {
    const foreign = foreignIn({ path, query });
    const file = content.ok ? await files.file(content.value, address, foreign === null ? fileAt(path) : foreignFile(foreign)) : null;
    if (!file) {
      const written = content.ok && foreign !== null ? library.writeShared(content.value.radar, foreign) : null;
      if (written && !written.ok) sendText(request, response, 422, `${written.problem.message} ${written.problem.hint}`);
      else sendNothing(request, response);
      return false;
    }
    sendFile(request, response, file, { frames: path === 'embed' ? frames : undefined, forPrograms: isOpen && (foreign !== null || FOR_PROGRAMS.test(path)) });
    return foreign === null && fileAt(path) === 'index.html';
  };
}

function fileAt(path: string): string {
  return path === '' ? 'index.html' : path === 'embed' ? 'embed.html' : path;
}

/** The format of another program that is asked for; null for our own pages and files. */
function foreignIn({ path, query }: Pick<Shown, 'path' | 'query'>): string | null {
  if (path === 'radar.csv') return query.get('format') ?? 'byor-csv';
  return path === '' || path === 'radar.json' ? query.get('format') : null;
}

function foreignFile(format: string): string {
  return `?format=${format}`;
}

/** The radar as the files of other programs; of those that are a folder, all files in one JSON. */
function drawForeign({ radar }: ShareContent, library: Library): Site {
  return new Map(
    RADAR_FORMATS.flatMap((format) => {
      const written = library.writeShared(radar, format);
      if (!written.ok) return [];
      const { file } = RADAR_FORMAT_FACTS[format];
      const [text = ''] = written.value.files.values();
      const whole = file ? text : `${JSON.stringify({ format, files: Object.fromEntries(written.value.files) }, null, 2)}\n`;
      return [[foreignFile(format), { type: `${file?.type ?? 'application/json'}; charset=utf-8`, draw: async () => whole }]];
    }),
  );
}
