import type { Config } from './config.ts';
import type { Edition, FrozenBlip } from './edition.ts';
import { sayDay } from './words.ts';
import { nameKey } from './names.ts';
import { placeBlips } from './placement.ts';
import { RING_IDS } from './radar.ts';
import type { Blip, RadarView } from './radar-view.ts';

/** An edition as a radar, from what it froze alone: the vault may say something else by now. */
export function drawEdition(edition: Edition, config: Config): RadarView {
  const quadrants = quadrantsOf(edition.blips, config);
  const indexOf = new Map(quadrants.map(({ id }, i) => [nameKey(id), i]));
  const readings = edition.blips
    .map((blip) => ({ blip, quadrant: indexOf.get(nameKey(blip.quadrant))!, ring: RING_IDS[edition.lens].indexOf(blip.ring) }))
    .sort((a, b) => a.ring - b.ring || a.quadrant - b.quadrant || a.blip.title.localeCompare(b.blip.title, 'en') || (a.blip.area < b.blip.area ? -1 : 1));
  const places = placeBlips(
    readings.map(({ blip, quadrant, ring }) => ({ area: blip.area, quadrant, ring })),
    { quadrants: quadrants.length, rings: RING_IDS[edition.lens].length },
  );
  const blips = readings.map(({ blip, quadrant, ring }, i): Blip => {
    const { x, y, r } = places.get(blip.area)!;
    const { area, title, movement, basis, F } = blip;
    return {
      ...{ number: i + 1, area, title, tags: [], vendor: null, kinds: [], quadrant, ring, before: null, movement, basis, A: F / (1 - F), F, x, y, r, from: null },
      ...{ staleOn: null, staleBand: [null, null], staleSince: null, lastContact: null, lastFirstHand: null },
      ...{ why: `As it stood on ${sayDay(edition.asOf)}, when this edition was frozen.`, entry: null },
    };
  });
  const rings = RING_IDS[edition.lens].map((id, i) => ({ id, title: config.rings[edition.lens][i]! }));
  return { asOf: edition.asOf, lens: edition.lens, compare: edition.asOf - config.comparisonDays, title: edition.title, owner: config.owner, since: null, quadrants, rings, blips, retired: [], changes: [] };
}

/** The quadrants of the settings, and those that the edition had and the settings no longer have, as far as a picture holds them. */
function quadrantsOf(blips: readonly FrozenBlip[], { quadrants }: Config): Config['quadrants'] {
  const known = new Set(quadrants.map(({ id }) => nameKey(id)));
  const others = [...new Set(blips.map(({ quadrant }) => quadrant))].filter((id) => !known.has(nameKey(id)));
  return [...quadrants, ...others.map((id) => ({ id, title: id }))];
}
