import type { Quadrant } from './config.ts';
import type { FreshnessRow } from './freshness-view.ts';

/** What a reader of the freshness page chose; all of it stands in the URL. */
export interface FreshnessChoices {
  text: string;
  group: FreshnessGroup;
  order: FreshnessOrder;
  falling: boolean;
}

export const FRESHNESS_GROUPS = ['state', 'quadrant', 'value', 'vendor'] as const;
export type FreshnessGroup = (typeof FRESHNESS_GROUPS)[number];

export const FRESHNESS_ORDERS = ['stale', 'title', 'freshness', 'share', 'first-hand', 'contact'] as const;
export type FreshnessOrder = (typeof FRESHNESS_ORDERS)[number];

export interface RowGroup<T> {
  title: string;
  rows: T[];
}

/** Rows that a text asks for: every word of it stands in the title, the id, a tag or the vendor. */
export function narrowRows<T extends FreshnessRow>(rows: readonly T[], text: string): T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const haystack = [row.title, row.area, row.vendor ?? '', ...row.tags].join(' ').toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** Rows in the order asked for; where that does not decide, in the order given. */
export function sortRows<T extends FreshnessRow>(rows: readonly T[], order: FreshnessOrder, falling = false): T[] {
  const sign = falling ? -1 : 1;
  const place = new Map(rows.map((row, i) => [row, i]));
  const compare = (a: T, b: T) => (order === 'stale' ? place.get(a)! - place.get(b)! : COMPARE[order](a, b));
  return [...rows].sort((a, b) => sign * compare(a, b) || place.get(a)! - place.get(b)!);
}

/** Rows under the headings of a grouping, each group in the order given; empty groups are left out. */
export function groupRows<T extends FreshnessRow>(rows: readonly T[], group: FreshnessGroup, quadrants: readonly Quadrant[]): RowGroup<T>[] {
  const headings = headingsOf(rows, group, quadrants);
  return headings.map(({ title, fits }) => ({ title, rows: rows.filter(fits) })).filter((found) => found.rows.length > 0);
}

interface Heading {
  title: string;
  fits: (row: FreshnessRow) => boolean;
}

function headingsOf(rows: readonly FreshnessRow[], group: FreshnessGroup, quadrants: readonly Quadrant[]): Heading[] {
  if (group === 'quadrant') return quadrants.map(({ title }, i) => ({ title, fits: (row) => row.quadrant === i }));
  if (group === 'value') {
    const values = [...new Set(rows.map(({ value }) => value))].sort((a, b) => b - a);
    return values.map((value) => ({ title: `Value ${value}`, fits: (row) => row.value === value }));
  }
  if (group === 'vendor') {
    const vendors = [...new Set(rows.flatMap(({ vendor }) => vendor ?? []))].sort((a, b) => a.localeCompare(b, 'en'));
    return [...vendors.map((vendor): Heading => ({ title: vendor, fits: (row) => row.vendor === vendor })), { title: 'No vendor', fits: (row) => row.vendor === null }];
  }
  return [
    { title: 'Fresh', fits: (row) => !row.stale },
    { title: 'Stale', fits: (row) => row.stale },
  ];
}

const COMPARE: Record<Exclude<FreshnessOrder, 'stale'>, (a: FreshnessRow, b: FreshnessRow) => number> = {
  title: (a, b) => a.title.localeCompare(b.title, 'en'),
  freshness: (a, b) => b.F - a.F,
  share: (a, b) => partOf(b) - partOf(a),
  'first-hand': (a, b) => (b.lastFirstHand ?? 0) - (a.lastFirstHand ?? 0),
  contact: (a, b) => (b.lastContact ?? 0) - (a.lastContact ?? 0),
};

/** The first-hand part of A, of 1; −1 where there is no A. */
function partOf({ A, firstHandShare }: FreshnessRow): number {
  return A > 0 ? firstHandShare / A : -1;
}
