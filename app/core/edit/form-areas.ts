import { isDepth } from '../depth.ts';
import { VERDICTS } from '../entry.ts';
import { parseMinutes } from '../log-line.ts';
import { isList, isMapping, type Said } from './write-yaml.ts';

/** `areas` as lines of a form: a name, and behind it what is said of it, `ebpf debugged 60m trial`. */
export function sayAreas(said: Said | undefined): string {
  return linesFor(said)
    .map(({ line }) => line)
    .join('\n');
}

/** An item of a list as a person types it: `[[ebpf]]` without quotes is a list in a list to YAML. */
export function sayItem(item: Said): string {
  if (typeof item === 'string') return tidy(item);
  const inner = isList<Said>(item) && item.length === 1 ? item[0]! : null;
  if (isList<Said>(inner)) return sayItem(inner);
  return typeof inner === 'string' ? `[[${tidy(inner)}]]` : '';
}

/** The lines of a text field, without blanks that say nothing. */
export function tidyLines(text: string): string[] {
  return text.split(/\r\n?|\n/).map(tidy).filter((line) => line !== '');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const DETAILS = ['depth', 'minutes', 'verdict'] as const;

interface AreaLine {
  line: string;
  /** As the line has it, and as the file does, in a map and in a list. */
  name: string;
  key: string;
  item: Said;
  details: Said;
}

function linesFor(said: Said | undefined): AreaLine[] {
  if (isMapping(said)) {
    return Object.entries(said as Record<string, Said>).map(([key, details]) => {
      const name = tidy(key.replace(/^\[ \[ (.*) \] \]$|^\[ (.*) \]$/, (_, inner?: string, outer?: string) => `[[${inner ?? outer ?? ''}]]`));
      return { line: [name, ...sayDetails(details)].join(' '), name, key, item: key, details };
    });
  }
  const items = isList<Said>(said) ? said : typeof said === 'string' ? [said] : [];
  return items.map((item) => ({ line: sayItem(item), name: sayItem(item), key: sayItem(item), item, details: null }));
}

function sayDetails(details: Said): string[] {
  if (!isMapping(details)) return [];
  const { minutes } = details;
  const time = typeof minutes === 'string' && /^\d+$/.test(minutes) ? `${minutes}m` : minutes;
  return [details['depth'], time, details['verdict']].filter((word): word is string => typeof word === 'string').map(tidy);
}

/**
 * The lines of a form as `areas`: a list, or a map where there was one or any line says more than a
 * name. A line that was there means what it meant, whatever its words; what a map says beyond depth,
 * minutes and verdict stays.
 */
export function readAreas(lines: string, before: Said | undefined): Said {
  const known = linesFor(before);
  const read = tidyLines(lines).map((line) => known.find((area) => area.line === line) ?? readLine(line, known));
  if (!isMapping(before) && read.every(({ details }) => details === null)) return read.map(({ item }) => item);
  return Object.fromEntries(read.map(({ key, details }) => [key, details]));
}

/** Depth, time and verdict from the end of a line, in any order; the rest is the name. */
function readLine(line: string, known: readonly AreaLine[]): AreaLine {
  const words = line.split(' ');
  const said: Partial<Record<(typeof DETAILS)[number], string>> = {};
  const isKnown = () => known.some(({ name }) => name === words.join(' '));
  while (words.length > 1 && !isKnown()) {
    const word = words.at(-1)!.toLowerCase();
    const minutes = parseMinutes(word);
    const detail = isDepth(word) ? 'depth' : minutes !== null ? 'minutes' : [...VERDICTS, 'caution'].includes(word) ? 'verdict' : null;
    if (detail === null || said[detail] !== undefined) break;
    said[detail] = minutes !== null ? String(minutes) : word;
    words.pop();
  }
  const name = words.join(' ');
  const old = known.find((area) => area.name === name);
  const past = isMapping(old?.details) ? (old.details as Record<string, Said>) : {};
  const kept = Object.entries(past).filter(([key]) => !(DETAILS as readonly string[]).includes(key));
  const fresh = DETAILS.flatMap((key) => (said[key] === undefined ? [] : [[key, asWritten(said[key], past[key])]]));
  const details = fresh.length + kept.length === 0 ? null : (Object.fromEntries([...fresh, ...kept]) as Said);
  return { line, name, key: old?.key ?? name, item: old?.item ?? name, details };
}

/** `1h` stays `1h`, and `Built` stays `Built`, where that is what was said again. */
function asWritten(said: string, past: Said | undefined): string {
  if (typeof past !== 'string') return said;
  const meant = /^\d+$/.test(past) ? past : String(parseMinutes(past) ?? past.toLowerCase());
  return meant === said ? past : said;
}
