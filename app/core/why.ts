import type { Day } from './day.ts';
import { decay } from './decay.ts';
import { isFirstHand } from './depth.ts';
import type { SharedContact } from './freshness-view.ts';
import type { AreaLedger } from './ledger.ts';
import { fillsAt, gainOf, type Fill } from './shares.ts';

/** A contact and how it came by its share of A. */
export interface TracedContact extends SharedContact {
  fills: Fill[];
  /** What it added to A on its day; its share is this times what is left of it. */
  gain: number;
  /** From 1: its place among the strongest today, which the picture shows by themselves; null for the others. */
  rank: number | null;
}

/** One layer of the stack: a contact, or all others of its sort together. */
export interface Layer {
  rank: number | null;
  firstHand: boolean;
  /** Its part of A on each day of the stack, to three decimals: it is for drawing. */
  heights: number[];
}

/** Shares of A over time, from the lowest layer up. On each day the heights sum to A. */
export interface EvidenceStack {
  days: Day[];
  layers: Layer[];
}

const STRONGEST = 8;
/** Days the stack looks back at least and at most, and ahead; and between two of its days. */
const SPAN = { least: 180, most: 730, ahead: 120, step: 10 };

/** The contacts of an area up to a day, newest first, each with how its share came about. The shares sum to A. */
export function traceContacts({ contacts }: Pick<AreaLedger, 'contacts'>, asOf: Day): TracedContact[] {
  const met = contacts.filter((contact) => contact.day <= asOf);
  const fills = fillsAt(met, asOf);
  const traced = met.map((contact, i): TracedContact => {
    const gain = gainOf(fills[i]!);
    return { ...contact, fills: fills[i]!, gain, share: gain * decay(asOf - contact.day), rank: null };
  });
  const strongest = traced.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share || b.day - a.day);
  for (const [i, contact] of strongest.slice(0, STRONGEST).entries()) contact.rank = i + 1;
  return traced.reverse();
}

/** Those contacts as layers over time: the strongest by themselves, the others together, first-hand apart from second-hand. */
export function stackShares(traced: readonly TracedContact[], asOf: Day): EvidenceStack {
  const days = daysOf(traced, asOf);
  const oldestFirst = [...traced].reverse();
  const others = (firstHand: boolean) => oldestFirst.filter(({ rank, depth }) => rank === null && isFirstHand(depth) === firstHand);
  const layers = [
    { rank: null, firstHand: false, contacts: others(false) },
    { rank: null, firstHand: true, contacts: others(true) },
    ...oldestFirst.filter(({ rank }) => rank !== null).map((contact) => ({ rank: contact.rank, firstHand: isFirstHand(contact.depth), contacts: [contact] })),
  ];
  return {
    days,
    layers: layers
      .filter(({ contacts }) => contacts.length > 0)
      .map(({ rank, firstHand, contacts }) => ({ rank, firstHand, heights: days.map((day) => heightOn(contacts, day)) })),
  };
}

function heightOn(contacts: readonly TracedContact[], on: Day): number {
  const height = contacts.reduce((sum, { day, gain }) => (day > on ? sum : sum + gain * decay(on - day)), 0);
  return Math.round(height * 1e3) / 1e3;
}

/** Evenly spread, and both sides of every step: from before the oldest of the strongest, as far as that is not too long ago. */
function daysOf(traced: readonly TracedContact[], asOf: Day): Day[] {
  const oldest = Math.min(asOf, ...traced.filter(({ rank }) => rank !== null).map(({ day }) => day));
  const from = asOf - Math.min(SPAN.most, Math.max(SPAN.least, asOf - oldest + 14));
  const to = asOf + SPAN.ahead;
  const days = new Set([from, asOf, to]);
  for (let day = from; day < to; day += SPAN.step) days.add(day);
  for (const { day } of traced) if (day > from) days.add(day - 1).add(day);
  return [...days].sort((a, b) => a - b);
}
