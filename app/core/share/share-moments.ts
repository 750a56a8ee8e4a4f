import type { Day } from '../day.ts';
import type { Edition } from '../edition.ts';
import { stateOf } from '../edition-pages.ts';
import { periodsOf } from '../radar-steps.ts';
import type { Vault } from '../vault.ts';
import { isAreaInScope, momentOf, momentOn, type Moment } from './share-standing.ts';
import type { ShareScope } from './shared-radar.ts';

/** Steps that a reader can go back, the day shown included. */
const MOST_STEPS = 40;

/** The radars of a share: the one it shows last, and where the reader may go back those before it, oldest first. */
export function momentsOf(vault: Vault, editions: readonly Edition[], shownEdition: Edition | null, scope: ShareScope, today: Day): Moment[] {
  const { time } = scope;
  const shown = shownEdition ? momentOf(shownEdition, vault, scope) : momentOn(vault, scope, time.kind === 'day' ? time.asOf : today, time.kind === 'day' ? time.compare : undefined);
  const frozen = publishedBefore(shown.asOf, editions, scope, today).map((edition) => momentOf(edition, vault, scope));
  // Beside an edition stand other editions, and nothing that is worked out: it shows what was frozen.
  const days = scope.history && !shownEdition ? daysBefore(shown.asOf, vault, scope) : [];
  const living = days.filter((day) => frozen.every(({ asOf }) => asOf !== day)).map((day) => momentOn(vault, scope, day));
  return lastSteps([...frozen, ...living], shown);
}

/** The ends of quarters since the first area in scope came onto the radar, as many as can be shown. */
function daysBefore(asOf: Day, vault: Vault, scope: ShareScope): Day[] {
  const inScope = vault.ledger.filter(({ area, quadrant }) => isAreaInScope({ area: area.id, quadrant: vault.config.quadrants[quadrant]!.id }, scope, vault));
  const first = inScope.reduce<Day>((least, { since }) => (since === null ? least : Math.min(least, since)), asOf);
  return periodsOf([first, asOf]).map(({ day }) => day).filter((day) => day < asOf).slice(-MOST_STEPS);
}

function publishedBefore(asOf: Day, editions: readonly Edition[], { lens, history }: ShareScope, today: Day): Edition[] {
  if (!history) return [];
  return editions.filter((edition) => edition.lens === lens && edition.asOf < asOf && stateOf(edition, today) === 'published');
}

function lastSteps(before: readonly Moment[], shown: Moment): Moment[] {
  const ordered = [...before].sort((a, b) => a.asOf - b.asOf);
  const first = ordered.findIndex(({ standings }) => standings.length > 0);
  return [...(first < 0 ? [] : ordered.slice(first).slice(1 - MOST_STEPS)), shown];
}
