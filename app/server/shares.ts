import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Library } from '#app/library.server.ts';
import type { OpenedShare } from '#app/library/sharing.server.ts';
import { drawGate } from '#app/ui/shared/share-gate.tsx';
import { keyOf } from './addresses.ts';
import type { Limit } from './limits.ts';
import type { Origin } from './origin.ts';
import { sendElsewhere, sendNothing, sendPage, sendText } from './share-answers.ts';
import { HSTS } from './share-headers.ts';
import { showShares } from './share-sending.ts';
import { countTries } from './share-tries.ts';
import { lookUpOncePerTurn, type Led } from './share-turn.ts';

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

/**
 * Answers what is asked under `/s/`: that is for those who hold a link, and passes by the owner's door.
 * Whether a link still opens is looked up on each request; what it shows comes from memory. Those
 * whose links lead nowhere are held up by the limit, and nobody else.
 */
export function answerShares(library: Library, misses: Limit, clock: () => number = Date.now): AnswerShare {
  const lookUp = lookUpOncePerTurn(library);
  const waitToUnlock = countTries(clock);
  const sender = showShares(library, { isOpen: true });
  return (request, response, { address, secure }) => {
    const asked = readAddress(request, secure);
    const led = asked && lookUp(asked.token, passIn(request));
    if (asked && led && answerAtOnce(asked, led, request, response)) return;
    if (secure) response.setHeader('Strict-Transport-Security', HSTS['Strict-Transport-Security']);
    if (!isToRead(request) && request.method !== 'POST') {
      tellReadOnly(response);
      return;
    }
    if (!asked || !led?.opened.ok) {
      const wait = misses.take(keyOf(address));
      if (wait > 0) sendText(response, 429, `That was too much at once. Try again in ${wait} s.`, { 'Retry-After': String(wait) });
      else sendNothing(response);
      return;
    }
    answer(asked, led.opened.value, request, response).catch((error: unknown) => {
      process.emitWarning(error instanceof Error ? error : String(error));
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Something went wrong here.');
    });
  };

  /** The way that all requests go but a few: nothing is waited for. */
  function answerAtOnce(asked: Asked, { opened, content }: Led, request: IncomingMessage, response: ServerResponse): boolean {
    if (!opened.ok || !content || asked.path === null || !isToRead(request)) return false;
    const isLook = sender.sendKnown(request, response, content, { ...asked, path: asked.path, embed: opened.value.embed });
    if (isLook) library.countView(opened.value.id);
    return isLook !== null;
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

function readAddress({ url = '', headers: { host = '' } }: IncomingMessage, secure: boolean): Asked | null {
  const [, token, path, query = ''] = ADDRESS.exec(url) ?? [];
  if (token === undefined) return null;
  // Every %-sign in it means something: others are refused before.
  return { token, folder: `/s/${token}/`, path: path === undefined ? null : decodeURIComponent(path.slice(1)), query, address: `${secure ? 'https' : 'http'}://${host}/s/${token}/` };
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
