import { DEFAULT_CONFIG, type Config } from '#app/core/config.ts';
import type { Blip, RadarView } from '#app/core/radar-view.ts';

/** Blips and views by hand. */

export function blipOf(number: number, fields: Partial<Blip> = {}): Blip {
  return {
    ...{ number, area: `area-${number}`, title: `Area ${number}`, tags: [], vendor: null, kinds: [], quadrant: 0, ring: 0, before: 0, movement: 'same', basis: 'fresh', A: 1, F: 0.5 },
    ...{ staleOn: null, staleBand: [null, null], staleSince: null, lastContact: null, lastFirstHand: null, why: '', entry: null, x: 0, y: 0, r: 1, from: null },
    ...fields,
  };
}

export function viewOf(blips: Blip[], config: Config = DEFAULT_CONFIG): RadarView {
  const { title, owner, quadrants } = config;
  const rings = ['adopt', 'trial', 'assess', 'hold'].map((id, i) => ({ id, title: config.rings.recommendation[i]! }));
  return { asOf: 1000, compare: 910, lens: 'recommendation', title, owner, since: 0, quadrants, rings, blips, retired: [], changes: [] };
}
