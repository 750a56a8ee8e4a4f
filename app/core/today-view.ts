import { newestFirst } from './area-view.ts';
import type { Day } from './day.ts';
import type { Verdict } from './entry.ts';
import { listRows, type FreshnessRow } from './freshness-view.ts';
import type { EntryHead } from './heads.ts';
import { minutesBetween } from './ledger.ts';
import { standingAt, type VerdictStanding } from './standing.ts';
import type { Vault } from './vault.ts';

export interface TodayView {
  asOf: Day;
  /** Areas still fresh, the first to go stale first. */
  staleNext: FreshnessRow[];
  /** Areas that went stale, the least stale first: the cheapest to win back. */
  stale: FreshnessRow[];
  staleCount: number;
  /** Verdicts that what they rested on no longer supports, the latest first. */
  outlived: (VerdictStanding & { title: string })[];
  recent: EntryHead[];
  /** Dated after today, the first first. */
  upcoming: EntryHead[];
  /** Minutes of contact in the seven days up to today, and what the owner means to spend. */
  week: { minutes: number; budget: number };
}

const SHOWN = 6;

/** Verdicts that others act on: these matter when their ground is gone. */
const RELIED_ON: ReadonlySet<Verdict> = new Set(['adopt', 'trial']);

/** What a look of one minute should tell. */
export function describeToday(vault: Vault, asOf: Day): TodayView {
  const rows = listRows(vault, asOf);
  const stale = rows.filter((row) => row.stale && row.lastContact !== null);
  const entries = vault.entries.filter((entry) => entry.lastDay !== null).sort(newestFirst);
  return {
    asOf,
    staleNext: rows.filter((row) => !row.stale).slice(0, SHOWN),
    stale: stale.slice(0, SHOWN),
    staleCount: stale.length,
    outlived: outlivedVerdicts(vault, asOf),
    recent: entries.filter((entry) => entry.lastDay! <= asOf).slice(0, SHOWN + 2),
    upcoming: entries.filter((entry) => entry.day !== null && entry.day > asOf).reverse(),
    week: { minutes: minutesBetween(vault.ledger, asOf - 6, asOf), budget: vault.config.weeklyMinutes },
  };
}

function outlivedVerdicts(vault: Vault, asOf: Day): TodayView['outlived'] {
  return vault.ledger
    .flatMap((ledger) => {
      const standing = standingAt(ledger, asOf);
      const relied = standing?.standing === 'outlived' && RELIED_ON.has(standing.statement.verdict);
      return relied ? [{ ...standing, title: ledger.area.title }] : [];
    })
    .sort((a, b) => b.statement.day - a.statement.day)
    .slice(0, SHOWN);
}
