import type { NextFunction, Request, Response } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Library } from '#app/library.server.ts';
import { drawGate } from '#app/ui/shared/share-gate.tsx';
import { keyOf } from './addresses.ts';
import type { Limit } from './limits.ts';
import { originOf } from './origin.ts';
import { sendElsewhere, sendNothing, sendPage, sendText } from './share-answers.ts';
import { showShares } from './share-sending.ts';
import { countTries } from './share-tries.ts';

export interface ShareVisitor {
  /** Scheme and host that the request was sent to, such as `https://radar.example`. */
  origin: string;
  /** In how many seconds another link may be tried that leads nowhere; 0 for now. */
  waitToMiss: () => number;
}

export type AnswerShare = (request: IncomingMessage, response: ServerResponse, visitor: ShareVisitor) => Promise<void>;

/** Whatever is below `/s/` is for those who hold a link, and passes by the owner's door. Those who do not are held up by the limit, and nobody else. */
export function passShares(answer: AnswerShare, misses: Limit) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!request.url.startsWith('/s/')) {
      next();
      return;
    }
    const { address, secure } = originOf(response);
    if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    const origin = `${secure ? 'https' : 'http'}://${request.headers.host ?? ''}`;
    void answer(request, response, { origin, waitToMiss: () => misses.take(keyOf(address)) });
  };
}

const ADDRESS = /^\/s\/([^/?]+)(\/[^?]*)?(?:\?(.*))?$/;
const COOKIE = 'whetstone-share';
const PASS_LASTS_S = 30 * 86_400;
const LONGEST_FORM = 4096;

interface Asked {
  token: string;
  /** Where the share is served. */
  folder: string;
  /** Null where the address lacks its last slash, without which relative links lead astray. */
  path: string | null;
  query: URLSearchParams;
}

/**
 * Answers what is asked under `/s/`. Whether a link still opens is looked up on each request; what it
 * shows comes from memory.
 */
export function answerShares(library: Library, clock: () => number = Date.now): AnswerShare {
  const waitToUnlock = countTries(clock);
  const sendShared = showShares(library);
  return (request, response, visitor) =>
    answer(request, response, visitor).catch((error: unknown) => {
      process.emitWarning(error instanceof Error ? error : String(error));
      if (response.headersSent) response.destroy();
      else sendText(request, response, 500, 'Something went wrong here.');
    });

  async function answer(request: IncomingMessage, response: ServerResponse, { origin, waitToMiss }: ShareVisitor): Promise<void> {
    if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) {
      sendText(request, response, 405, 'This can only be read.', { Allow: 'GET, HEAD' });
      return;
    }
    const asked = readAddress(request.url ?? '');
    const opened = asked && library.openShare(asked.token, passIn(request));
    if (!asked || !opened?.ok) {
      const wait = waitToMiss();
      if (wait > 0) sendText(request, response, 429, `That was too much at once. Try again in ${wait} s.`, { 'Retry-After': String(wait) });
      else sendNothing(request, response);
      return;
    }
    const { id, locked } = opened.value;
    const frames: string[] = [];
    const { folder, path, query } = asked;
    if (path === null) {
      sendElsewhere(response, 308, `${folder}${query.size > 0 ? `?${query}` : ''}`);
    } else if (locked && path === 'embed') {
      sendPage(request, response, 403, drawGate('framed', folder));
    } else if (locked && request.method === 'POST') {
      await unlock(id, asked, request, response, origin);
    } else if (locked && path !== 'style.css') {
      sendPage(request, response, 403, drawGate('asked', folder));
    } else if (request.method === 'POST') {
      sendText(request, response, 405, 'This can only be read.', { Allow: 'GET, HEAD' });
    } else {
      const isFirstPage = await sendShared(request, response, await library.shareContent(opened.value.scope), { address: origin + folder, path, query, frames, isOpen: true });
      if (isFirstPage && request.method === 'GET') library.countView(id);
    }
  }

  async function unlock(id: string, { token, folder }: Asked, request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
    const wait = waitToUnlock(id);
    const tried = wait > 0 ? null : await library.unlockShare(token, (await readForm(request)).get('password') ?? '');
    if (tried?.ok) {
      const secure = origin.startsWith('https:') ? '; Secure' : '';
      const cookie = `${COOKIE}=${tried.value}; Path=${folder}; Max-Age=${PASS_LASTS_S}; HttpOnly; SameSite=Lax${secure}`;
      sendElsewhere(response, 303, request.url!, { 'Set-Cookie': cookie });
    } else if (tried?.problem.code === 'not-signed-in') {
      sendPage(request, response, 403, drawGate('wrong', folder));
    } else {
      sendPage(request, response, 429, drawGate('wait', folder), { 'Retry-After': String(wait || 5) });
    }
  }
}

function readAddress(url: string): Asked | null {
  const [, token, path, query] = ADDRESS.exec(url) ?? [];
  if (token === undefined) return null;
  try {
    return { token, folder: `/s/${token}/`, path: path === undefined ? null : decodeURIComponent(path.slice(1)), query: new URLSearchParams(query) };
  } catch {
    return null;
  }
}

function passIn({ headers: { cookie = '' } }: IncomingMessage): string | null {
  return cookie === '' ? null : (cookie.split(/;\s*/).find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? null);
}

/** A form of a browser; nothing where it is larger than any of ours. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    if (text.length <= LONGEST_FORM) text += chunk;
  }
  return new URLSearchParams(text.length > LONGEST_FORM ? '' : text);
}
