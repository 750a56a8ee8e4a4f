import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { NOT_FOUND } from '#app/ui/shared/draw-site.tsx';
import type { SentFile } from './share-files.ts';

const NOTHING = Buffer.from(NOT_FOUND);
const HTML = 'text/html; charset=utf-8';

/** Headers of every answer under a share link: what is shared is for its reader alone, and leaves no trace on the way. */
export function headersOf(frames: readonly string[] = []): OutgoingHttpHeaders {
  return {
    'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames.join(' ') || "'none'"}`,
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
  };
}

const USUAL = headersOf();

/** Programs in a browser that read radars may read these: the link is all they need, and no cookie comes with it. */
const FOR_PROGRAMS = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
const FOR_PAGES = { 'Cross-Origin-Resource-Policy': 'same-origin' };

/** One answer to whatever leads nowhere, to the byte. */
export function sendNothing(request: IncomingMessage, response: ServerResponse): void {
  sendWhole(request, response, 404, NOTHING, HTML);
}

export function sendPage(request: IncomingMessage, response: ServerResponse, status: number, html: string, more: OutgoingHttpHeaders = {}): void {
  sendWhole(request, response, status, Buffer.from(html), HTML, more);
}

export function sendText(request: IncomingMessage, response: ServerResponse, status: number, text: string, more: OutgoingHttpHeaders = {}): void {
  sendWhole(request, response, status, Buffer.from(`${text}\n`), 'text/plain; charset=utf-8', more);
}

export function sendElsewhere(response: ServerResponse, status: 303 | 308, to: string, more: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { ...USUAL, Location: to, 'Content-Length': 0, ...more }).end();
}

interface Sending {
  /** Sites that may show it in a frame. */
  frames?: readonly string[];
  forPrograms?: boolean;
}

/** A file in the smallest form that the browser reads, or word that it has it already. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: SentFile, { frames, forPrograms = false }: Sending = {}): void {
  const [encoding, body] = pickForm(file, request.headers['accept-encoding'] ?? '');
  const tag = encoding === null ? file.tag : `${file.tag.slice(0, -1)}-${encoding}"`;
  const headers: OutgoingHttpHeaders = { ...(frames ? headersOf(frames) : USUAL), ...(forPrograms ? FOR_PROGRAMS : FOR_PAGES), ETag: tag };
  if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
    response.writeHead(304, headers).end();
    return;
  }
  headers['Content-Type'] = file.type;
  headers['Content-Length'] = body.length;
  if (encoding !== null) headers['Content-Encoding'] = encoding;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}

function pickForm({ plain, gzip, brotli }: SentFile, accepted: string): [encoding: string | null, body: Buffer] {
  if (brotli && takes(accepted, 'br')) return ['br', brotli];
  if (gzip && takes(accepted, 'gzip')) return ['gzip', gzip];
  return [null, plain];
}

function takes(accepted: string, encoding: string): boolean {
  return accepted.includes(encoding) && accepted.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function sendWhole(request: IncomingMessage, response: ServerResponse, status: number, body: Buffer, type: string, more: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { ...USUAL, ...FOR_PAGES, 'Content-Type': type, 'Content-Length': body.length, ...more });
  response.end(request.method === 'HEAD' ? undefined : body);
}
