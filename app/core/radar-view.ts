import type { Lens, Quadrant } from './config.ts';
import type { Day } from './day.ts';
import type { Kind } from './entry.ts';
import { explainRing } from './explain.ts';
import { freshnessAt } from './freshness.ts';
import type { AreaLedger } from './ledger.ts';
import { placeBlips, type Place } from './placement.ts';
import { tellChanges, type RadarChange } from './radar-changes.ts';
import { kindsUpTo, lastContacts } from './radar-evidence.ts';
import { readRadar, RING_IDS, type Basis, type Movement, type RadarQuestion, type Reading } from './radar.ts';
import type { Vault } from './vault.ts';

/** One area on a radar, with all that its mark, its row and its reasons need. */
export interface Blip {
  /** Its number in the picture and the table, from 1. */
  number: number;
  area: string;
  title: string;
  tags: string[];
  vendor: string | null;
  /** The kinds of entry that its contacts came from. */
  kinds: Kind[];
  /** Indexes in the radar's quadrants and rings. */
  quadrant: number;
  ring: number;
  /** Its ring on the day compared with; null when it was not on the radar. */
  before: number | null;
  movement: Movement;
  basis: Basis;
  A: number;
  F: number;
  staleOn: Day | null;
  staleBand: [Day | null, Day | null];
  staleSince: Day | null;
  lastContact: Day | null;
  lastFirstHand: Day | null;
  /** Why it is in its ring, in sentences; `entry` is the one that settled it. */
  why: string;
  entry: string | null;
  x: number;
  y: number;
  r: number;
  /** Where it was on the day compared with, when it has moved to another ring since. */
  from: { x: number; y: number; r: number } | null;
}

export type RetiredArea = Omit<Blip, 'number' | 'x' | 'y' | 'r' | 'from'>;

export interface RadarView extends RadarQuestion {
  title: string;
  owner: string;
  /** The day of the first contact or verdict in the vault; null while there is none. */
  since: Day | null;
  quadrants: Quadrant[];
  /** Innermost first. */
  rings: { id: string; title: string }[];
  /** Ring by ring from the inside, by quadrant and title within: the order of their numbers. */
  blips: Blip[];
  retired: RetiredArea[];
  /** What is not as it was on the day compared with. */
  changes: RadarChange[];
}

/** The radar of a vault on a day: a pure function of the two. */
export function drawRadar(vault: Vault, question: RadarQuestion): RadarView {
  const all = readInOrder(vault, question);
  const shown = all.filter((reading) => !reading.retired);
  const places = placeReadings(shown, question.lens, vault);
  const origins = placeOrigins(shown, question, vault);
  const describe = (reading: Reading) => describeReading(reading, question, vault);
  const { title, owner, quadrants } = vault.config;
  return {
    ...question,
    ...{ title, owner, quadrants },
    since: vault.ledger.reduce<Day | null>((first, { since }) => (since === null ? first : Math.min(first ?? since, since)), null),
    rings: ringsOf(question.lens, vault),
    blips: shown.map((reading, i) => {
      const { x, y, r } = places.get(reading.ledger.area.id)!;
      return Object.assign(describe(reading), { number: i + 1, x, y, r, from: origins.get(reading.ledger.area.id) ?? null });
    }),
    retired: all.filter((reading) => reading.retired).map(describe),
    changes: tellChanges(all, question, vault.config),
  };
}

export function ringsOf(lens: Lens, { config }: Pick<Vault, 'config'>): { id: string; title: string }[] {
  return RING_IDS[lens].map((id, i) => ({ id, title: config.rings[lens][i]! }));
}

function placeReadings(readings: readonly Reading[], lens: Lens, { config }: Vault): Map<string, Place> {
  const blips = readings.map(({ ledger, ring }) => ({ area: ledger.area.id, quadrant: ledger.quadrant, ring }));
  return placeBlips(blips, { quadrants: config.quadrants.length, rings: config.rings[lens].length });
}

/** Where those that have moved were in the picture of the day compared with, if they were in it. */
function placeOrigins(shown: readonly Reading[], { compare, lens }: RadarQuestion, vault: Vault): Map<string, Blip['from']> {
  const moved = shown.filter(({ movement }) => movement === 'in' || movement === 'out');
  if (moved.length === 0) return new Map();
  const then = readInOrder(vault, { asOf: compare, lens, compare: compare - 1 });
  const places = placeReadings(then.filter((reading) => !reading.retired), lens, vault);
  const origins = moved.map(({ ledger }) => places.get(ledger.area.id)).filter((place) => place !== undefined);
  return new Map(origins.map(({ area, x, y, r }) => [area, { x, y, r }]));
}

function describeReading(reading: Reading, question: RadarQuestion, vault: Vault): RetiredArea {
  const { ledger, A, F, ring, before, movement, basis } = reading;
  const { staleOn, staleBand, staleSince } = freshnessAt(ledger.timeline, question.asOf);
  const { why, entry } = explainRing(ledger, question, vault.config);
  const { lastContact, lastFirstHand } = lastContacts(ledger, question.asOf);
  const { id: area, title, tags, vendor } = ledger.area;
  const kinds = kindsUpTo(vault, ledger, question.asOf);
  const { quadrant } = ledger;
  // Written out: spreading costs a step in time more than everything else in it.
  return { area, title, tags, vendor, kinds, quadrant, ring, before, movement, basis, A, F, staleOn, staleBand, staleSince, lastContact, lastFirstHand, why, entry };
}

const inOrder = new WeakMap<readonly AreaLedger[], AreaLedger[]>();

/** By quadrant and title: sorted once for each state of the vault, since every step in time asks for it. */
function orderLedger(ledger: readonly AreaLedger[]): AreaLedger[] {
  let ordered = inOrder.get(ledger);
  if (!ordered) {
    ordered = [...ledger].sort((a, b) => a.quadrant - b.quadrant || compareText(a.area.title, b.area.title) || compareText(a.area.id, b.area.id));
    inOrder.set(ledger, ordered);
  }
  return ordered;
}

function readInOrder(vault: Vault, question: RadarQuestion): Reading[] {
  return readRadar(orderLedger(vault.ledger), vault.config, question).sort((a, b) => a.ring - b.ring);
}

function compareText(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
