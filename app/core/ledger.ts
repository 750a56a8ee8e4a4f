import type { Day } from './day.ts';
import { isFirstHand } from './depth.ts';
import type { Area, Contact, Statement } from './entry.ts';
import { compileTimeline, type Timeline } from './freshness.ts';

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
    const met = inOrder(contactsOf.get(area.id) ?? []);
    const stated = inOrder(statementsOf.get(area.id) ?? []);
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
  for (let i = items.length - 1; i >= 0; i--) {
    if (items[i]!.day <= asOf) return items[i]!;
  }
  return null;
}

function groupByArea<T extends { area: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.area);
    if (group) group.push(item);
    else groups.set(item.area, [item]);
  }
  return groups;
}

function inOrder<T extends { day: Day; path: string; line: number }>(items: T[]): T[] {
  return items.sort((a, b) => a.day - b.day || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

function earliest(a: Day | undefined, b: Day | undefined): Day | null {
  if (a === undefined) return b ?? null;
  return b === undefined ? a : Math.min(a, b);
}
