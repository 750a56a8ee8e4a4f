import { BLIP_ORDERS, type BlipFilter, type BlipOrder } from '#app/core/blip-list.ts';
import type { Basis, Movement } from '#app/core/radar.ts';

/** How a reader has narrowed and ordered the table; all of it stands in the URL. */
export interface BlipChoices {
  filter: BlipFilter;
  order: BlipOrder;
  falling: boolean;
  /** True when the filter asks for less than everything. */
  narrowed: boolean;
}

const BASES: readonly Basis[] = ['fresh', 'fading', 'cold'];
const MOVEMENTS: readonly Movement[] = ['new', 'in', 'out', 'same'];

/** Choices out of a query; what it does not know counts as not chosen. */
export function readBlipChoices(query: URLSearchParams): BlipChoices {
  const filter: BlipFilter = {
    text: query.get('q')?.trim() ?? '',
    quadrant: query.get('quadrant') || null,
    ring: query.get('ring') || null,
    basis: oneOf(BASES, query.get('basis')),
    movement: oneOf(MOVEMENTS, query.get('movement')),
  };
  return {
    filter,
    order: oneOf(BLIP_ORDERS, query.get('sort')) ?? 'ring',
    falling: query.get('falling') === '1',
    narrowed: Object.values(filter).some(Boolean),
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

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((item) => item === value) ?? null;
}
