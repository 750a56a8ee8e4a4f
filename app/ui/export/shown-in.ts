import { meantBlips } from '#app/core/blip-filter.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { readBlipChoices } from '../blip-choices.ts';

/** What of a radar a picture shows. */
export interface Shown {
  /** Areas that are meant; the others are drawn faintly. All, where it is undefined. */
  highlighted?: ReadonlySet<string>;
  /** The quadrant that fills the picture; null shows all. */
  zoom: number | null;
}

export const WHOLE: Shown = { zoom: null };

/** What an address asks to see of a radar. */
export function shownIn(view: RadarView, query: URLSearchParams): Shown {
  const { filter, text } = readBlipChoices(query);
  const zoom = view.quadrants.findIndex(({ id }) => id === query.get('zoom'));
  return { highlighted: meantBlips(view, filter, text), zoom: zoom < 0 ? null : zoom };
}
