import type { CapturedArea, CaptureHead } from './capture-head.ts';
import { DEPTH_OF, MINUTES_OF } from './contacts.ts';
import { parseDay, type Day } from './day.ts';
import type { EntryHead } from './heads.ts';
import { sayDay } from './words.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Understood {
  input: string;
  today: Day;
  /** Null where not said. */
  day: Day | null;
  minutes: number | null;
  areas: readonly CapturedArea[];
  target: EntryHead | null;
  /** Projects that the text links. */
  projects: readonly EntryHead[];
  head: CaptureHead;
}

/** What is assumed of a captured line, or may surprise, in sentences. */
export function explainCapture(said: Understood): string[] {
  const { target, projects } = said;
  const choice = projects.map(({ title }) => title).join(' and ');
  return [
    ...explainDay(said),
    ...(target === null && projects.length > 1 ? [`The text links ${choice}: for a line in the log of one, name it first.`] : []),
    ...explainAreas(said),
    ...(target ? explainLogLine(said, target) : explainNote(said)),
  ];
}

function explainDay({ input, today, day, head }: Understood): string[] {
  if (day === null) return [];
  if (day > today) return [`${sayDay(day)} is still to come: until then it counts for nothing.`];
  const written = head.parts.filter(({ as }) => as === 'day').map(({ from, to }) => input.slice(from, to))[0];
  if (written === undefined || parseDay(written) !== null || /^today$|^yesterday$/i.test(written)) return [];
  // Day 0 was a Thursday.
  return [`“${written}” is ${WEEKDAYS[(day + 4) % 7]}, ${sayDay(day)}.`];
}

function explainAreas({ areas, target, head }: Understood): string[] {
  if (areas.length === 0) return [target ? `It counts for the areas that ${target.title} names.` : 'It names no area, so it counts for none.'];
  const missing = areas.find(({ isMissing }) => isMissing);
  if (missing) return [`There is no area “${missing.title}” yet: this counts as soon as there is one.`];
  return head.areas.length === 0 ? [`It counts for ${areas.map(({ title }) => title).join(', ')}, which the text links.`] : [];
}

function explainNote({ minutes, areas, head }: Understood): string[] {
  if (areas.length === 0) return [];
  return [
    ...(head.depth === null ? [`No depth is said: it counts as ${DEPTH_OF.note}.`] : []),
    ...(minutes === null ? [`No time is said: ${MINUTES_OF.note} min are assumed.`] : []),
  ];
}

function explainLogLine({ minutes, head }: Understood, { title, kind }: EntryHead): string[] {
  return [
    ...(head.depth === null ? [`No depth is said: it counts as ${title} says, else as ${DEPTH_OF[kind]}.`] : []),
    ...(minutes === null ? [`No time is said: it counts as ${title} says, else ${MINUTES_OF[kind]} min are assumed.`] : []),
  ];
}
