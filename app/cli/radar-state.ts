import { filterBlips, isFound } from '#app/core/blip-filter.ts';
import { KINDS } from '#app/core/entry.ts';
import { nameKey } from '#app/core/names.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { BASES, MOVEMENTS, readBlipChoices } from '#app/ui/blip-choices.ts';
import { severalIn, type OptionName, type Options } from './options.ts';

/** The options that say what of a radar is shown, by what they are called in the address of its page. */
const KEYS = { quadrant: 'quadrant', ring: 'ring', tag: 'tag', vendor: 'vendor', kind: 'kind', basis: 'basis', movement: 'movement', match: 'match', zoom: 'zoom', 'first-hand': 'hands', find: 'q' } as const satisfies { [name in OptionName]?: string };

type StateOption = keyof typeof KEYS;
export const STATE_OPTIONS = Object.keys(KEYS) as StateOption[];

/** The state of the radar's page that options ask for, as its address says it; values may be ids or titles. */
export function askState(options: Options, view: RadarView): Result<URLSearchParams> {
  const query = new URLSearchParams();
  for (const name of STATE_OPTIONS) {
    for (const value of severalIn(options[name])) {
      const known = knownAs(name, value, view);
      if (!known.ok) return known;
      query.append(KEYS[name], known.value);
    }
  }
  return succeed(query);
}

/** The same radar with no more areas than a state shows; where these are, and their numbers, stay as they were. */
export function narrowRadar(view: RadarView, query: URLSearchParams): RadarView {
  const { filter, text } = readBlipChoices(query);
  const zoom = query.get('zoom');
  const quadrants = zoom === null ? filter.quadrants : [zoom];
  const narrow = <T extends RadarView['retired'][number]>(areas: readonly T[]) =>
    filterBlips(filterBlips(areas, filter, view), { ...filter, quadrants }, view).filter((area) => text === '' || isFound(area, text));
  const [blips, retired] = [narrow(view.blips), narrow(view.retired)];
  const kept = new Set([...blips, ...retired].map(({ area }) => area));
  return { ...view, blips, retired, changes: view.changes.filter(({ area }) => kept.has(area)) };
}

function knownAs(name: StateOption, value: string, view: RadarView): Result<string> {
  if (name === 'first-hand') return succeed('first');
  if (name === 'find') return succeed(value);
  const choices = choicesOf(name, view);
  const found = choices.find(({ id, title }) => nameKey(id) === nameKey(value) || nameKey(title) === nameKey(value));
  if (found) return succeed(found.id);
  const what = name === 'zoom' ? 'quadrant' : name;
  return fail({ code: 'bad-choice', message: `There is no ${what} “${value.slice(0, 60)}” on this radar.`, hint: choices.length > 0 ? `There are ${choices.map(({ id }) => id).slice(0, 12).join(', ')}.` : `No area of this radar has a ${what}.` });
}

function choicesOf(name: Exclude<StateOption, 'first-hand' | 'find'>, { quadrants, rings, blips, retired }: RadarView): { id: string; title: string }[] {
  if (name === 'quadrant' || name === 'zoom') return quadrants;
  if (name === 'ring') return rings;
  const areas = [...blips, ...retired];
  const ids = {
    tag: () => [...new Set(areas.flatMap(({ tags }) => tags))].sort(),
    vendor: () => [...new Set(areas.flatMap(({ vendor }) => vendor ?? []))].sort(),
    kind: () => KINDS,
    basis: () => BASES,
    movement: () => MOVEMENTS,
    match: () => ['any', 'all'],
  }[name]();
  return ids.map((id) => ({ id, title: id }));
}
