import { filterBlips } from '#app/core/blip-list.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { readBlipChoices } from '../blip-choices.ts';

/** The areas that the filter in an address asks for; undefined where it asks for all. */
export function shownIn(view: RadarView, query: URLSearchParams): ReadonlySet<string> | undefined {
  const choices = readBlipChoices(query);
  return choices.narrowed ? new Set(filterBlips(view, choices.filter).map(({ area }) => area)) : undefined;
}
