import type { Basis, Movement } from './radar.ts';
import type { Blip, RadarView } from './radar-view.ts';

/** What a reader narrows a radar to; null and '' ask for everything. */
export interface BlipFilter {
  text: string;
  quadrant: string | null;
  ring: string | null;
  basis: Basis | null;
  movement: Movement | null;
}

export const BLIP_ORDERS = ['ring', 'title', 'quadrant', 'movement', 'freshness', 'stale', 'first-hand'] as const;
export type BlipOrder = (typeof BLIP_ORDERS)[number];

const MOVEMENTS: readonly Movement[] = ['new', 'in', 'out', 'same'];

/** The blips a filter asks for, in the radar's own order. */
export function filterBlips(view: RadarView, filter: BlipFilter): Blip[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return view.blips.filter((blip) => {
    const haystack = [blip.title, blip.area, ...blip.tags].join(' ').toLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      (!filter.quadrant || view.quadrants[blip.quadrant]!.id === filter.quadrant) &&
      (!filter.ring || view.rings[blip.ring]!.id === filter.ring) &&
      (!filter.basis || blip.basis === filter.basis) &&
      (!filter.movement || blip.movement === filter.movement)
    );
  });
}

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
