import type { Lens, Quadrant } from '../config.ts';
import type { Day } from '../day.ts';
import type { Kind } from '../entry.ts';
import type { Basis, Movement } from '../radar.ts';

/** How much of what is in its scope a share shows, each with all of those before it. */
export const SHOWS = ['rings', 'freshness', 'entries'] as const;
export type Show = (typeof SHOWS)[number];

/**
 * Which radar a share shows: the one of the day it is looked at, of a day that stays, a frozen one, or the latest frozen one whose day has come.
 * `compare`: movement is what changed since then; a comparison period earlier where it does not say.
 */
export type ShareTime = { kind: 'live' } | { kind: 'day'; asOf: Day; compare?: Day } | { kind: 'edition'; name: string } | { kind: 'latest' };

/** What the owner chose to share. Lists hold ids, and an empty one leaves nothing out. */
export interface ShareScope {
  lens: Lens;
  quadrants: string[];
  areas: string[];
  tags: string[];
  rings: string[];
  time: ShareTime;
  show: Show;
  /** May a reader go back in time? */
  history: boolean;
  /** Over the shared radar; '' is the vault's own. */
  title: string;
  /** The owner's words to the reader, in Markdown. */
  notes: string;
}

/**
 * Everything a share contains: what is not in here is in no page, file, picture, feed or answer of
 * it. Made by one pure function, from what the scope names.
 */
export interface SharedRadar {
  title: string;
  owner: string;
  /** Markdown. */
  notes: string;
  asOf: Day;
  /** Movement is what changed since this day. */
  compare: Day;
  lens: Lens;
  show: Show;
  /** Title of the edition it shows; null where it shows none. */
  edition: string | null;
  quadrants: Quadrant[];
  /** Innermost first. */
  rings: { id: string; title: string }[];
  /** In the order of their numbers, which count what is shared alone. */
  blips: SharedBlip[];
  /** Newest first. Empty unless entries are shown. */
  entries: SharedEntry[];
  /** Oldest first, the day shown among them. Empty unless the reader may go back. */
  history: SharedStep[];
}

export interface SharedBlip {
  number: number;
  area: string;
  title: string;
  /** Indexes in the quadrants and rings of the shared radar. */
  quadrant: number;
  ring: number;
  movement: Movement;
  x: number;
  y: number;
  r: number;
  /** Null unless freshness is shown. */
  freshness: SharedFreshness | null;
  /** The area's own words in Markdown, where its file says `visibility: shared` and entries are shown; else ''. */
  text: string;
  /** Ids of the shared entries that name the area. */
  entries: string[];
}

export interface SharedFreshness {
  /** In hundredths. */
  F: number;
  basis: Basis;
  /** These days stand for thirds of months: one to come is the last of its third, one that is past the first. */
  staleOn: Day | null;
  staleBand: [Day | null, Day | null];
  staleSince: Day | null;
}

/** An entry that says `visibility: shared`, without its log, its questions and whatever of it is counted. */
export interface SharedEntry {
  id: string;
  title: string;
  kind: Kind;
  day: Day | null;
  /** Ids of the shared areas it names. */
  areas: string[];
  /** Markdown. Links lead to what is shared, relative to `entries/`; all others have become words. */
  text: string;
}

/** The shared radar on an earlier day. */
export interface SharedStep {
  asOf: Day;
  /** Title of the edition frozen that day; null where there was none. */
  edition: string | null;
  blips: Pick<SharedBlip, 'number' | 'area' | 'title' | 'quadrant' | 'ring' | 'movement' | 'x' | 'y' | 'r'>[];
}
