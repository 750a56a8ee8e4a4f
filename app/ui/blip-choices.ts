import { countChosen, type BlipFilter } from '#app/core/blip-filter.ts';
import { BLIP_ORDERS, type BlipOrder } from '#app/core/blip-list.ts';
import { KINDS } from '#app/core/entry.ts';
import type { Basis, Movement } from '#app/core/radar.ts';

/** How a reader has narrowed, searched and ordered a radar; all of it stands in the URL. */
export interface BlipChoices {
  filter: BlipFilter;
  /** Words that are sought and marked; they narrow nothing. */
  text: string;
  order: BlipOrder;
  falling: boolean;
  /** True when the filter asks for less than everything. */
  narrowed: boolean;
}

export const BASES: readonly Basis[] = ['fresh', 'fading', 'cold'];
export const MOVEMENTS: readonly Movement[] = ['new', 'in', 'out', 'same'];

/** The names that stand in the URL for what a filter asks. */
export const FILTER_KEYS = ['quadrant', 'ring', 'tag', 'kind', 'basis', 'movement', 'vendor', 'hands', 'match'] as const;

/** Choices out of a query; what it does not know counts as not chosen. */
export function readBlipChoices(query: URLSearchParams): BlipChoices {
  const several = (name: string) => [...new Set(query.getAll(name).filter(Boolean))];
  const filter: BlipFilter = {
    quadrants: several('quadrant'),
    rings: several('ring'),
    tags: several('tag'),
    vendors: several('vendor'),
    kinds: KINDS.filter((kind) => query.getAll('kind').includes(kind)),
    bases: BASES.filter((basis) => query.getAll('basis').includes(basis)),
    movements: MOVEMENTS.filter((movement) => query.getAll('movement').includes(movement)),
    firstHand: query.get('hands') === 'first',
    match: query.get('match') === 'all' ? 'all' : 'any',
  };
  return {
    filter,
    text: query.get('q')?.trim() ?? '',
    order: BLIP_ORDERS.find((order) => order === query.get('sort')) ?? 'ring',
    falling: query.get('falling') === '1',
    narrowed: countChosen(filter) > 0,
  };
}

/** The same page with some choices changed; null takes one away. */
export function linkWith(query: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(query);
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  const text = next.toString();
  return text ? `?${text}` : '?';
}
