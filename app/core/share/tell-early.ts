import type { Day } from '../day.ts';
import type { Edition } from '../edition.ts';
import { stateOf } from '../edition-pages.ts';
import { sayDay } from '../words.ts';
import type { ShareScope } from './shared-radar.ts';

/** What the owner should know of a scope that shows an edition before its day, in sentences. */
export function tellEarly({ time }: Pick<ShareScope, 'time'>, editions: readonly Edition[], today: Day): string[] {
  const edition = time.kind === 'edition' ? editions.find(({ name }) => name === time.name) : undefined;
  if (!edition || stateOf(edition, today) === 'published') return [];
  const { title, published } = edition;
  return [published === null ? `“${title}” is a draft, with no day to be published on; this shows it now.` : `“${title}” is set to be published on ${sayDay(published)}; this shows it now.`];
}
