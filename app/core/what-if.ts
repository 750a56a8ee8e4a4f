import type { Config } from './config.ts';
import type { Day } from './day.ts';
import type { Depth } from './depth.ts';
import { VERDICTS, type Contact, type Statement, type Verdict } from './entry.ts';
import { crossingAt, type Crossing } from './forecast.ts';
import { compileLedger, type AreaLedger } from './ledger.ts';
import { contactRing, readRadar, verdictAt } from './radar.ts';
import { evidenceAt } from './timeline.ts';

/** The depths that are tried, and the minutes: in half-hours up to a working day. */
export const TRIED_DEPTHS = ['built', 'reviewed', 'discussed'] as const satisfies readonly Depth[];
const STEP = 30;
export const MOST_MINUTES = 480;

/** What more contact could reach: a ring, by its index, or a freshness. */
export type Goal = { kind: 'ring'; ring: number } | { kind: 'target'; F: number };

/** The least contact of one depth that reaches a border. */
export interface Way {
  depth: (typeof TRIED_DEPTHS)[number];
  /** Null where not even the most minutes do. */
  minutes: number | null;
  /** After those minutes, or after the most. */
  A: number;
  F: number;
  /** When it then falls below the border again. */
  until: Crossing;
}

export interface Aim {
  goals: Goal[];
  /** In A. */
  border: number;
  ways: Way[];
}

export interface WhatIf {
  /** Contact ring now, and when it falls out of it if nothing is done; null in the outermost ring. */
  ring: number;
  falls: Crossing | null;
  /** Nearest border first. */
  aims: Aim[];
  /** What the week's budget of hands-on would do today: the ring it leads to, and for how long. */
  session: { minutes: number; ring: number; F: number; until: Crossing } | null;
  recommendation: RecommendationIf;
}

export interface RecommendationIf {
  ring: number;
  verdict: Verdict | null;
  /** The ring that each verdict would give, stated on the day. */
  verdicts: { verdict: Verdict; ring: number }[];
  /** The ring that half an hour of first-hand contact would give on the day. */
  firstHand: number;
}

/** What would change where an area stands: the contacts and verdicts of one more day, tried out in the model. */
export function tryChanges(ledger: AreaLedger, asOf: Day, config: Config): WhatIf {
  const ring = contactRing(evidenceAt(ledger.timeline, asOf), config);
  const { contact: borders } = config.thresholds;
  const fallsBelow = borders[ring];
  return {
    ring,
    falls: fallsBelow === undefined ? null : crossingAt(ledger.timeline, asOf, fallsBelow),
    aims: aimsOf(ledger, asOf, config).map((aim) => ({ ...aim, ways: TRIED_DEPTHS.map((depth) => leastOf(ledger, asOf, depth, aim)) })),
    session: config.weeklyMinutes > 0 ? trySession(ledger, asOf, config) : null,
    recommendation: tryVerdicts(ledger, asOf, config),
  };
}

/** The area as it would be with one more contact on a day, and nothing after that day. */
export function ledgerWith(ledger: AreaLedger, asOf: Day, more: { contact?: { depth: Depth; minutes: number }; verdict?: Verdict }): AreaLedger {
  const { area, quadrant } = ledger;
  // Behind everything else that is said on the day: of two verdicts the last one holds.
  const place = { area: area.id, day: asOf, entry: '', path: '\uffff', line: 0 };
  const contacts: Contact[] = ledger.contacts.filter(({ day }) => day <= asOf);
  const statements: Statement[] = ledger.statements.filter(({ day }) => day <= asOf);
  if (more.contact) contacts.push({ ...place, ...more.contact, estimated: false });
  if (more.verdict) statements.push({ ...place, verdict: more.verdict });
  return compileLedger([{ area, quadrant }], contacts, statements)[0]!;
}

function aimsOf(ledger: AreaLedger, asOf: Day, config: Config): Pick<Aim, 'goals' | 'border'>[] {
  const A = evidenceAt(ledger.timeline, asOf);
  const ring = contactRing(A, config);
  const F = ledger.area.target ?? config.target;
  const aims: Pick<Aim, 'goals' | 'border'>[] = ring === 0 ? [] : [{ goals: [{ kind: 'ring', ring: ring - 1 }], border: config.thresholds.contact[ring - 1]! }];
  const border = F / (1 - F);
  if (A >= border) return aims;
  const same = aims.find((aim) => aim.border === border);
  if (same) same.goals.push({ kind: 'target', F });
  else aims.push({ goals: [{ kind: 'target', F }], border });
  return aims.sort((a, b) => a.border - b.border);
}

function leastOf(ledger: AreaLedger, asOf: Day, depth: Way['depth'], { border }: Pick<Aim, 'border'>): Way {
  for (let minutes = STEP; ; minutes += STEP) {
    const { timeline } = ledgerWith(ledger, asOf, { contact: { depth, minutes } });
    const A = evidenceAt(timeline, asOf);
    if (A < border && minutes < MOST_MINUTES) continue;
    return { depth, minutes: A < border ? null : minutes, A, F: A / (1 + A), until: crossingAt(timeline, asOf, border) };
  }
}

function trySession(ledger: AreaLedger, asOf: Day, config: Config): WhatIf['session'] {
  const minutes = Math.min(config.weeklyMinutes, MOST_MINUTES);
  const { timeline } = ledgerWith(ledger, asOf, { contact: { depth: 'built', minutes } });
  const A = evidenceAt(timeline, asOf);
  const ring = contactRing(A, config);
  // A session of a few minutes may leave an area in the outermost ring, which has no border to fall below.
  const border = config.thresholds.contact[ring];
  return border === undefined ? null : { minutes, ring, F: A / (1 + A), until: crossingAt(timeline, asOf, border) };
}

function tryVerdicts(ledger: AreaLedger, asOf: Day, config: Config): RecommendationIf {
  const ringOf = (area: AreaLedger) => readRadar([area], config, { asOf, lens: 'recommendation', compare: asOf })[0]!.ring;
  return {
    ring: ringOf(ledger),
    verdict: verdictAt(ledger, asOf)?.verdict ?? null,
    verdicts: VERDICTS.map((verdict) => ({ verdict, ring: ringOf(ledgerWith(ledger, asOf, { verdict })) })),
    firstHand: ringOf(ledgerWith(ledger, asOf, { contact: { depth: 'built', minutes: STEP } })),
  };
}
