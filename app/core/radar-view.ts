import type { Lens, Quadrant } from './config.ts';
import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import { explainRing } from './explain.ts';
import { freshnessAt } from './freshness.ts';
import { latestBy, type AreaLedger } from './ledger.ts';
import { placeBlips } from './placement.ts';
import { readRadar, RING_IDS, type Basis, type Movement, type RadarQuestion, type Reading } from './radar.ts';
import type { Vault } from './vault.ts';

/** One area on a radar, with all that its mark, its row and its reasons need. */
export interface Blip {
  /** Its number in the picture and the table, from 1. */
  number: number;
  area: string;
  title: string;
  tags: string[];
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
}

export type RetiredArea = Omit<Blip, 'number' | 'x' | 'y' | 'r'>;

export interface RadarView extends RadarQuestion {
  title: string;
  owner: string;
  quadrants: Quadrant[];
  /** Innermost first. */
  rings: { id: string; title: string }[];
  /** Ring by ring from the inside, by quadrant and title within: the order of their numbers. */
  blips: Blip[];
  retired: RetiredArea[];
}

/** The radar of a vault on a day: a pure function of the two. */
export function drawRadar(vault: Vault, question: RadarQuestion): RadarView {
  const { config } = vault;
  const all = readRadar(vault.ledger, config, question).sort(inReadingOrder);
  const shown = all.filter((reading) => !reading.retired);
  const places = placeBlips(
    shown.map(({ ledger, ring }) => ({ area: ledger.area.id, quadrant: ledger.quadrant, ring })),
    { quadrants: config.quadrants.length, rings: config.rings[question.lens].length },
  );
  const describe = (reading: Reading) => describeReading(reading, question, vault);
  return {
    ...question,
    title: config.title,
    owner: config.owner,
    quadrants: config.quadrants,
    rings: ringsOf(question.lens, vault),
    blips: shown.map((reading, i) => {
      const { x, y, r } = places.get(reading.ledger.area.id)!;
      return { ...describe(reading), number: i + 1, x, y, r };
    }),
    retired: all.filter((reading) => reading.retired).map(describe),
  };
}

export function ringsOf(lens: Lens, { config }: Pick<Vault, 'config'>): { id: string; title: string }[] {
  return RING_IDS[lens].map((id, i) => ({ id, title: config.rings[lens][i]! }));
}

/** Days of the last contact and of the last first-hand one, on or before a day. */
export function lastContacts(ledger: AreaLedger, asOf: Day): { lastContact: Day | null; lastFirstHand: Day | null } {
  const firstHand = ledger.contacts.filter((contact) => isFirstHand(contact.depth));
  return {
    lastContact: latestBy(ledger.contacts, asOf)?.day ?? null,
    lastFirstHand: latestBy(firstHand, asOf)?.day ?? null,
  };
}

function describeReading(reading: Reading, question: RadarQuestion, vault: Vault): RetiredArea {
  const { ledger, A, F, ring, before, movement, basis } = reading;
  const { staleOn, staleBand, staleSince } = freshnessAt(ledger.timeline, question.asOf);
  const { why, entry } = explainRing(ledger, question, vault.config);
  const { id: area, title, tags } = ledger.area;
  return {
    ...{ area, title, tags, quadrant: ledger.quadrant, ring, before, movement, basis, A, F, staleOn, staleBand, staleSince, why, entry },
    ...lastContacts(ledger, question.asOf),
  };
}

function inReadingOrder(a: Reading, b: Reading): number {
  return (
    a.ring - b.ring ||
    a.ledger.quadrant - b.ledger.quadrant ||
    compareText(a.ledger.area.title, b.ledger.area.title) ||
    compareText(a.ledger.area.id, b.ledger.area.id)
  );
}

function compareText(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
