import type { FrozenBlip } from './edition.ts';
import { RING_IDS } from './radar.ts';
import type { Lens } from './config.ts';

/** What became of one area between two radars. */
export interface BlipChange {
  area: string;
  title: string;
  kind: 'entered' | 'left' | 'in' | 'out' | 'basis';
  /** In one sentence. */
  said: string;
}

interface Frozen {
  lens: Lens;
  blips: readonly FrozenBlip[];
}

type RingTitle = (ring: string) => string;

/** Id of the area that is found by what may be a former id of it; null where there is none. */
type AreaNow = (area: string) => string | null;

/** What changed from one frozen radar to a later one of the same lens: what came, moved, went, and lost or won its ground. */
export function changesBetweenEditions(before: Frozen, after: Frozen, titleOf: RingTitle, areaNow: AreaNow = (area) => area): BlipChange[] {
  const then = new Map(before.blips.map((blip) => [blip.area, blip]));
  const now = new Map(after.blips.map((blip) => [blip.area, blip]));
  const come = after.blips.filter(({ area }) => !then.has(area)).map(({ area, title, ring }): BlipChange => ({ area, title, kind: 'entered', said: `${title} is new, in ${titleOf(ring)}.` }));
  const gone = before.blips.filter(({ area }) => !now.has(area)).map(({ area, title, ring }): BlipChange => ({ area, title, kind: 'left', said: sayGone(title, ring, now.get(areaNow(area) ?? '')) }));
  const stayed = after.blips.flatMap((blip) => {
    const old = then.get(blip.area);
    return old ? changeOf(old, blip, after.lens, titleOf) : [];
  });
  const moved = (kind: BlipChange['kind']) => stayed.filter((change) => change.kind === kind);
  return [...come, ...moved('in'), ...moved('out'), ...gone, ...moved('basis')];

  function sayGone(title: string, ring: string, other: FrozenBlip | undefined): string {
    return other ? `${title} is now part of ${other.title}.` : `${title} left the radar; it had been in ${titleOf(ring)}.`;
  }
}

function changeOf(old: FrozenBlip, blip: FrozenBlip, lens: Lens, titleOf: RingTitle): BlipChange[] {
  const { area, title } = blip;
  const [from, to] = [RING_IDS[lens].indexOf(old.ring), RING_IDS[lens].indexOf(blip.ring)];
  const ground = old.basis === blip.basis ? '' : ` Its ground went from ${old.basis} to ${blip.basis}.`;
  if (from !== to) return [{ area, title, kind: to < from ? 'in' : 'out', said: `${title} moved ${to < from ? 'in' : 'out'}, from ${titleOf(old.ring)} to ${titleOf(blip.ring)}.${ground}` }];
  return ground === '' ? [] : [{ area, title, kind: 'basis', said: `${title} stayed in ${titleOf(blip.ring)}.${ground}` }];
}
