import { newestFirst } from './area-view.ts';
import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import type { Contact } from './entry.ts';
import { listRows, type FreshnessRow } from './freshness-view.ts';
import type { EntryHead } from './heads.ts';
import { markWeeks, type WeekMark } from './review-weeks.ts';
import { standingAt, type VerdictStanding } from './standing.ts';
import type { Vault } from './vault.ts';
import { isoWeekOf, quarterOf } from './weeks.ts';

export const REVIEW_SPANS = ['week', 'quarter'] as const;
export type ReviewSpan = (typeof REVIEW_SPANS)[number];

/** The note that a review ends with. */
export interface ReviewNote {
  id: string;
  path: string;
  title: string;
}

export type ReviewedArea = FreshnessRow & { notBefore: Day | null };

export interface ReviewView {
  of: ReviewSpan;
  asOf: Day;
  note: ReviewNote;
  /** The day of the review before this one, or a span earlier where there is none. */
  since: Day;
  /** Id of the review before. */
  before: string | null;
  weeks: WeekMark[];
  /** Since then, newest first. */
  contacts: (Contact & { title: string; areaTitle: string })[];
  /** Minutes of those, and of first-hand ones. */
  minutes: { all: number; firstHand: number };
  /** Went stale since then; the least stale first. */
  staleNow: ReviewedArea[];
  /** Were stale before. */
  staleBefore: ReviewedArea[];
  /** Will go stale within the next span if nothing is done, the first first. */
  staleSoon: ReviewedArea[];
  /** Verdicts that their evidence no longer supports, or for long did not; the oldest first. */
  verdicts: (VerdictStanding & { title: string })[];
  /** Has any verdict been stated by then? */
  hasVerdicts: boolean;
  /** On the list or begun, and not touched for long; the longest first, the undated before all. */
  reading: EntryHead[];
  /** Paused, or said to be active and quiet for long. */
  projects: EntryHead[];
}

const DAYS_OF: Record<ReviewSpan, number> = { week: 7, quarter: 91 };
/** Days after which reading has got stuck, and a project gone quiet. */
const STUCK = 30;
const QUIET = 60;
/** Days for which a verdict that was stated on little evidence, knowingly, is let be. */
const SETTLED = 91;

/** What a review of a week or a quarter walks through: a pure function of the vault and the day. */
export function describeReview(vault: Vault, of: ReviewSpan, asOf: Day): ReviewView {
  const note = noteFor(of, asOf);
  const previous = lastReview(vault, of, note, asOf);
  const since = previous?.day ?? asOf - DAYS_OF[of];
  const rows = listRows(vault, asOf).map((row): ReviewedArea => ({ ...row, notBefore: vault.byArea.get(row.area)!.area.notBefore }));
  const stale = rows.filter((row) => row.stale && row.lastContact !== null);
  const isNew = (row: ReviewedArea) => row.staleSince !== null && row.staleSince > since;
  const contacts = contactsAfter(vault, since, asOf);
  return {
    ...{ of, asOf, note, since, before: previous?.id ?? null, contacts },
    weeks: markWeeks(vault.ledger, asOf),
    minutes: { all: minutesOf(contacts), firstHand: minutesOf(contacts.filter(({ depth }) => isFirstHand(depth))) },
    staleNow: stale.filter(isNew),
    staleBefore: stale.filter((row) => !isNew(row)),
    staleSoon: rows.filter((row) => row.staleOn !== null && row.staleOn <= asOf + DAYS_OF[of]),
    verdicts: weakVerdicts(vault, asOf),
    hasVerdicts: vault.ledger.some((ledger) => standingAt(ledger, asOf) !== null),
    reading: vault.entries.filter(({ kind, status, lastDay }) => kind === 'reading' && (status === 'reading' || status === 'to-read') && (lastDay ?? -Infinity) <= asOf - STUCK).sort(newestFirst).reverse(),
    projects: vault.entries.filter(({ kind, status, lastDay }) => kind === 'project' && (status === 'paused' || (status === 'active' && (lastDay ?? -Infinity) <= asOf - QUIET))).sort(newestFirst).reverse(),
  };
}

/** `notes/review-2026-w47.md`, `notes/review-2026-q4.md`. */
function noteFor(of: ReviewSpan, asOf: Day): ReviewNote {
  const [{ year, week }, quarter] = [isoWeekOf(asOf), quarterOf(asOf)];
  const id = of === 'week' ? `review-${year}-w${String(week).padStart(2, '0')}` : `review-${quarter.year}-q${quarter.quarter}`;
  return { id, path: `notes/${id}.md`, title: of === 'week' ? `Review of week ${week}, ${year}` : `Review of quarter ${quarter.quarter}, ${quarter.year}` };
}

function lastReview({ entries }: Vault, of: ReviewSpan, note: ReviewNote, asOf: Day): { id: string; day: Day } | null {
  const pattern = of === 'week' ? /^review-\d{4}-w\d{2}$/ : /^review-\d{4}-q[1-4]$/;
  const reviews = entries.flatMap(({ id, day }) => (day !== null && day <= asOf && id !== note.id && pattern.test(id) ? [{ id, day }] : []));
  return reviews.reduce<{ id: string; day: Day } | null>((last, review) => (last && last.day >= review.day ? last : review), null);
}

function contactsAfter(vault: Vault, since: Day, asOf: Day): ReviewView['contacts'] {
  const titles = new Map(vault.entries.map(({ path, title }) => [path, title]));
  return vault.ledger
    .flatMap(({ contacts, area }) => contacts.filter(({ day }) => day > since && day <= asOf).map((contact) => ({ ...contact, areaTitle: area.title })))
    .sort((a, b) => b.day - a.day || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
    .map((contact) => ({ ...contact, title: titles.get(contact.path) ?? contact.entry }));
}

function weakVerdicts(vault: Vault, asOf: Day): ReviewView['verdicts'] {
  return vault.ledger
    .flatMap((ledger) => {
      const standing = standingAt(ledger, asOf);
      const isWeak = standing?.standing === 'outlived' || (standing?.standing === 'thin' && standing.statement.day <= asOf - SETTLED);
      return standing && isWeak ? [{ ...standing, title: ledger.area.title }] : [];
    })
    .sort((a, b) => a.statement.day - b.statement.day);
}

function minutesOf(contacts: readonly Contact[]): number {
  return contacts.reduce((sum, { minutes }) => sum + minutes, 0);
}
