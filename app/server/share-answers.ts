import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { NOT_FOUND, NOT_FOUND_STYLE } from '#app/ui/shared/nothing-here.ts';
import type { SentFile } from './share-files.ts';
import { HEADERS_OF_PAGE, inFrames, policyOf } from './share-headers.ts';

const NOTHING = Buffer.from(NOT_FOUND);
const ITS_STYLE = `'sha256-${createHash('sha256').update(NOT_FOUND_STYLE).digest('base64')}'`;
const HTML = 'text/html; charset=utf-8';

/** One answer to whatever leads nowhere, to the byte. */
export function sendNothing(response: ServerResponse): void {
  sendWhole(response, 404, NOTHING, HTML, { 'Content-Security-Policy': policyOf({ style: ITS_STYLE }) });
}

export function sendPage(response: ServerResponse, status: number, html: string, more: OutgoingHttpHeaders = {}): void {
  sendWhole(response, status, Buffer.from(html), HTML, more);
}

export function sendText(response: ServerResponse, status: number, text: string, more: OutgoingHttpHeaders = {}): void {
  sendWhole(response, status, Buffer.from(`${text}\n`), 'text/plain; charset=utf-8', more);
}

export function sendElsewhere(response: ServerResponse, status: 303 | 308, to: string, more: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { ...HEADERS_OF_PAGE, Location: to, 'Content-Length': 0, ...more }).end();
}

/** A file in the smallest form that the browser reads, or word that it has it already. `frames`: origins that may show it in a frame. */
export function sendFile({ headers }: IncomingMessage, response: ServerResponse, file: SentFile, frames = ''): void {
  const form = file[smallestForm(headers['accept-encoding'] ?? '')] ?? file.plain;
  const held = headers['if-none-match'];
  const isKnown = held !== undefined && isHeld(held, form.tag);
  const list = isKnown ? form.headersUnchanged : form.headers;
  response.writeHead(isKnown ? 304 : 200, frames === '' ? list : inFrames(list, frames)).end(isKnown ? undefined : form.body);
}

/** A proxy that compresses anew makes a tag weak, and `*` is any. */
function isHeld(held: string, tag: string): boolean {
  return held.split(',').some((part) => ['*', tag, `W/${tag}`].includes(part.trim()));
}

type FormName = keyof SentFile;

/** Browsers have few ways to say what they take. */
const MOST_WAYS = 100;
const waysToTake = new Map<string, FormName>();

/** What a browser takes, by its header: every file that is compressed at all is compressed in each way. */
function smallestForm(accepted: string): FormName {
  const known = waysToTake.get(accepted);
  if (known) return known;
  if (waysToTake.size >= MOST_WAYS) waysToTake.clear();
  const form = takes(accepted, 'br') ? 'br' : takes(accepted, 'gzip') ? 'gzip' : 'plain';
  waysToTake.set(accepted, form);
  return form;
}

function takes(accepted: string, encoding: string): boolean {
  return accepted.toLowerCase().split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** Of what answers HEAD, Node sends the headers alone. */
function sendWhole(response: ServerResponse, status: number, body: Buffer, type: string, more: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { ...HEADERS_OF_PAGE, 'Content-Type': type, 'Content-Length': body.length, ...more }).end(body);
}
