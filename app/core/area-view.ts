import { drawCurve, type CurvePoint } from './curve.ts';
import type { Lens } from './config.ts';
import type { Day } from './day.ts';
import type { Area, Statement } from './entry.ts';
import { explainRing } from './explain.ts';
import { rowOf, type FreshnessRow } from './freshness-view.ts';
import type { EntryHead } from './heads.ts';
import type { AreaLedger } from './ledger.ts';
import { readRadar, type Movement, type Reading } from './radar.ts';
import { ringsOf } from './radar-view.ts';
import { standingAt, type VerdictStanding } from './standing.ts';
import type { Vault } from './vault.ts';
import { tryChanges, type WhatIf } from './what-if.ts';
import { stackShares, traceContacts, type EvidenceStack, type TracedContact } from './why.ts';

export interface AreaRing {
  lens: Lens;
  ring: { id: string; title: string };
  movement: Movement;
  why: string;
  entry: string | null;
}

export interface AreaView {
  asOf: Day;
  area: Area;
  quadrant: string;
  quadrantId: string;
  /** Null while nothing has been logged and no verdict stated by the as-of day. */
  freshness: FreshnessRow | null;
  rings: AreaRing[];
  /** Left out of the picture: no verdict, and next to no evidence for a year. */
  retired: boolean;
  /** Newest first; their shares sum to A. */
  contacts: TracedContact[];
  /** The same over time. */
  stack: EvidenceStack;
  /** Null while nothing has been met. */
  changes: WhatIf | null;
  curve: CurvePoint[];
  /** Newest first. */
  statements: Statement[];
  standing: VerdictStanding | null;
  /** Entries that name the area, newest first, those after the as-of day left out. */
  entries: EntryHead[];
  parent: { id: string; title: string } | null;
  children: { id: string; title: string }[];
}

const CURVE = { back: 730, ahead: 240, step: 4, steps: true };

/** Everything the vault says of one area on a day; null when there is no such area. */
export function describeArea(vault: Vault, id: string, asOf: Day): AreaView | null {
  const ledger = vault.byArea.get(id);
  if (!ledger) return null;
  const met = ledger.since !== null && ledger.since <= asOf;
  const contacts = traceContacts(ledger, asOf);
  const parent = ledger.area.parent ? vault.names.resolveArea(ledger.area.parent) : null;
  return {
    asOf,
    area: ledger.area,
    quadrant: vault.config.quadrants[ledger.quadrant]!.title,
    quadrantId: vault.config.quadrants[ledger.quadrant]!.id,
    freshness: met ? rowOf(ledger, vault, asOf) : null,
    rings: met ? (['recommendation', 'contact'] as const).map((lens) => ringOn(vault, ledger, lens, asOf)) : [],
    retired: met && readingOn(vault, ledger, 'contact', asOf).retired,
    contacts,
    stack: stackShares(contacts, asOf),
    changes: met ? tryChanges(ledger, asOf, vault.config) : null,
    curve: drawCurve(ledger.timeline, asOf, CURVE),
    statements: ledger.statements.filter((statement) => statement.day <= asOf).reverse(),
    standing: standingAt(ledger, asOf),
    entries: entriesOf(vault, id).filter((entry) => entry.lastDay === null || entry.lastDay <= asOf),
    parent: parent?.state === 'found' ? { id: parent.target.id, title: parent.target.title } : null,
    children: childrenOf(vault, id),
  };
}

/** Entries that name an area, newest first. */
export function entriesOf(vault: Vault, area: string): EntryHead[] {
  const names = rememberAreaOf(vault);
  return vault.entries.filter((entry) => entry.refs.some((ref) => names(ref) === area)).sort(newestFirst);
}

/** The latest contact first, the undated last. */
export function newestFirst(a: EntryHead, b: EntryHead): number {
  return (b.lastDay ?? -Infinity) - (a.lastDay ?? -Infinity) || (a.id < b.id ? -1 : 1);
}

function rememberAreaOf(vault: Vault): (ref: string) => string | null {
  const known = new Map<string, string | null>();
  return (ref) => {
    let id = known.get(ref);
    if (id === undefined) {
      const found = vault.names.resolveArea(ref);
      known.set(ref, (id = found.state === 'found' ? found.target.id : null));
    }
    return id;
  };
}

function childrenOf(vault: Vault, id: string): { id: string; title: string }[] {
  return vault.ledger.flatMap(({ area }) => {
    const parent = area.parent ? vault.names.resolveArea(area.parent) : null;
    return parent?.state === 'found' && parent.target.id === id ? [{ id: area.id, title: area.title }] : [];
  });
}

function readingOn(vault: Vault, ledger: AreaLedger, lens: Lens, asOf: Day): Reading {
  return readRadar([ledger], vault.config, { asOf, lens, compare: asOf - vault.config.comparisonDays })[0]!;
}

function ringOn(vault: Vault, ledger: AreaLedger, lens: Lens, asOf: Day): AreaRing {
  const { ring, movement } = readingOn(vault, ledger, lens, asOf);
  return { lens, ring: ringsOf(lens, vault)[ring]!, movement, ...explainRing(ledger, { asOf, lens }, vault.config) };
}
