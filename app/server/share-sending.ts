import type { IncomingMessage, ServerResponse } from 'node:http';
import { RADAR_FORMATS, RADAR_FORMAT_FACTS } from '#app/core/radar-formats.ts';
import type { Result } from '#app/core/result.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import type { Library } from '#app/library.server.ts';
import { drawSite, type Site } from '#app/ui/shared/draw-site.tsx';
import { sendFile, sendNothing, sendText } from './share-answers.ts';
import { keepShareFiles, type SentFile } from './share-files.ts';
import { readSiteAssets } from './site-assets.ts';

/** What is asked of a share. */
export interface AskedFile {
  /** Of the folder of the share, with its last slash. */
  address: string;
  /** In that folder. */
  path: string;
  /** What stands behind the question mark. */
  query: string;
  /** Origins of the sites that may show its page `embed`, a space between. */
  embed?: string;
}

/** A file that is in memory as it is sent. */
export interface ReadyFile {
  file: SentFile;
  /** Whoever gets it has looked at the share. */
  isLook: boolean;
  /** Origins of the sites that may show it in a frame, a space between. */
  frames: string;
}

/** What a share has at a path. */
export interface ShareSender {
  /** What can be sent at once; null where it was not asked for before, or is not there. */
  ready(content: ShareContent, asked: AskedFile): ReadyFile | null;
  /** Draws it first where it has to, and says whether the share was looked at. */
  send(request: IncomingMessage, response: ServerResponse, content: Result<ShareContent>, asked: AskedFile): Promise<boolean>;
}

const FIRST_PAGE = 'index.html';
/** The same inside a page of another site. */
const FRAMED_PAGE = 'embed.html';

/**
 * The files of shares, from memory once they are drawn: the same for a reader who has a link and for
 * the owner who looks first. `isOpen`: pages of other sites may read their data.
 */
export function showShares(library: Library, { isOpen }: { isOpen: boolean }): ShareSender {
  const assets = readSiteAssets();
  const png = (svg: string, width: number) => library.png(svg, width);
  const files = keepShareFiles((content, base) => new Map([...drawSite(content, { assets, png, base }), ...drawForeign(content, library)]), { isOpen });
  const readyOf = (file: SentFile, name: string, { path, embed = '' }: AskedFile): ReadyFile => ({ file, isLook: name === FIRST_PAGE || name === FRAMED_PAGE, frames: path === 'embed' ? embed : '' });
  return {
    ready(content, asked) {
      const name = nameOf(asked);
      const file = files.known(content, asked.address, name);
      return file && readyOf(file, name, asked);
    },
    async send(request, response, content, asked) {
      const name = nameOf(asked);
      const file = content.ok ? await files.file(content.value, asked.address, name) : null;
      if (file) return sendReady(request, response, readyOf(file, name, asked));
      const foreign = foreignIn(asked);
      const written = content.ok && foreign !== null ? library.writeShared(content.value.radar, foreign) : null;
      if (written && !written.ok) sendText(response, 422, `${written.problem.message} ${written.problem.hint}`);
      else sendNothing(response);
      return false;
    },
  };
}

/** Sends a file, and says whether the share was looked at. */
export function sendReady(request: IncomingMessage, response: ServerResponse, { file, isLook, frames }: ReadyFile): boolean {
  sendFile(request, response, file, frames);
  return isLook && request.method === 'GET';
}

/** The name that an address has among the files. */
function nameOf(asked: AskedFile): string {
  const format = foreignIn(asked);
  if (format !== null) return foreignFile(format);
  return asked.path === '' ? FIRST_PAGE : asked.path === 'embed' ? FRAMED_PAGE : asked.path;
}

/** The format of another program that is asked for; null for our own pages and files. */
function foreignIn({ path, query }: AskedFile): string | null {
  const format = query === '' ? null : new URLSearchParams(query).get('format');
  if (path === 'radar.csv') return format ?? 'byor-csv';
  return path === '' || path === 'radar.json' ? format : null;
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
