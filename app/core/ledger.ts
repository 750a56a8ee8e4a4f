import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import type { Area, Contact, Statement } from './entry.ts';
import { compileTimeline, type Timeline } from './timeline.ts';

/** All that the vault holds for one area, compiled so that any day can be asked for. */
export interface AreaLedger {
  area: Area;
  /** Index of the quadrant in the settings. */
  quadrant: number;
  /** By day, oldest first. */
  contacts: Contact[];
  /** Verdicts by day, oldest first; of two on one day the last in the list holds. */
  statements: Statement[];
  timeline: Timeline;
  /** First day with a contact or a verdict; null while there is neither. */
  since: Day | null;
  /** First day with a first-hand contact. */
  firstHandSince: Day | null;
}

/** Sorts contacts and verdicts to their areas. Contacts and verdicts of unknown areas are left out. */
export function compileLedger(
  areas: readonly { area: Area; quadrant: number }[],
  contacts: readonly Contact[],
  statements: readonly Statement[],
): AreaLedger[] {
  const contactsOf = groupByArea(contacts);
  const statementsOf = groupByArea(statements);
  return areas.map(({ area, quadrant }) => {
    const met = inOrder(contactsOf.get(area.id));
    const stated = inOrder(statementsOf.get(area.id));
    return {
      area,
      quadrant,
      contacts: met,
      statements: stated,
      timeline: compileTimeline(met),
      since: earliest(met[0]?.day, stated[0]?.day),
      firstHandSince: met.find((contact) => isFirstHand(contact.depth))?.day ?? null,
    };
  });
}

/** The last item on or before a day, in a list ordered by day. */
export function latestBy<T extends { day: Day }>(items: readonly T[], asOf: Day): T | null {
  return items[countUpTo(items, asOf) - 1] ?? null;
}

/** How many items of a list ordered by day are on or before a day. */
export function countUpTo(items: readonly { day: Day }[], asOf: Day): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.day <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Minutes of contact with all areas from one day to another, both included. */
export function minutesBetween(ledger: readonly AreaLedger[], from: Day, to: Day): number {
  let minutes = 0;
  for (const { contacts } of ledger) {
    for (let i = contacts.length - 1; i >= 0 && contacts[i]!.day >= from; i--) {
      if (contacts[i]!.day <= to) minutes += contacts[i]!.minutes;
    }
  }
  return minutes;
}

interface Group<T> {
  items: T[];
  /** Day and index of each item in one number. */
  keys: number[];
}

/** More than anything has of anything, and times any day still a whole number that a double holds. */
const MANY = 2 ** 24;

/* In a cold process these loops run before they are compiled: counting is then much cheaper than iterating. */

function groupByArea<T extends { area: string; day: Day }>(all: readonly T[]): Map<string, Group<T>> {
  const groups = new Map<string, Group<T>>();
  for (let i = 0; i < all.length; i++) {
    const item = all[i]!;
    let group = groups.get(item.area);
    if (!group) groups.set(item.area, (group = { items: [], keys: [] }));
    group.keys.push(item.day * MANY + group.items.length);
    group.items.push(item);
  }
  return groups;
}

/** By day, and within a day by file and line. Numbers are sorted, not objects: it takes a tenth of the time. */
function inOrder<T extends { path: string; line: number }>({ items, keys }: Group<T> = { items: [], keys: [] }): T[] {
  const sorted = new Float64Array(keys).sort();
  const ordered = new Array<T>(sorted.length);
  let day = 0;
  let first = 0;
  for (let i = 0; i < sorted.length; i++) {
    const key = sorted[i]!;
    const next = Math.floor(key / MANY);
    if (next !== day) {
      sortBetween(ordered, first, i);
      day = next;
      first = i;
    }
    ordered[i] = items[key - next * MANY]!;
  }
  sortBetween(ordered, first, sorted.length);
  return ordered;
}

/** Sorts what stands between two indexes by file and line. */
function sortBetween<T extends { path: string; line: number }>(items: T[], first: number, end: number): void {
  if (end - first < 2) return;
  const sorted = items.slice(first, end).sort(byPlace);
  for (let i = 0; i < sorted.length; i++) items[first + i] = sorted[i]!;
}

function byPlace(a: { path: string; line: number }, b: { path: string; line: number }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}

function earliest(a: Day | undefined, b: Day | undefined): Day | null {
  if (a === undefined) return b ?? null;
  return b === undefined ? a : Math.min(a, b);
}
