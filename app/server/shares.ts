import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Library } from '#app/library.server.ts';
import type { Result } from '#app/core/result.ts';
import type { OpenedShare } from '#app/library/sharing.server.ts';
import { drawGate } from '#app/ui/shared/share-gate.tsx';
import { keyOf } from './addresses.ts';
import type { Limit } from './limits.ts';
import type { Origin } from './origin.ts';
import { sendElsewhere, sendNothing, sendPage, sendText } from './share-answers.ts';
import { HSTS } from './share-headers.ts';
import { sendReady, showShares, type ReadyFile } from './share-sending.ts';
import { countTries } from './share-tries.ts';
import { rememberForTurn } from './share-turn.ts';

export type AnswerShare = (request: IncomingMessage, response: ServerResponse, origin: Origin) => void;

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
  /** What stands behind the question mark. */
  query: string;
  /** The same with scheme and host. */
  address: string;
}

/** What an address leads to. */
interface Led {
  /** Null where it is none of a share. */
  asked: Asked | null;
  opened: Result<OpenedShare> | null;
  /** What can be sent at once: for all requests but a few, nothing is waited for. */
  ready: ReadyFile | null;
}

/**
 * Answers what is asked under `/s/`: that is for those who hold a link, and passes by the owner's door.
 * Whether a link still opens is looked up on each request; what it shows comes from memory. Those
 * whose links lead nowhere are held up by the limit, and nobody else.
 */
export function answerShares(library: Library, misses: Limit, clock: () => number = Date.now): AnswerShare {
  const waitToUnlock = countTries(clock);
  const sender = showShares(library, { isOpen: true });
  const found = rememberForTurn<Led>();
  return (request, response, { address, secure }) => {
    const { url = '', headers: { host = '', cookie = '' } } = request;
    // Neither an address nor a host that was let in has a space.
    const key = `${url} ${host} ${secure ? 'tls' : ''} ${cookie}`;
    const { asked, opened, ready } = found.get(key) ?? found.keep(key, lead(url, host, secure, cookie));
    if (ready && opened?.ok && isToRead(request)) {
      if (sendReady(request, response, ready)) library.countView(opened.value.id);
      return;
    }
    if (secure) response.setHeader('Strict-Transport-Security', HSTS['Strict-Transport-Security']);
    if (!isToRead(request) && request.method !== 'POST') {
      tellReadOnly(response);
      return;
    }
    if (!asked || !opened?.ok) {
      const wait = misses.take(keyOf(address));
      if (wait > 0) sendText(response, 429, `That was too much at once. Try again in ${wait} s.`, { 'Retry-After': String(wait) });
      else sendNothing(response);
      return;
    }
    answer(asked, opened.value, request, response).catch((error: unknown) => {
      process.emitWarning(error instanceof Error ? error : String(error));
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Something went wrong here.');
    });
  };

  function lead(url: string, host: string, secure: boolean, cookie: string): Led {
    const asked = readAddress(url, host, secure);
    if (!asked) return { asked, opened: null, ready: null };
    const opened = library.openShare(asked.token, passIn(cookie));
    const content = opened.ok && !opened.value.locked ? library.sharedNow(opened.value.scope) : null;
    const isHere = opened.ok && content && asked.path !== null;
    return { asked, opened, ready: isHere ? sender.ready(content, { ...asked, path: asked.path!, embed: opened.value.embed }) : null };
  }

  async function answer(asked: Asked, { id, scope, locked, embed }: OpenedShare, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { folder, path, query } = asked;
    if (path === null) {
      sendElsewhere(response, 308, `${folder}${query === '' ? '' : `?${query}`}`);
    } else if (locked && path === 'embed') {
      sendPage(response, 403, drawGate('framed', folder));
    } else if (request.method === 'POST') {
      if (locked) await unlock(id, asked, request, response);
      else tellReadOnly(response);
    } else if (locked && path !== 'style.css') {
      sendPage(response, 403, drawGate('asked', folder));
    } else {
      const isLook = await sender.send(request, response, await library.shareContent(scope), { ...asked, path, embed });
      if (isLook) library.countView(id);
    }
  }

  async function unlock(id: string, { token, folder, address }: Asked, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const wait = waitToUnlock(id);
    const tried = wait > 0 ? null : await library.unlockShare(token, (await readForm(request)).get('password') ?? '');
    if (tried?.ok) {
      const secure = address.startsWith('https:') ? '; Secure' : '';
      const cookie = `${COOKIE}=${tried.value}; Path=${folder}; Max-Age=${PASS_LASTS_S}; HttpOnly; SameSite=Lax${secure}`;
      sendElsewhere(response, 303, request.url!, { 'Set-Cookie': cookie });
    } else if (tried?.problem.code === 'not-signed-in') {
      sendPage(response, 403, drawGate('wrong', folder));
    } else {
      sendPage(response, 429, drawGate('wait', folder), { 'Retry-After': String(wait || 5) });
    }
  }
}

function tellReadOnly(response: ServerResponse): void {
  sendText(response, 405, 'This can only be read.', { Allow: 'GET, HEAD' });
}

function isToRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function readAddress(url: string, host: string, secure: boolean): Asked | null {
  const [, token, path, query = ''] = ADDRESS.exec(url) ?? [];
  if (token === undefined) return null;
  // Every %-sign in it means something: others are refused before.
  return { token, folder: `/s/${token}/`, path: path === undefined ? null : decodeURIComponent(path.slice(1)), query, address: `${secure ? 'https' : 'http'}://${host}/s/${token}/` };
}

function passIn(cookie: string): string | null {
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
