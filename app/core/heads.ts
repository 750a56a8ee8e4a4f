import type { Day } from './day.ts';
import type { Area, Entry, Kind, Statement } from './entry.ts';
import type { Named } from './names.ts';

/** What of an entry the whole vault needs to know. */
export interface EntryHead extends Named {
  isArea: false;
  kind: Kind;
  /** The date of its front matter. */
  day: Day | null;
  /** The latest of its date and its log lines: where it stands in a list. */
  lastDay: Day | null;
  status: string | null;
  visibility: Entry['visibility'];
  tags: string[];
  vendor: string | null;
  /** Areas as written, those of its log lines included. */
  refs: string[];
}

export interface AreaHead extends Named {
  isArea: true;
}

export type Head = EntryHead | AreaHead;

export function headOfArea({ id, path, title, aliases }: Area): AreaHead {
  return { id, path, title, aliases, isArea: true };
}

export function headOfEntry(entry: Entry): EntryHead {
  const { id, path, title, kind, day, status, visibility, tags, vendor } = entry;
  const lastDay = entry.log.reduce<Day | null>((last, line) => (last === null ? line.day : Math.max(last, line.day)), day);
  const refs = [...entry.mentions.map((m) => m.ref), ...entry.log.flatMap((line) => line.refs)];
  return {
    ...{ id, path, title, aliases: [], isArea: false, kind, day, lastDay, status, visibility, tags, vendor },
    refs: [...new Set(refs)],
  };
}

/** A verdict before its area is looked up: `ref` is the area as written. */
export type StatementClaim = Omit<Statement, 'area'> & { ref: string };

/** The verdicts a dated entry states: its own for every area it names, unless one has its own. */
export function claimStatements(entry: Entry): StatementClaim[] {
  const { day, id, path } = entry;
  if (day === null) return [];
  return entry.mentions.flatMap(({ ref, verdict, line }) => {
    const stated = verdict ?? entry.verdict;
    return stated ? [{ ref, day, verdict: stated, entry: id, path, line }] : [];
  });
}
