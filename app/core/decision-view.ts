import type { Day } from './day.ts';
import { areaNamed } from './find-names.ts';
import type { EntryHead } from './heads.ts';
import { evidenceAt } from './timeline.ts';
import type { Vault } from './vault.ts';

interface Named {
  id: string;
  title: string;
  href: string;
}

/** The other side of a supersession, and where it says it stands itself. */
export type Supersession = Named & { says: string | null };

/** A decision, where it stands, and whether it wants another look. */
export interface DecisionRow extends Named {
  status: string | null;
  day: Day | null;
  followUp: Day | null;
  supersedes: Supersession[];
  supersededBy: Supersession[];
  /** Areas that were fresh on the day it was reached and are stale now. */
  outlived: { id: string; title: string }[];
  /** Why it is due, in sentences; empty while it is not. */
  due: DueReason[];
}

/** A decision with those that may have taken its place, the newest first. */
export interface DecisionDetail extends DecisionRow {
  others: { id: string; title: string }[];
}

/** What was superseded, and by what. */
export interface Superseded {
  id: string;
  title: string;
  by: string;
}

export type DueReason = 'follow-up' | 'outlived' | 'superseded';

export interface DecisionPage {
  due: DecisionRow[];
  /** Reached, and not due. */
  standing: DecisionRow[];
  proposed: DecisionRow[];
  /** Superseded, rejected or deprecated. */
  past: DecisionRow[];
  asOf: Day;
}

/** Where a decision stands that holds no longer. */
export const OVER: ReadonlySet<string> = new Set(['superseded', 'rejected', 'deprecated']);

/** Why a decision that is not over wants another look. */
export function dueReasons({ status, followUp, supersededBy, outlived }: Pick<DecisionRow, 'status' | 'followUp' | 'supersededBy' | 'outlived'>, asOf: Day): DueReason[] {
  if (status !== null && OVER.has(status)) return [];
  return [
    ...(followUp !== null && followUp <= asOf ? (['follow-up'] as const) : []),
    ...(outlived.length > 0 && status !== 'proposed' ? (['outlived'] as const) : []),
    ...(supersededBy.length > 0 ? (['superseded'] as const) : []),
  ];
}

/** Areas of an entry whose evidence was enough on its day, and is stale on another. */
export function outlivedAreas(vault: Vault, { day, refs }: Pick<EntryHead, 'day' | 'refs'>, asOf: Day): DecisionRow['outlived'] {
  if (day === null || day > asOf) return [];
  const ids = new Set(refs.map((ref) => areaNamed(vault, ref) ?? ''));
  return [...ids].flatMap((id) => {
    const ledger = vault.byArea.get(id);
    const isOutlived = ledger !== undefined && evidenceAt(ledger.timeline, day) >= 1 && evidenceAt(ledger.timeline, asOf) < 1;
    return isOutlived ? [{ id, title: ledger.area.title }] : [];
  });
}

/** Those with most reasons first, then those that have waited longest. */
export function groupDecisions(rows: readonly DecisionRow[], asOf: Day): DecisionPage {
  const newest = [...rows].sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity) || a.title.localeCompare(b.title, 'en'));
  const rest = newest.filter(({ due }) => due.length === 0);
  return {
    due: newest.filter(({ due }) => due.length > 0).sort((a, b) => b.due.length - a.due.length || (a.followUp ?? a.day ?? 0) - (b.followUp ?? b.day ?? 0)),
    standing: rest.filter(({ status }) => status !== 'proposed' && !OVER.has(status ?? '')),
    proposed: rest.filter(({ status }) => status === 'proposed'),
    past: rest.filter(({ status }) => OVER.has(status ?? '')),
    asOf,
  };
}
