import type { AreaView } from './area-view.ts';
import type { Quadrant } from './config.ts';
import { formatDay, type Day } from './day.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { EvidenceView, FreshnessRow, SharedContact } from './freshness-view.ts';
import type { Freshness } from './freshness.ts';
import { MODEL } from './model.ts';
import { RING_IDS } from './radar.ts';
import type { Blip, RadarView, RetiredArea } from './radar-view.ts';

/**
 * What other programs are told: the same in every door that speaks JSON, and a contract. Days are
 * `YYYY-MM-DD`, quadrants and rings are ids, numbers have full precision.
 */

type Met = Freshness & Pick<FreshnessRow, 'lastContact' | 'lastFirstHand'>;

const NEVER_MET: Met = {
  ...{ A: 0, F: 0, stale: true, staleOn: null, staleBand: [null, null], staleSince: null },
  ...{ firstHandShare: 0, lastContact: null, lastFirstHand: null },
};

export type WireArea = ReturnType<typeof wireArea>;
export type WireFreshness = ReturnType<typeof wireFreshness>;
export type WireRadar = ReturnType<typeof wireRadar>;
export type WireDiagnostics = ReturnType<typeof wireDiagnostics>;

/** Freshness of every area, each with the contacts whose shares sum to its A, oldest first. */
export function wireFreshness({ asOf, quadrants, rows }: EvidenceView) {
  return {
    asOf: formatDay(asOf),
    model: MODEL,
    areas: rows.map((row) => ({
      area: row.area,
      title: row.title,
      quadrant: quadrants[row.quadrant]!.id,
      ...wireNumbers(row),
      contacts: row.contacts.map(wireContact),
    })),
  };
}

/** One area: its freshness as in the list, and why it is where it is. */
export function wireArea(view: AreaView) {
  return {
    asOf: formatDay(view.asOf),
    model: MODEL,
    area: view.area.id,
    title: view.area.title,
    quadrant: view.quadrantId,
    ...wireNumbers(view.freshness ?? NEVER_MET),
    contacts: [...view.contacts].reverse().map(wireContact),
    rings: view.rings.map(({ lens, ring, movement, why, entry }) => ({ lens, ring: ring.id, movement, why, entry })),
    verdicts: view.statements.map(({ day, verdict, entry }) => ({ day: formatDay(day), verdict, entry })),
    entries: view.entries.map(({ id, kind, title, lastDay }) => ({ entry: id, kind, title, day: wireDay(lastDay) })),
  };
}

export function wireRadar(view: RadarView) {
  const { lens, rings, quadrants, blips, retired } = view;
  return {
    asOf: formatDay(view.asOf),
    lens,
    compare: formatDay(view.compare),
    rings,
    quadrants,
    blips: blips.map((blip) => ({ ...wireReading(blip, view), x: blip.x, y: blip.y, r: blip.r, why: blip.why })),
    retired: retired.map((area) => ({ ...wireReading(area, view), why: area.why })),
  };
}

export function wireDiagnostics(diagnostics: readonly Diagnostic[]) {
  return {
    diagnostics: diagnostics.map(({ file, line, severity, code, message, hint }) => ({ file, line, severity, code, message, hint })),
  };
}

function wireReading(reading: Blip | RetiredArea, { lens, quadrants }: { lens: RadarView['lens']; quadrants: readonly Quadrant[] }) {
  const { area, title, quadrant, ring, movement, basis, A, F } = reading;
  return { area, title, quadrant: quadrants[quadrant]!.id, ring: RING_IDS[lens][ring]!, movement, basis, A, F };
}

function wireNumbers({ A, F, stale, staleOn, staleBand: [early, late], firstHandShare, lastContact, lastFirstHand }: Met) {
  return {
    ...{ A, F, stale },
    staleOn: wireDay(staleOn),
    staleBand: [wireDay(early), wireDay(late)] as const,
    firstHandShare,
    lastContact: wireDay(lastContact),
    lastFirstHand: wireDay(lastFirstHand),
  };
}

function wireContact({ day, depth, minutes, estimated, entry, share }: SharedContact) {
  return { day: formatDay(day), depth, minutes, estimated, entry, share };
}

function wireDay(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
