import type { Result } from '#app/core/result.ts';
import type { ShareContent } from '#app/core/share/share-content.ts';
import type { Library } from '#app/library.server.ts';
import type { OpenedShare } from '#app/library/sharing.server.ts';

/** What a link leads to. */
export interface Led {
  opened: Result<OpenedShare>;
  /** What it shows, where that is at hand. */
  content: ShareContent | null;
}

/**
 * Looks up whether a link opens, and what it shows, once for all requests that come in the same turn of
 * the event loop: these were all under way before the first of them was looked up.
 */
export function lookUpOncePerTurn(library: Library): (token: string, pass: string | null) => Led {
  const known = new Map<string, Led>();
  const lookUp = (token: string, pass: string | null): Led => {
    const opened = library.openShare(token, pass);
    return { opened, content: opened.ok && !opened.value.locked ? library.sharedNow(opened.value.scope) : null };
  };
  return (token, pass) => {
    const key = pass === null ? token : `${token} ${pass}`;
    const before = known.get(key);
    if (before) return before;
    if (known.size === 0) setImmediate(() => known.clear());
    const led = lookUp(token, pass);
    known.set(key, led);
    return led;
  };
}
