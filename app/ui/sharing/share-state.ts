import { dayAt, type Day } from '#app/core/day.ts';
import { sayDay } from '#app/core/words.ts';
import { writeDraft } from '#app/core/share/share-draft.ts';
import type { ShareLine } from '#app/core/share/share-link.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';

/** Where a share stands, in words. */
export function sayShareState({ state, expiresAt, hasPassword }: Pick<ShareLine, 'state' | 'expiresAt' | 'hasPassword'>): string {
  const until = sayDay(dayAt(expiresAt));
  if (state === 'revoked') return 'revoked';
  return state === 'expired' ? `over since ${until}` : `open until ${until}${hasPassword ? ', with a password' : ''}`;
}

export function sayViews({ views, lastViewDay }: { views: number; lastViewDay: Day | null }): string {
  return views === 0 || lastViewDay === null ? 'not yet' : `${views}, last on ${sayDay(lastViewDay)}`;
}

/** Where the owner sees a share as its readers do: a page of the share itself, so that a link to it loads anew. */
export function previewOf(id: string): string {
  return `/shares/${id}/preview/`;
}

/** The same of what is not shared yet; null where there is too much to say for an address. */
export function lookAt(scope: ShareScope): string | null {
  const code = writeDraft(scope);
  return code && `/shares/draft/${code}/`;
}
