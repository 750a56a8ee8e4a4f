import type { AppLoadContext } from '@remix-run/node';
import type { NextFunction, Request, Response } from 'express';
import type { Door } from '#app/library/door.server.ts';
import { isLoopback, keyOf } from './addresses.ts';
import { refuse } from './guard.ts';
import type { Limits } from './limits.ts';
import { originOf } from './origin.ts';

export type Visitor = AppLoadContext['visitor'];

/** What can be asked without a session, to the letter: how to get one, and the list of pages, which the source has too. */
const OPEN: Record<string, ReadonlySet<string>> = {
  GET: new Set(['/login', '/welcome', '/__manifest']),
  POST: new Set(['/login']),
};

const LIFETIME_S = 180 * 86_400;

const ENDED = 'Your sign-in has ended, so nothing was done.';

/** Lets nobody further but the owner, and those who ask how to become that. */
export function askForSession(door: Door, limits: Limits) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const visitor = meet(request, response, door, limits);
    response.locals['visitor'] = visitor;
    // A cache between here and the browser would show it to the next who asks.
    response.setHeader('Cache-Control', 'private');
    if (visitor.session || OPEN[request.method]?.has(request.path)) {
      next();
      return;
    }
    const wait = limits.api.take(keyOf(originOf(response).address));
    if (wait > 0) refuseFor(response, wait);
    else sendAway(request, response);
  };
}

export function visitorOf(response: Response): Visitor {
  return response.locals['visitor'] as Visitor;
}

function meet({ headers }: Request, response: Response, door: Door, limits: Limits): Visitor {
  const { address, secure } = originOf(response);
  const name = `${secure ? '__Host-' : ''}whetstone-${door.name}`;
  const token = readCookie(headers.cookie ?? '', name);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const key = keyOf(address);
  const session = token === null ? null : door.sessionOf(token);
  if (session) limits.known.add(key);
  const isFamiliar = isLoopback(address) || limits.known.has(key);
  return {
    session,
    caller: { browser: headers['user-agent'] ?? '', token },
    cookieOf: (given) => (given === null ? `${name}=; Max-Age=0; ${attributes}` : `${name}=${given}; Max-Age=${LIFETIME_S}; ${attributes}`),
    waitToSignIn: () => limits.signIn.take(key) || (isFamiliar ? 0 : limits.everySignIn.take('')),
  };
}

function readCookie(header: string, name: string): string | null {
  const cookie = header.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return cookie?.slice(name.length + 1) ?? null;
}

/** A page asked for in a browser leads to the door; whatever else was asked is told so. */
function sendAway(request: Request, response: Response): void {
  response.setHeader('Cache-Control', 'no-store');
  const isPage = request.accepts(['text/plain', 'text/html']) === 'text/html' && !request.path.endsWith('.data');
  if (!isPage) refuse(response, { status: 401, why: `${ENDED} Sign in, and try again.` });
  else if (request.method === 'GET' || request.method === 'HEAD') response.redirect(302, request.url === '/' ? '/login' : `/login?to=${encodeURIComponent(request.url)}`);
  else response.status(401).type('html').send(LATER);
}

/** Without script a form is lost with its page, but for a browser that sends it once more. */
const LATER = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in · Whetstone</title>
<h1>Your sign-in has ended</h1>
<p>Nothing was saved yet, and nothing is lost: this page still holds what you sent.</p>
<p><a href="/login" target="_blank">Sign in in another tab</a>, then come back, reload this page, and let your browser send it again.</p></html>`;

function refuseFor(response: Response, seconds: number): void {
  response.setHeader('Retry-After', String(seconds));
  refuse(response, { status: 429, why: `That was too much at once. Try again in ${seconds} s.` });
}
