import { formatDay, type Day } from '../day.ts';
import { hundredthsOf } from '../hundredths.ts';
import { addressOf, areaFile, entryFile, stepFile } from './share-paths.ts';
import type { SharedFreshness, SharedRadar } from './shared-radar.ts';

/**
 * A shared radar as JSON for other programs: days as YYYY-MM-DD, quadrants and rings by id, pages
 * relative to the file. Under `freshness`, dates stand for a third of a month (1st to 10th, 11th to 20th, 21st to
 * the end): `staleOn` and `staleBand` are the last day of theirs, `staleSince` is the first. `version` rises when a field changes its meaning or goes; new ones may come at any time.
 */
export function wireOfShare(shared: SharedRadar) {
  const { title, owner, lens, edition, quadrants, rings } = shared;
  const placeOf = ({ quadrant, ring }: { quadrant: number; ring: number }) => ({ quadrant: quadrants[quadrant]!.id, ring: rings[ring]!.id });
  return {
    format: 'whetstone-radar',
    version: 1,
    ...{ title, owner, lens, edition },
    asOf: formatDay(shared.asOf),
    compare: formatDay(shared.compare),
    quadrants: quadrants.map(({ id, title }) => ({ id, title })),
    rings: rings.map(({ id, title }) => ({ id, title })),
    blips: shared.blips.map((blip) => ({
      ...{ number: blip.number, id: blip.area, title: blip.title, ...placeOf(blip), movement: blip.movement },
      ...(blip.freshness && { freshness: wireOfFreshness(blip.freshness) }),
      ...(blip.text !== '' && { text: blip.text }),
      ...(shared.show === 'entries' && { entries: blip.entries }),
      page: addressOf(areaFile(blip.area)),
    })),
    ...(shared.show === 'entries' && {
      entries: shared.entries.map(({ id, title, kind, day, areas }) => ({ id, title, kind, day: dayOrNull(day), areas, page: addressOf(entryFile(id)) })),
    }),
    ...(shared.history.length > 0 && {
      history: shared.history.map(({ asOf, edition, blips }) => ({
        ...{ asOf: formatDay(asOf), edition, page: asOf === shared.asOf ? 'index.html' : addressOf(stepFile(asOf)) },
        blips: blips.map((blip) => ({ id: blip.area, title: blip.title, ...placeOf(blip), movement: blip.movement })),
      })),
    }),
  };
}

function wireOfFreshness({ F, basis, staleOn, staleBand, staleSince }: SharedFreshness) {
  const value = hundredthsOf(F);
  return { value, basis, staleOn: dayOrNull(staleOn), staleBand: staleBand.map(dayOrNull), staleSince: dayOrNull(staleSince) };
}

function dayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
