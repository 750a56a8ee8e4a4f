import type { Day } from '../day.ts';
import type { Edition } from '../edition.ts';
import { hundredthsOf } from '../hundredths.ts';
import { nameKey } from '../names.ts';
import { readRadar, RING_IDS, type Movement, type Reading } from '../radar.ts';
import type { Vault } from '../vault.ts';
import type { SharedFreshness, ShareScope } from './shared-radar.ts';
import { staleInThirds } from './thirds.ts';

/** What a share may tell of one area on one day. */
export interface Standing {
  area: string;
  title: string;
  /** Id of its quadrant. */
  quadrant: string;
  ring: number;
  movement: Movement;
  /** Worked out only where freshness is shown. */
  freshness: () => SharedFreshness;
}

/** One radar of those that a share shows. */
export interface Moment {
  asOf: Day;
  /** Movement is what changed since this day. */
  compare: Day;
  /** Title of the edition it is; null for a day of the vault. */
  edition: string | null;
  standings: Standing[];
}

/** The areas in scope as they stand on a day; those that have retired are left out. */
export function momentOn(vault: Vault, scope: ShareScope, asOf: Day, compare = asOf - vault.config.comparisonDays): Moment {
  const question = { asOf, lens: scope.lens, compare };
  const standings = readRadar(vault.ledger, vault.config, question)
    .filter(({ retired }) => !retired)
    .map((reading) => standingOf(reading, vault, asOf));
  return { asOf, compare, edition: null, standings: standings.filter((standing) => isInScope(standing, scope, vault)) };
}

/** The areas in scope as an edition froze them. */
export function momentOf(edition: Edition, vault: Vault, scope: ShareScope): Moment {
  const standings = edition.blips.map(({ area, title, quadrant, ring, movement, F, basis }): Standing => ({
    ...{ area, title, movement, ring: RING_IDS[edition.lens].indexOf(ring) },
    quadrant: vault.config.quadrants.find(({ id }) => nameKey(id) === nameKey(quadrant))?.id ?? quadrant,
    freshness: () => ({ F, basis, staleOn: null, staleBand: [null, null], staleSince: null }),
  }));
  return { asOf: edition.asOf, compare: edition.asOf - vault.config.comparisonDays, edition: edition.title, standings: standings.filter((standing) => isInScope(standing, scope, vault)) };
}

function standingOf({ ledger, F, ring, movement, basis }: Reading, { config }: Vault, asOf: Day): Standing {
  return {
    area: ledger.area.id,
    title: ledger.area.title,
    quadrant: config.quadrants[ledger.quadrant]!.id,
    ...{ ring, movement },
    // As it is told everywhere: more would tell of the minutes it was made from.
    freshness: () => ({ F: hundredthsOf(F), basis, ...staleInThirds(ledger.timeline, asOf) }),
  };
}

/** Is an area one of those that a scope names? Tags are those it has now, also in an edition, which keeps none. */
function isInScope({ area, quadrant, ring }: Standing, scope: ShareScope, vault: Vault): boolean {
  return isAreaInScope({ area, quadrant }, scope, vault) && includes(scope.rings, [RING_IDS[scope.lens][ring]!]);
}

/** The same, whatever its ring. */
export function isAreaInScope({ area, quadrant }: Pick<Standing, 'area' | 'quadrant'>, scope: ShareScope, vault: Vault): boolean {
  const tags = vault.byArea.get(area)?.area.tags ?? [];
  return includes(scope.quadrants, [quadrant]) && includes(scope.areas, [area]) && includes(scope.tags, tags);
}

function includes(chosen: readonly string[], values: readonly string[]): boolean {
  return chosen.length === 0 || chosen.some((wanted) => values.some((value) => nameKey(value) === nameKey(wanted)));
}
