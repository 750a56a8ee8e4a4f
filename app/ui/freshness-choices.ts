import { FRESHNESS_GROUPS, FRESHNESS_ORDERS, type FreshnessChoices } from '#app/core/freshness-list.ts';

export const FRESHNESS_VIEWS = ['areas', 'calendar', 'forecast'] as const;
export type FreshnessPageView = (typeof FRESHNESS_VIEWS)[number];

/** Choices out of a query; what it does not know counts as not chosen. */
export function readFreshnessChoices(query: URLSearchParams): FreshnessChoices & { view: FreshnessPageView } {
  return {
    view: oneOf(FRESHNESS_VIEWS, query.get('view')) ?? 'areas',
    text: query.get('q')?.trim() ?? '',
    group: oneOf(FRESHNESS_GROUPS, query.get('group')) ?? 'state',
    order: oneOf(FRESHNESS_ORDERS, query.get('sort')) ?? 'stale',
    falling: query.get('falling') === '1',
  };
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((item) => item === value) ?? null;
}
