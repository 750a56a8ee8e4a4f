import type { Day } from './day.ts';

export const READING_STATUSES = ['to-read', 'reading', 'read', 'abandoned'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

export const STATUS_WORDS: Record<ReadingStatus, string> = { 'to-read': 'To read', reading: 'Reading', read: 'Read', abandoned: 'Abandoned' };

/** One source as a list shows it. */
export interface ReadingRow {
  id: string;
  title: string;
  status: ReadingStatus;
  /** Last names, as a person would say them: “Rose, Pedersen and 2 others”. */
  authors: string;
  year: number | null;
  venue: string;
  day: Day | null;
  /** As the file says; else three minutes a page where it names pages, and then estimated. */
  time: { minutes: number; estimated: boolean } | null;
  areas: { id: string; title: string }[];
  /** What it informs, by its own word; and what links to it. */
  informs: { title: string; href: string }[];
}

export const READING_ORDERS = ['title', 'authors', 'year', 'status', 'time', 'day'] as const;
export type ReadingOrder = (typeof READING_ORDERS)[number];

export interface ReadingList {
  view: 'board' | 'table';
  order: ReadingOrder;
  falling: boolean;
  /** Of the board, the first of each status; of the table, one page. */
  rows: ReadingRow[];
  counts: Record<ReadingStatus, number>;
  total: number;
  page: number;
  pages: number;
  today: Day;
  /** Of those that look as if they were there twice, the first. */
  doubles: Double[];
}

/** Two readings that are one source, or, where that is not sure, may be. */
export interface Double {
  id: string;
  title: string;
  year: number | null;
  of: { id: string; title: string; year: number | null };
  isSure: boolean;
}

const MINUTES_A_PAGE = 3;
const MOST_PAGES = 2000;

/** Minutes that so many pages take; null where the text names no range of pages. */
export function minutesOfPages(pages: string): number | null {
  const [, from, to] = /^(\d+)\s*[-–]+\s*(\d+)$/.exec(pages.trim()) ?? [];
  if (from === undefined || to === undefined) return null;
  // 1234-41 is 1234 to 1241.
  const last = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
  const count = Number(last) - Number(from) + 1;
  return count >= 1 && count <= MOST_PAGES ? count * MINUTES_A_PAGE : null;
}

/** “Rose”, “Rose and Pedersen”, “Rose, Pedersen and 2 others”. */
export function sayAuthors(lastNames: readonly string[]): string {
  const [first = '', second, ...more] = lastNames;
  if (second === undefined) return first;
  if (more.length === 0) return `${first} and ${second}`;
  return `${first}, ${second} and ${more.length === 1 ? more[0]! : `${more.length} others`}`;
}

type Comparable = Pick<ReadingRow, 'title' | 'authors' | 'year' | 'status' | 'time' | 'day'>;

/** What has no value stands last, whichever way. */
export function sortReadings<T extends Comparable>(rows: readonly T[], order: ReadingOrder, falling: boolean): T[] {
  const valueOf = (row: T): string | number | null => {
    if (order === 'status') return READING_STATUSES.indexOf(row.status);
    if (order === 'time') return row.time?.minutes ?? null;
    const value = row[order];
    return value === '' ? null : typeof value === 'string' ? value.toLowerCase() : value;
  };
  return [...rows].sort((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || a.title.localeCompare(b.title, 'en');
    const way = typeof one === 'string' ? one.localeCompare(String(other), 'en') : one - Number(other);
    return (falling ? -way : way) || a.title.localeCompare(b.title, 'en');
  });
}
