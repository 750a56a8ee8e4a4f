import type { NextFunction, Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { HostNames } from './host-names.ts';
import { originOf, type Origin } from './origin.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const KNOWN_METHODS = new Set([...SAFE_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE']);
const MB = 1024 * 1024;
const LARGEST_FILE = 20 * MB;
const LARGEST_FORM = 5 * MB;

/** Why a request is not carried out, whatever it asks. */
export interface Refusal {
  status: number;
  why: string;
  /** What comes after its answer would be read as the next request. */
  isLast?: boolean;
}

/**
 * Lets in only requests addressed to this server by a name it goes by: a page elsewhere that
 * points a name of its own at this machine (DNS rebinding) gets nothing. Whatever may change
 * something must come from a page of this server, and no body is longer than a person sends. Null
 * where all is well.
 */
export function refusalOf(request: IncomingMessage, { secure }: Origin, hosts: HostNames): Refusal | null {
  const { method = '', url = '', headers } = request;
  if (!KNOWN_METHODS.has(method) || !isReadablePath(url)) return { status: 400, why: 'This is not a request that Whetstone understands.' };
  const host = headers.host ?? '';
  if (!hosts.has(host)) {
    return { status: 421, why: `This server does not go by the name “${host.slice(0, 80)}”. Use ${hosts.first()}, or start it with --public-url.` };
  }
  if (!SAFE_METHODS.has(method) && !isFromHere(request, host, secure)) {
    return { status: 403, why: 'Another site sent this request, so it was not carried out.' };
  }
  return refusalOfBody(url, headers);
}

/** Browsers say where a request comes from in one of two headers at least; other programs in none. */
function isFromHere({ headers: { origin, 'sec-fetch-site': site } }: IncomingMessage, host: string, secure: boolean): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host && (!secure || from.protocol === 'https:');
}

/** The length of a body must be said beforehand. */
function refusalOfBody(url: string, { 'content-length': length, 'transfer-encoding': encoding }: IncomingHttpHeaders): Refusal | null {
  if (encoding !== undefined) return { status: 411, why: 'Say how long the body is, in a header Content-Length.', isLast: true };
  if (length === undefined) return null;
  const largest = pathOf(url) === '/attachments' ? LARGEST_FILE : LARGEST_FORM;
  return Number(length) > largest ? { status: 413, why: `This is more than the ${largest / MB} MB that are taken at once. Nothing was kept of it.`, isLast: true } : null;
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
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(pathOf(url));
    return true;
  } catch {
    return false;
  }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

export function refuse(response: ServerResponse, { status, why, isLast }: Refusal): void {
  const body = Buffer.from(`${why}\n`);
  if (isLast) response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length }).end(body);
}
