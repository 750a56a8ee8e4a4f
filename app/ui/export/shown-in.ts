import { meantBlips } from '#app/core/blip-filter.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { readBlipChoices } from '../blip-choices.ts';

/** The areas that the filter in an address asks for; undefined where it asks for all. */
export function shownIn(view: RadarView, query: URLSearchParams): ReadonlySet<string> | undefined {
  const { filter, text } = readBlipChoices(query);
  return meantBlips(view, filter, text);
}
