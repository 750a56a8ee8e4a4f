import { useSyncExternalStore } from 'react';
import type { Problem } from '#app/core/result.ts';

/** Whether the server has said that the sign-in of this browser has ended. */
let isSignedOut = false;
const listeners = new Set<() => void>();

/** What a page gets in place of data when its reader is no longer signed in. */
class SignedOut extends Error {
  override name = 'SignedOut';
}

export function isSignedOutError(error: unknown): boolean {
  return error instanceof Error && error.name === 'SignedOut';
}

export const SIGNED_OUT: Problem = {
  code: 'not-signed-in',
  message: 'Your sign-in has ended.',
  hint: 'What you typed is kept in this browser. Sign in, and go on.',
};

function setSignedOut(is: boolean): void {
  if (isSignedOut === is) return;
  isSignedOut = is;
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSignedOut(): boolean {
  return useSyncExternalStore(watch, () => isSignedOut, () => false);
}

/** Hears of every answer of this server. Data for a page is not read from an answer that holds none. */
export function watchAnswers(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    const answer = await send(...asked);
    const { origin, pathname } = new URL(answer.url || window.location.href);
    if (origin !== window.location.origin) return answer;
    setSignedOut(answer.status === 401);
    if (answer.status === 401 && pathname.endsWith('.data')) throw new SignedOut(SIGNED_OUT.message);
    return answer;
  };
}

/** Asks, after a look elsewhere, whether the sign-in is there again. */
export function askAgain(): void {
  if (isSignedOut) fetch('/names?q=', { cache: 'no-store' }).catch(() => undefined);
}
