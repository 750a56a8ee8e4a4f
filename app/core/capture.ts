import { readHead, type CapturedArea, type CaptureHead, type CapturePart } from './capture-head.ts';
import type { CaptureNames } from './capture-names.ts';
import { nearLinks, nearMissing, nearStart, type Near } from './capture-near.ts';
import { explainCapture } from './capture-notes.ts';
import { readTails } from './capture-tail.ts';
import { linksInText, type TextLink } from './capture-text.ts';
import { suggestNote } from './capture-title.ts';
import type { Day } from './day.ts';
import type { Depth } from './depth.ts';
import type { Kind } from './entry.ts';
import type { EntryHead, Head } from './heads.ts';
import type { Problem } from './result.ts';

/** Where a captured line goes: into the log of an entry, or a note of its own, whose id and title are free. */
export type CaptureTarget =
  | { kind: 'log'; id: string; path: string; title: string; entryKind: Kind }
  | { kind: 'note'; id: string; path: string; title: string };

/** One line typed in a hurry, as it was understood. */
export interface Capture {
  day: Day;
  /** Null where the line does not say; what is assumed then, `notes` say. */
  depth: Depth | null;
  minutes: number | null;
  areas: CapturedArea[];
  target: CaptureTarget;
  /** As typed, links and all. */
  text: string;
  /** In order, none over another. */
  parts: CapturePart[];
  /** What is assumed, or may surprise, in sentences. */
  notes: string[];
  near: Near[];
  /** Why it cannot be kept yet. */
  problem: Problem | null;
}

const EMPTY: Problem = {
  code: 'empty',
  message: 'There is no text yet.',
  hint: 'Write in a few words what you did or found.',
};

/**
 * Understands `debugged ebpf 90m dropped packets came from the qdisc [[vpn]]`: depth, areas, time
 * and day in any order, up to the first thing that is none of these; the rest is the text. It
 * belongs to the entry named before the text, else to the one project that the text links.
 */
export function readCapture(input: string, { names, today }: { names: CaptureNames; today: Day }): Capture {
  const head = readHead(input, names, today);
  const tail = readTails(input, head, today);
  const text = input.slice(head.end, tail.end);
  const links = linksInText(input, head.end, tail.end, names.names);
  const counted = links.filter(countedIn(head, links));
  const projects = projectsIn(links);
  const target = head.target ?? (projects.length === 1 ? projects[0]! : null);
  const areas = [...head.areas, ...counted.flatMap(areaOf)];
  const day = head.day ?? tail.day;
  const minutes = head.minutes ?? tail.minutes;
  return {
    day: day ?? today,
    depth: head.depth,
    minutes,
    areas,
    target: target ? logOf(target) : suggestNote(text, names.names, day ?? today),
    text,
    parts: [...head.parts, ...partsOfText(input, head.end, tail.end, counted), ...tail.parts],
    notes: explainCapture({ input, today, day, minutes, areas, target, projects, head }),
    near: [...nearMissing(head, names), ...nearStart(input, head, names), ...nearLinks(links, names)],
    problem: text === '' ? EMPTY : null,
  };
}

/** Links of the text say what its head does not: areas where the head has none, and the one project. */
function countedIn(head: CaptureHead, links: readonly TextLink[]): (link: TextLink, index: number) => boolean {
  const hasOneProject = head.target === null && projectsIn(links).length === 1;
  return ({ named }, index) => {
    if (named === null || links.findIndex((link) => link.named === named) !== index) return false;
    return named.isArea ? head.areas.length === 0 : hasOneProject && named.kind === 'project';
  };
}

function projectsIn(links: readonly TextLink[]): EntryHead[] {
  const projects = links.flatMap(({ named }) => (named && !named.isArea && named.kind === 'project' ? [named] : []));
  return [...new Set(projects)];
}

function areaOf({ named, target }: TextLink): CapturedArea[] {
  return named?.isArea ? [{ id: named.id, title: named.title, written: target }] : [];
}

function logOf({ id, path, title, kind }: EntryHead): CaptureTarget {
  return { kind: 'log', id, path, title, entryKind: kind };
}

/** The text, cut where one of its links counts for more than text. */
function partsOfText(input: string, from: number, end: number, counted: readonly TextLink[]): CapturePart[] {
  const parts: CapturePart[] = [];
  let at = from;
  const addText = (to: number) => to > at && parts.push({ from: at, to, as: 'text', means: input.slice(at, to) });
  for (const link of counted) {
    addText(link.from);
    parts.push({ from: link.from, to: link.to, as: asOf(link.named), means: link.named?.title ?? '' });
    at = link.to;
  }
  addText(end);
  return parts;
}

function asOf(named: Head | null): 'area' | 'target' {
  return named?.isArea ? 'area' : 'target';
}
