import { isDepth } from '../depth.ts';
import { parseMinutes } from '../log-line.ts';
import { VERDICTS } from '../entry.ts';
import { isMapping, type Said } from './write-yaml.ts';

/** `areas` as lines of a form: a name, and behind it what is said of it, `ebpf debugged 60m trial`. */
export function sayAreas(said: Said | undefined): string {
  if (said === null || said === undefined) return '';
  if (typeof said === 'string') return said;
  if (Array.isArray(said)) return said.map((item) => (typeof item === 'string' ? item : nestedName(item))).join('\n');
  return Object.entries(said).map(([name, details]) => [nestedKey(name), ...detailsOf(details)].join(' ')).join('\n');
}

/** `[[ebpf]]` without quotes is a list in a list to YAML. */
function nestedName(item: Said): string {
  return Array.isArray(item) && typeof item[0] === 'string' ? `[[${item[0]}]]` : Array.isArray(item) && Array.isArray(item[0]) ? nestedName(item[0]) : '';
}

function nestedKey(name: string): string {
  return name.replace(/^\[ \[ (.*) \] \]$|^\[ (.*) \]$/, (_, inner?: string, outer?: string) => `[[${inner ?? outer ?? ''}]]`);
}

function detailsOf(details: Said): string[] {
  if (!isMapping(details)) return [];
  const { depth, minutes, verdict } = details;
  const time = typeof minutes === 'string' && /^\d+$/.test(minutes) ? `${minutes}m` : minutes;
  return [depth, time, verdict].filter((word): word is string => typeof word === 'string');
}

interface AreaLine {
  name: string;
  details: Record<string, string>;
}

/** The lines of a form as `areas`: a list, or a map where any line says more than a name. What a map says beyond these three stays. */
export function readAreas(lines: string, before: Said | undefined): Said {
  const read = lines.split(/\r\n?|\n/).map((line) => line.trim()).filter((line) => line !== '').map(readLine);
  const wasMap = isMapping(before) ? (before as Record<string, Said>) : null;
  if (!wasMap && read.every(({ details }) => Object.keys(details).length === 0)) return read.map(({ name }) => name);
  return Object.fromEntries(
    read.map(({ name, details }) => {
      const said = wasMap?.[name];
      const kept = isMapping(said) ? Object.entries(said as Record<string, Said>).filter(([key]) => !['depth', 'minutes', 'verdict'].includes(key)) : [];
      const all = { ...Object.fromEntries(kept), ...details };
      return [name, Object.keys(all).length === 0 ? null : all];
    }),
  );
}

/** Depth, time and verdict from the end of a line, in any order; the rest is the name. */
function readLine(line: string): AreaLine {
  const words = line.split(/\s+/);
  const details: Record<string, string> = {};
  while (words.length > 1) {
    const word = words.at(-1)!.toLowerCase();
    const minutes = parseMinutes(word);
    const key = isDepth(word) ? 'depth' : minutes !== null ? 'minutes' : [...VERDICTS, 'caution'].includes(word) ? 'verdict' : null;
    if (key === null || details[key] !== undefined) break;
    details[key] = minutes !== null ? String(minutes) : word;
    words.pop();
  }
  const ordered = ['depth', 'minutes', 'verdict'].filter((key) => details[key] !== undefined);
  return { name: words.join(' '), details: Object.fromEntries(ordered.map((key) => [key, details[key]!])) };
}
