import type { Day } from './day.ts';
import type { Depth } from './depth.ts';
import type { Contact, Entry, Kind, LogLine, Mention } from './entry.ts';
import { nameKey } from './names.ts';

/** What is assumed where an entry does not say: the shallowest that its kind allows. */
export const DEPTH_OF: Record<Kind, Depth> = {
  project: 'built',
  'deep-dive': 'reviewed',
  review: 'reviewed',
  reading: 'read',
  meeting: 'discussed',
  note: 'read',
};

/** Minutes assumed where an entry does not say; for a project, of one log line. */
export const MINUTES_OF: Record<Kind, number> = {
  project: 60,
  'deep-dive': 90,
  review: 60,
  reading: 45,
  meeting: 45,
  note: 15,
};

/** A contact before its area is looked up: `ref` is the area as written. */
export type ContactClaim = Omit<Contact, 'area'> & { ref: string };

/**
 * The contacts an entry claims. Each log line is one session, its minutes shared evenly among its
 * areas. The entry's own date is one more session, except for a project with a log, whose date
 * says when it began, for a source that is only on the list to be read, and where the log tells of
 * that very day: one day's work is not counted twice.
 */
export function claimContacts(entry: Entry): ContactClaim[] {
  return [...ownClaims(entry), ...entry.log.flatMap((line) => logClaims(entry, line))];
}

function ownClaims(entry: Entry): ContactClaim[] {
  const { day, kind, status, mentions } = entry;
  if (day === null) return [];
  if (kind === 'project' && entry.log.length > 0) return [];
  if (kind === 'reading' && status === 'to-read') return [];
  if (entry.log.some((line) => line.day === day)) return [];
  const isUnsure = kind === 'reading' && status === 'abandoned' && entry.minutes === null;
  return claimSession(entry, day, isUnsure ? mentions.filter(({ minutes }) => minutes !== null) : mentions);
}

/** What a line does not say of an area is what the front matter says of that area, or of the entry. */
function logClaims(entry: Entry, { day, depth, minutes, refs, line }: LogLine): ContactClaim[] {
  const mentioned = new Map(entry.mentions.map((mention) => [nameKey(mention.ref), mention]));
  const named = refs.map((ref) => ({ depth: null, minutes: null, ...mentioned.get(nameKey(ref)), ref }));
  const areas = named.length > 0 ? named : entry.mentions;
  return claimSession(
    entry,
    day,
    areas.map((area) => ({
      ref: area.ref,
      depth: depth ?? area.depth,
      minutes: minutes === null ? area.minutes : minutes / areas.length,
      line,
    })),
  );
}

type Said = Pick<Mention, 'ref' | 'depth' | 'minutes' | 'line'>;

/** One session: time that no area names is shared evenly among those that name none. No time at all is no contact. */
function claimSession(entry: Entry, day: Day, areas: readonly Said[]): ContactClaim[] {
  const sharing = areas.filter(({ minutes }) => minutes === null).length;
  const met = areas.filter(({ minutes }) => (minutes ?? entry.minutes) !== 0);
  return met.map(({ ref, depth, minutes, line }) => ({
    ref,
    day,
    depth: depth ?? entry.depth ?? DEPTH_OF[entry.kind],
    minutes: minutes ?? (entry.minutes ?? MINUTES_OF[entry.kind]) / sharing,
    estimated: minutes === null && entry.minutes === null,
    entry: entry.id,
    path: entry.path,
    line,
  }));
}
