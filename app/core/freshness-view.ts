import { drawCurve, thinCurve, type CurvePoint } from './curve.ts';
import type { Quadrant } from './config.ts';
import type { Day } from './day.ts';
import type { Contact } from './entry.ts';
import { freshnessAt, type Freshness } from './freshness.ts';
import type { AreaLedger } from './ledger.ts';
import { basisOf, type Basis } from './radar.ts';
import { lastContacts } from './radar-evidence.ts';
import { sharesAt } from './shares.ts';
import type { Vault } from './vault.ts';

/** A contact and its part of A on the as-of day. */
export type SharedContact = Contact & { share: number };

export interface FreshnessRow extends Freshness {
  area: string;
  title: string;
  /** Index in the settings. */
  quadrant: number;
  vendor: string | null;
  tags: string[];
  /** How much it matters, relative to the others. */
  value: number;
  basis: Basis;
  /** Freshness the owner wants to hold here. */
  target: number;
  lastContact: Day | null;
  lastFirstHand: Day | null;
}

export interface FreshnessView {
  asOf: Day;
  /** What goes stale next comes first; then what is stale, the least stale first. */
  rows: (FreshnessRow & { curve: CurvePoint[] })[];
}

/** The same rows, each with the contacts that made it. */
export interface EvidenceView {
  asOf: Day;
  quadrants: Quadrant[];
  /** Contacts are oldest first; their shares sum to the row's A. */
  rows: (FreshnessRow & { contacts: SharedContact[] })[];
}

/** A row is a few pixels high: points nearer than this would only weigh on the page. */
const ROW_CURVE = { back: 365, ahead: 120, step: 9, steps: false };
const ROW_TOLERANCE = 0.015;

/** Every area that has been met by the as-of day, in the order in which they go stale. */
export function listRows(vault: Vault, asOf: Day): FreshnessRow[] {
  return vault.ledger
    .filter((area) => area.since !== null && area.since <= asOf)
    .map((area) => rowOf(area, vault, asOf))
    .sort((a, b) => whenStale(a) - whenStale(b) || (a.stale ? b.A - a.A : a.A - b.A) || (a.area < b.area ? -1 : 1));
}

/** The same rows, each with its curve. */
export function listFreshness(vault: Vault, asOf: Day): FreshnessView {
  const curveOf = (area: string) => thinCurve(drawCurve(vault.byArea.get(area)!.timeline, asOf, ROW_CURVE), asOf, ROW_TOLERANCE);
  return { asOf, rows: listRows(vault, asOf).map((row) => ({ ...row, curve: curveOf(row.area) })) };
}

/** Every area that has been met by the as-of day, with the evidence for it: what a program asks for. */
export function listEvidence(vault: Vault, asOf: Day): EvidenceView {
  const rows = listRows(vault, asOf);
  const contactsOf = (area: string) => contactsWithShares(vault.byArea.get(area)!, asOf).reverse();
  return { asOf, quadrants: vault.config.quadrants, rows: rows.map((row) => ({ ...row, contacts: contactsOf(row.area) })) };
}

export function rowOf(ledger: AreaLedger, { config }: Pick<Vault, 'config'>, asOf: Day): FreshnessRow {
  const freshness = freshnessAt(ledger.timeline, asOf);
  return {
    ...freshness,
    area: ledger.area.id,
    title: ledger.area.title,
    quadrant: ledger.quadrant,
    vendor: ledger.area.vendor,
    tags: ledger.area.tags,
    value: ledger.area.value,
    basis: basisOf(freshness.F, config),
    target: ledger.area.target ?? config.target,
    ...lastContacts(ledger, asOf),
  };
}

/** The contacts of an area up to a day, newest first, each with its share of A. */
export function contactsWithShares(ledger: AreaLedger, asOf: Day): SharedContact[] {
  const met = ledger.contacts.filter((contact) => contact.day <= asOf);
  const shares = sharesAt(met, asOf);
  return met.map((contact, i) => ({ ...contact, share: shares[i]! })).reverse();
}

function whenStale(row: FreshnessRow): number {
  return row.staleOn ?? Number.MAX_SAFE_INTEGER;
}
