import type { NextFunction, Request, Response } from 'express';
import { randomBytes } from 'node:crypto';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const KNOWN_METHODS = new Set([...SAFE_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE']);

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
      refuse(response, 421, `This server does not go by the name “${host.slice(0, 80)}”. Use ${[...hosts][0]}.`);
      return;
    }
    const origin = request.headers.origin;
    const sameOrigin = origin === undefined || originHost(origin) === host;
    if (!sameOrigin && !SAFE_METHODS.has(request.method)) {
      refuse(response, 403, 'Another site sent this request, so it was not carried out.');
      return;
    }
    next();
  };
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
  next();
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

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function refuse(response: Response, status: number, why: string): void {
  response.status(status).type('text/plain').send(`${why}\n`);
}
