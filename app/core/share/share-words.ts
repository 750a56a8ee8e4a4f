import { formatDay } from '../day.ts';
import { sayDay } from '../words.ts';
import type { ShareScope, ShareTime, Show } from './shared-radar.ts';

export const SHOW_WORDS: Record<Show, string> = {
  rings: 'names and rings',
  freshness: 'names, rings and freshness',
  entries: 'names, rings, freshness and shared entries',
};

/** What a share shows, in a few words. */
export function sayScope({ lens, quadrants, areas, tags, rings, time, show, history }: ShareScope): string {
  const only = [
    ...(areas.length > 0 ? [areas.length === 1 ? `area ${areas[0]}` : `${areas.length} areas`] : []),
    ...(quadrants.length > 0 ? [quadrants.join(', ')] : []),
    ...(tags.length > 0 ? [`tagged ${tags.join(' or ')}`] : []),
    ...(rings.length > 0 ? [`in ${rings.join(' or ')}`] : []),
  ];
  return [`${lens}, ${sayTime(time)}: ${SHOW_WORDS[show]}`, ...(only.length > 0 ? [`only ${only.join(', ')}`] : []), ...(history ? ['with its history'] : [])].join('; ');
}

function sayTime(time: ShareTime): string {
  if (time.kind === 'live') return 'as it is when looked at';
  if (time.kind === 'day') return `as of ${sayDay(time.asOf)}`;
  return time.kind === 'latest' ? 'the latest edition' : `the edition ${time.name}`;
}

/** A scope as other programs read it: a day is a date. */
export function wireScope({ time, ...scope }: ShareScope) {
  const { lens, quadrants, areas, tags, rings, show, history, title, notes } = scope;
  return { lens, quadrants, areas, tags, rings, show, history, title, notes, asOf: time.kind === 'day' ? formatDay(time.asOf) : null, edition: time.kind === 'edition' ? time.name : time.kind === 'latest' ? 'latest' : null };
}
