import { formatDay, type Day } from '#app/core/day.ts';

/** Where a number of an area opens into the contacts that made it. */
export function whyHref(area: string, asOf: Day, today: Day): string {
  return `/areas/${encodeURIComponent(area)}${asOf === today ? '' : `?asOf=${formatDay(asOf)}`}#why`;
}

/** Where a forecast opens into what would change it. */
export function changeHref(area: string, asOf: Day, today: Day): string {
  return whyHref(area, asOf, today).replace(/#why$/, '#change');
}
