import type { SaveOutcome } from '#app/core/form-view.ts';

/** Where a save leads, with what there is to say of it and the draft that went with it. */
export function savedHref({ href, changed, merged }: Extract<SaveOutcome, { state: 'saved' }>, draft: string | undefined): string {
  return `${href}?saved=${draft || '1'}${changed ? '' : '&unchanged'}${changed && merged ? '&merged' : ''}`;
}
