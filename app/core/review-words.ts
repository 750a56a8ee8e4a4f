import type { WeekMark } from './review-weeks.ts';
import type { ReviewView } from './review-view.ts';
import { count, sayDay, sayMinutes } from './words.ts';

/** `Contact in 38 of the last 52 weeks, first-hand in 30.` */
export function sayWeeks(weeks: readonly WeekMark[]): string {
  const met = weeks.filter(({ minutes }) => minutes > 0).length;
  const firstHand = weeks.filter((week) => week.firstHand > 0).length;
  return `Contact in ${met} of the last ${count(weeks.length, 'week')}, first-hand in ${firstHand}.`;
}

/** `Week of 16 November 2026: 90 min, 60 min of them first-hand`. */
export function sayWeek({ monday, minutes, firstHand }: WeekMark): string {
  const said = minutes === 0 ? 'no contact' : `${sayMinutes(minutes)}${firstHand > 0 ? `, ${sayMinutes(firstHand)} of them first-hand` : ', none of them first-hand'}`;
  return `Week of ${sayDay(monday)}: ${said}`;
}

/** What happened since the review before. */
export function sayContacts({ contacts, minutes, since, before }: ReviewView): string {
  const from = before === null ? `Since ${sayDay(since)}` : `Since your last review, on ${sayDay(since)}`;
  if (contacts.length === 0) return `${from}: no contact.`;
  const areas = new Set(contacts.map(({ area }) => area)).size;
  return `${from}: ${count(contacts.length, 'contact')} with ${count(areas, 'area')}, ${sayMinutes(minutes.all)}, ${sayMinutes(minutes.firstHand)} of them first-hand.`;
}
