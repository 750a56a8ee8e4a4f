import type { Config } from './config.ts';
import type { Day } from './day.ts';
import { isFirstHand, type Depth } from './depth.ts';
import type { AreaLedger } from './ledger.ts';
import type { Prospect } from './planner.ts';
import { readRadar, verdictAt } from './radar.ts';
import { poolsAt } from './session.ts';
import { evidenceAt } from './timeline.ts';
import type { Vault } from './vault.ts';

/** Where the depth of a plan is taken from. */
export interface LikelyDepth {
  depth: Depth;
  /** Day of the first-hand contact it repeats; null where there was none yet. */
  from: Day | null;
}

/**
 * How deep the owner is likely to go next: as in the last first-hand contact, else built. Never a
 * second-hand depth, since that is what the log exists to get away from; what there is to read is
 * read on the way.
 */
export function likelyDepth({ contacts }: Pick<AreaLedger, 'contacts'>, asOf: Day): LikelyDepth {
  for (let i = contacts.length - 1; i >= 0; i--) {
    const { day, depth } = contacts[i]!;
    if (day <= asOf && isFirstHand(depth)) return { depth, from: day };
  }
  return { depth: 'built', from: null };
}

export function prospectOf(ledger: AreaLedger, { target }: Pick<Config, 'target'>, asOf: Day): Prospect {
  const { area, timeline } = ledger;
  return {
    area: area.id,
    value: area.value,
    target: area.target ?? target,
    A: evidenceAt(timeline, asOf),
    full: poolsAt(timeline, asOf),
    depth: likelyDepth(ledger, asOf).depth,
  };
}

/** Why the planner leaves an area alone unless it is pinned: until a day, or as long as it is so. */
export type Reserve = { why: 'not-before'; until: Day } | { why: 'hold' | 'retired'; until: null };

/**
 * The areas that no plan takes up by itself: those that were put off, those of which the owner says
 * hold, and those that have retired from the radar. Never having been met is no reason.
 */
export function findReserves(vault: Pick<Vault, 'ledger' | 'config'>, asOf: Day): Map<string, Reserve> {
  const reserves = new Map<string, Reserve>();
  for (const { ledger, retired } of readRadar(vault.ledger, vault.config, { asOf, lens: 'contact', compare: asOf - 1 })) {
    if (retired) reserves.set(ledger.area.id, { why: 'retired', until: null });
    else if (verdictAt(ledger, asOf)?.verdict === 'hold') reserves.set(ledger.area.id, { why: 'hold', until: null });
  }
  for (const { area } of vault.ledger) {
    if (area.notBefore !== null && area.notBefore > asOf) reserves.set(area.id, { why: 'not-before', until: area.notBefore });
  }
  return reserves;
}
