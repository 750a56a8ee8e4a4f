import type { Movement } from './radar.ts';
import type { Blip } from './radar-view.ts';

export const BLIP_ORDERS = ['ring', 'title', 'quadrant', 'movement', 'freshness', 'stale', 'first-hand'] as const;
export type BlipOrder = (typeof BLIP_ORDERS)[number];

const MOVEMENTS: readonly Movement[] = ['new', 'in', 'out', 'same'];

/** Blips in the order a reader asked for; where that does not decide, in the radar's own. */
export function sortBlips(blips: readonly Blip[], order: BlipOrder, falling = false): Blip[] {
  const sign = falling ? -1 : 1;
  const compare = COMPARE[order];
  return [...blips].sort((a, b) => sign * compare(a, b) || a.number - b.number);
}

const COMPARE: Record<BlipOrder, (a: Blip, b: Blip) => number> = {
  ring: (a, b) => a.ring - b.ring,
  title: (a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1),
  quadrant: (a, b) => a.quadrant - b.quadrant,
  movement: (a, b) => MOVEMENTS.indexOf(a.movement) - MOVEMENTS.indexOf(b.movement),
  freshness: (a, b) => b.F - a.F,
  stale: (a, b) => byDay(a.staleOn ?? Infinity, b.staleOn ?? Infinity),
  'first-hand': (a, b) => byDay(b.lastFirstHand ?? -Infinity, a.lastFirstHand ?? -Infinity),
};

function byDay(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
