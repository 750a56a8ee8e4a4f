import type { Movement } from '#app/core/radar.ts';

/** A quadrant or a ring. */
export interface RadarPart {
  id: string;
  /** '' where the file does not name it and only its place is known. */
  title: string;
}

export interface TeamBlip {
  id: string;
  name: string;
  /** Ids. */
  quadrant: string;
  ring: string;
  movement: Movement;
  /** Markdown: what is said of it in this edition; '' for nothing. */
  description: string;
  /** What is said of it whatever the edition; '' for nothing. */
  about: string;
  url: string | null;
  links: { title: string; url: string }[];
  tags: string[];
  teams: string[];
  /** False where its own radar keeps it without showing it. */
  active: boolean;
}

export interface TeamEdition {
  /** As exact as the file is: `2024-03` or `2024-03-15`; null where it has no date. */
  date: string | null;
  blips: TeamBlip[];
}

/** A radar as other programs keep it, whichever they are. */
export interface TeamRadar {
  title: string;
  /** Clockwise from the top right of the picture. */
  quadrants: RadarPart[];
  /** Innermost first. */
  rings: RadarPart[];
  /** Oldest first. */
  editions: TeamEdition[];
}

/** What of a file could not be taken as it is. */
export interface RadarFinding {
  file: string;
  line: number;
  message: string;
}

export interface ReadRadar {
  radar: TeamRadar;
  /** What was left out. */
  rejected: RadarFinding[];
  /** What was taken, and is not wholly what it was. */
  lossy: RadarFinding[];
}

export interface ReadOptions {
  /** What the radar is called where the files do not say. */
  title: string;
  /** The rings that the words of a file stand for where it does not list them, innermost first. */
  rings: readonly RadarPart[];
}

export const USUAL_RINGS: readonly RadarPart[] = [
  { id: 'adopt', title: 'Adopt' },
  { id: 'trial', title: 'Trial' },
  { id: 'assess', title: 'Assess' },
  { id: 'hold', title: 'Hold' },
];

/** Where each quadrant is when four are drawn, in our order. */
export const PLACES = ['top right', 'bottom right', 'bottom left', 'top left'] as const;

/** A name as one line, without what no line holds. */
export function cleanLine(text: string): string {
  return text.replace(/[\s\p{Cc}\uFEFF]+/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD').trim();
}

/** Markdown with our line ends, without what no text file holds, and without blank lines around it. */
export function cleanText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\uFFFD');
  return lines.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}

/** `2024.03`, `2024-3-15` and `2024-03-15T00:00:00Z` as we write dates; null for what is none. */
export function readRadarDate(text: string): string | null {
  const found = /^\s*((?:19|2\d)\d\d)[.\-/](\d{1,2})(?:[.\-/](\d{1,2})(?:[T ].*)?)?\s*$/.exec(text);
  if (!found) return null;
  const [, year = '', month = '', day] = found;
  const iso = [year, month.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
  const full = day ? iso : `${iso}-01`;
  const time = Date.parse(`${full}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(full) ? iso : null;
}

/** The day of a date; a month is told by its first. */
export function fullDate(date: string): string {
  return date.length === 7 ? `${date}-01` : date;
}
