import type { NextFunction, Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { originOf } from './origin.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const KNOWN_METHODS = new Set([...SAFE_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE']);
const MB = 1024 * 1024;
const LARGEST_FILE = 20 * MB;
const LARGEST_FORM = 5 * MB;

/**
 * Answers only requests addressed to this server by a name it goes by: a page elsewhere that
 * points a name of its own at this machine (DNS rebinding) gets nothing. Whatever may change
 * something must come from a page of this server.
 */
export function checkHostAndOrigin(hosts: ReadonlySet<string>) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!KNOWN_METHODS.has(request.method) || !isReadablePath(request.url)) {
      refuse(response, 400, 'This is not a request that Whetstone understands.');
      return;
    }
    const host = request.headers.host?.toLowerCase() ?? '';
    if (!hosts.has(host)) {
      refuse(response, 421, `This server does not go by the name “${host.slice(0, 80)}”. Use ${[...hosts][0]}, or start it with --public-url.`);
      return;
    }
    if (!SAFE_METHODS.has(request.method) && !isFromHere(request, host, originOf(response).secure)) {
      refuse(response, 403, 'Another site sent this request, so it was not carried out.');
      return;
    }
    next();
  };
}

/** Browsers say where a request comes from in one of two headers at least; other programs in none. */
function isFromHere({ headers: { origin, 'sec-fetch-site': site } }: Request, host: string, secure: boolean): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host && (!secure || from.protocol === 'https:');
}

/** The length of a body must be said beforehand, and be no more than a person sends. */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const largest = request.path === '/attachments' ? LARGEST_FILE : LARGEST_FORM;
  if (encoding !== undefined) refuseBody(response, 411, 'Say how long the body is, in a header Content-Length.');
  else if (Number(length ?? 0) > largest) refuseBody(response, 413, `This is more than the ${largest / MB} MB that are taken at once. Nothing was kept of it.`);
  else next();
}

/** Headers every answer carries, and a nonce for the scripts of this one. */
export function protect(_: Request, response: Response, next: NextFunction): void {
  const nonce = randomBytes(16).toString('base64');
  response.locals['nonce'] = nonce;
  response.setHeader('Content-Security-Policy', policyOf(nonce));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (originOf(response).secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  next();
}

export function nonceOf(response: Response): string {
  return String(response.locals['nonce']);
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A path of this server, with every %-sign meaning something. */
function isReadablePath(url: string): boolean {
  if (!url.startsWith('/') || url.startsWith('//')) return false;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

export function refuse(response: Response, status: number, why: string): void {
  response.status(status).type('text/plain').send(`${why}\n`);
}

/** What comes after an answer like this would be read as the next request. */
function refuseBody(response: Response, status: number, why: string): void {
  response.setHeader('Connection', 'close');
  refuse(response, status, why);
}
