import type { Day } from './day.ts';
import type { Statement } from './entry.ts';
import type { AreaLedger } from './ledger.ts';
import { verdictAt } from './radar.ts';
import { evidenceAt } from './timeline.ts';

/**
 * Whether the evidence behind a verdict still stands: `outlived` when the area was not stale on the
 * day the verdict was reached and is now; `thin` when it was stale even then.
 */
export interface VerdictStanding {
  statement: Statement;
  standing: 'supported' | 'outlived' | 'thin';
}

/** The verdict that holds on a day and what it rests on; null where there is none. */
export function standingAt(area: AreaLedger, asOf: Day): VerdictStanding | null {
  const statement = verdictAt(area, asOf);
  if (!statement) return null;
  if (evidenceAt(area.timeline, asOf) >= 1) return { statement, standing: 'supported' };
  return { statement, standing: evidenceAt(area.timeline, statement.day) >= 1 ? 'outlived' : 'thin' };
}
