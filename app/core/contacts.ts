import type { Depth } from './depth.ts';
import type { Contact, Entry, Kind, LogLine, Mention } from './entry.ts';

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
 * says when it began, and for a source that is only on the list to be read.
 */
export function claimContacts(entry: Entry): ContactClaim[] {
  return [...ownClaims(entry), ...entry.log.flatMap((line) => logClaims(entry, line))];
}

function ownClaims(entry: Entry): ContactClaim[] {
  const { day, kind, mentions } = entry;
  if (day === null || mentions.length === 0) return [];
  if (kind === 'project' && entry.log.length > 0) return [];
  const stated = entry.minutes !== null;
  if (kind === 'reading' && (entry.status === 'to-read' || (entry.status === 'abandoned' && !stated))) return [];
  const sharing = mentions.filter((m) => m.minutes === null).length;
  return mentions.map((m) => ({
    ref: m.ref,
    day,
    depth: m.depth ?? entry.depth ?? DEPTH_OF[kind],
    minutes: m.minutes ?? (entry.minutes ?? MINUTES_OF[kind]) / sharing,
    estimated: m.minutes === null && !stated,
    entry: entry.id,
    path: entry.path,
    line: m.line,
  }));
}

function logClaims(entry: Entry, line: LogLine): ContactClaim[] {
  const mentioned = new Map(entry.mentions.map((m) => [m.ref.toLowerCase(), m]));
  const areas: Pick<Mention, 'ref' | 'depth'>[] =
    line.refs.length > 0
      ? line.refs.map((ref) => ({ ref, depth: mentioned.get(ref.toLowerCase())?.depth ?? null }))
      : entry.mentions;
  const total = line.minutes ?? entry.minutes ?? MINUTES_OF[entry.kind];
  return areas.map((area) => ({
    ref: area.ref,
    day: line.day,
    depth: line.depth ?? area.depth ?? entry.depth ?? DEPTH_OF[entry.kind],
    minutes: total / areas.length,
    estimated: line.minutes === null && entry.minutes === null,
    entry: entry.id,
    path: entry.path,
    line: line.line,
  }));
}
