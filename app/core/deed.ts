import type { Day } from './day.ts';
import { isFirstHand, type Depth } from './depth.ts';
import type { Contact } from './entry.ts';
import { countUpTo } from './ledger.ts';

/** What the owner did with an area in a stretch of time. */
export interface Deed {
  /** `building with it for 90 minutes`. */
  doing: string;
  /** The last day it was done on. */
  day: Day;
}

const DOING: Record<Depth, string> = {
  built: 'building with it',
  debugged: 'debugging it',
  operated: 'operating it',
  reviewed: 'reviewing it',
  discussed: 'talking about it',
  read: 'reading about it',
};

/** The deepest way an area was met after one day and up to another, first-hand before all else, and for how long. */
export function tellDeed(contacts: readonly Contact[], after: Day, upTo: Day): Deed | null {
  // They are in order of their days: a long history costs no more than the stretch asked for.
  const met = contacts.slice(countUpTo(contacts, after), countUpTo(contacts, upTo));
  const firstHand = met.filter(({ depth }) => isFirstHand(depth));
  const minutes = new Map<Depth, number>();
  for (const contact of firstHand.length > 0 ? firstHand : met) {
    minutes.set(contact.depth, (minutes.get(contact.depth) ?? 0) + contact.minutes);
  }
  const [most] = [...minutes].sort((a, b) => b[1] - a[1]);
  if (!most) return null;
  const [depth, time] = most;
  const same = met.filter((contact) => contact.depth === depth);
  const about = same.some(({ estimated }) => estimated) ? 'about ' : '';
  return { doing: `${DOING[depth]} for ${about}${sayTime(time)}`, day: same.at(-1)!.day };
}

/** `90 minutes`, `2½ hours`. */
function sayTime(minutes: number): string {
  if (minutes < 115) return `${Math.round(minutes)} ${Math.round(minutes) === 1 ? 'minute' : 'minutes'}`;
  const halves = Math.round(minutes / 30);
  return `${halves % 2 === 0 ? halves / 2 : `${(halves - 1) / 2}½`} hours`;
}
