import type { Config, Lens } from './config.ts';
import type { Day } from './day.ts';
import type { Statement } from './entry.ts';
import { latestBy, type AreaLedger } from './ledger.ts';
import { evidenceAt, type Timeline } from './timeline.ts';

export type Basis = 'fresh' | 'fading' | 'cold';
export type Movement = 'new' | 'in' | 'out' | 'same';

export const RING_IDS: Record<Lens, readonly [string, string, string, string]> = {
  recommendation: ['adopt', 'trial', 'assess', 'hold'],
  contact: ['hands-on', 'current', 'conversant', 'cold'],
};

/** What a radar shows of one area on one day. `ring` counts from 0, the innermost. */
export interface Reading {
  ledger: AreaLedger;
  A: number;
  F: number;
  ring: number;
  /** Its ring on the day it is compared with; null when it was not on the radar then. */
  before: number | null;
  movement: Movement;
  basis: Basis;
  retired: boolean;
}

export interface RadarQuestion {
  asOf: Day;
  lens: Lens;
  /** The earlier day that movement is measured from. */
  compare: Day;
  /** The edition that movement is measured from instead: the ring each of its areas had. */
  against?: { name: string; title: string; rings: Readonly<Record<string, number>> } | null;
}

/** An area leaves the picture when it held less than this for a year and has no verdict. */
export const RETIRED_BELOW = 0.05;
export const DAYS_TO_RETIRE = 365;

/** Every area with a contact or a verdict on or before the as-of day, as it stands on that day. */
export function readRadar(ledger: readonly AreaLedger[], config: Config, { asOf, lens, compare, against }: RadarQuestion): Reading[] {
  const readings: Reading[] = [];
  for (const area of ledger) {
    if (area.since === null || area.since > asOf) continue;
    const A = evidenceAt(area.timeline, asOf);
    const F = A / (1 + A);
    const ring = ringOf(area, A, asOf, lens, config);
    const before = against ? (against.rings[area.area.id] ?? null) : ringAt(area, compare, lens, config);
    readings.push({
      ledger: area,
      A,
      F,
      ring,
      before,
      movement: before === null ? 'new' : before > ring ? 'in' : before < ring ? 'out' : 'same',
      basis: basisOf(F, config),
      retired: isRetired(area, A, asOf),
    });
  }
  return readings;
}

export function basisOf(F: number, config: Pick<Config, 'thresholds'>): Basis {
  const [fresh, fading] = config.thresholds.basis;
  return F >= fresh ? 'fresh' : F >= fading ? 'fading' : 'cold';
}

/** The verdict that holds on a day. */
export function verdictAt(area: AreaLedger, asOf: Day): Statement | null {
  return latestBy(area.statements, asOf);
}

/** An adopt that no first-hand contact has ever backed shows as trial. */
export function isAdoptOnTrust(area: AreaLedger, statement: Statement | null, asOf: Day): boolean {
  return statement?.verdict === 'adopt' && (area.firstHandSince === null || area.firstHandSince > asOf);
}

/** The ring an area of evidence A is in; the innermost is 0. */
export function contactRing(A: number, config: Pick<Config, 'thresholds'>): number {
  const ring = config.thresholds.contact.findIndex((threshold) => A >= threshold);
  return ring < 0 ? config.thresholds.contact.length : ring;
}

/** The ring an area was in on a day; null before it was on the radar. */
export function ringAt(area: AreaLedger, asOf: Day, lens: Lens, config: Config): number | null {
  if (area.since === null || area.since > asOf) return null;
  return ringOf(area, evidenceAt(area.timeline, asOf), asOf, lens, config);
}

function ringOf(area: AreaLedger, A: number, asOf: Day, lens: Lens, config: Config): number {
  if (lens === 'contact') return contactRing(A, config);
  const statement = verdictAt(area, asOf);
  if (!statement) return A >= 1 ? 1 : 2;
  if (isAdoptOnTrust(area, statement, asOf)) return 1;
  return RING_IDS.recommendation.indexOf(statement.verdict);
}

/** Whether an area of evidence A has left the picture for the list beside it. */
export function isRetired(area: AreaLedger, A: number, asOf: Day): boolean {
  if (A >= RETIRED_BELOW || area.since === null || area.since > asOf - DAYS_TO_RETIRE) return false;
  return verdictAt(area, asOf) === null && peakSince(area.timeline, asOf - DAYS_TO_RETIRE, asOf) < RETIRED_BELOW;
}

/** The most A reached from one day to another: on its first day, or on a contact day since. */
function peakSince(timeline: Timeline, from: Day, to: Day): number {
  let peak = evidenceAt(timeline, from);
  for (let i = timeline.days.length - 1; i >= 0 && timeline.days[i]! > from; i--) {
    if (timeline.days[i]! <= to) peak = Math.max(peak, timeline.A[i]!);
  }
  return peak;
}
