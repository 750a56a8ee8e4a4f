import { formatDay, type Day } from '../day.ts';
import { sayAbout, sayBand, sayDay, sayStale } from '../words.ts';
import type { SharedFreshness, ShareScope, ShareTime, Show } from './shared-radar.ts';

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

/** What a share names in vain: `it names ebpf, which is no area any more`. Null where that is nothing. */
export function sayLacking(lacking: readonly string[]): string | null {
  if (lacking.length === 0) return null;
  return `it names ${lacking.join(', ')}, which ${lacking.length === 1 ? 'is no area' : 'are no areas'} any more`;
}

function sayTime(time: ShareTime): string {
  if (time.kind === 'live') return 'as it is when looked at';
  if (time.kind === 'day') return `as of ${sayDay(time.asOf)}`;
  return time.kind === 'latest' ? 'the latest edition' : `the edition ${time.name}`;
}

/** `Stale around mid-December (late November to late February 2027)`: no nearer than the thirds of months that are shared. */
export function sayStaleAbout(freshness: SharedFreshness, asOf: Day): string {
  const { staleOn, staleBand } = freshness;
  return staleOn === null ? sayStale(freshness, asOf) : `Stale around ${sayAbout(staleOn, asOf)} (${sayBand(staleBand, asOf)})`;
}

/** A scope as other programs read it: a day is a date. */
export function wireScope({ time, ...scope }: ShareScope) {
  const { lens, quadrants, areas, tags, rings, show, history, title, notes } = scope;
  return { lens, quadrants, areas, tags, rings, show, history, title, notes, asOf: time.kind === 'day' ? formatDay(time.asOf) : null, edition: time.kind === 'edition' ? time.name : time.kind === 'latest' ? 'latest' : null };
}
