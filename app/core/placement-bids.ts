import type { Slot } from './placement-slots.ts';

interface Bidder {
  area: string;
  hash: number;
}

/**
 * Who gets which slot. In each round every area still without one bids for the free slot it
 * likes best; of several bidders the first by hash has it, and the others wait for the next
 * round. The first two rounds are for the ample slots alone, which do not change with the
 * number of areas. A winner never loses a slot to a loser of an earlier round, so the stir that
 * one area makes by coming or going dies away after a move or two.
 *
 * There must be at least as many `slots` as `areas`; the first `ample` of them are the ample ones.
 */
export function assignSlots(areas: readonly string[], slots: readonly Slot[], ample: number): Map<Slot, string> {
  const owners = new Map<Slot, string>();
  let bidders = areas.map((area) => ({ area, hash: hashOf(area) })).sort(byHash);
  for (let round = 1; bidders.length > 0; round += 1) {
    bidders = holdRound(bidders, round <= 2 ? slots.slice(0, ample) : slots, owners);
  }
  return owners;
}

/** Enters the winners into `owners` and returns the losers, in their order. */
function holdRound(bidders: Bidder[], offered: readonly Slot[], owners: Map<Slot, string>): Bidder[] {
  const free = offered.filter((slot) => !owners.has(slot));
  const losers: Bidder[] = [];
  for (const bidder of bidders) {
    const wish = favouriteOf(bidder, free);
    if (!wish || owners.has(wish)) losers.push(bidder);
    else owners.set(wish, bidder.area);
  }
  return losers;
}

function favouriteOf({ hash }: Bidder, free: readonly Slot[]): Slot | undefined {
  let favourite: Slot | undefined;
  let most = 0;
  for (const slot of free) {
    const liking = mix(hash ^ Math.imul(slot.rank, 0x9e3779b1));
    if (!favourite || liking > most) {
      most = liking;
      favourite = slot;
    }
  }
  return favourite;
}

/** By hash, and by code unit where two are alike: no locale has a say. */
function byHash(a: Bidder, b: Bidder): number {
  return a.hash - b.hash || (a.area < b.area ? -1 : a.area > b.area ? 1 : 0);
}

/** FNV-1a over UTF-16 units, 32 bits, well mixed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finaliser of MurmurHash3: every bit in sways every bit out. */
function mix(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
