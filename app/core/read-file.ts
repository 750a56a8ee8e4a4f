import type { ContactClaim } from './contacts.ts';
import { claimContacts } from './contacts.ts';
import type { Diagnostic, Report } from './diagnostic.ts';
import type { Area, Entry } from './entry.ts';
import { claimStatements, type StatementClaim } from './heads.ts';
import type { Outline } from './outline.ts';
import { readArea } from './read-area.ts';
import { readEntry } from './read-entry.ts';

/** One file of the vault, read by itself: nothing here depends on any other file. */
export type FileReading = { diagnostics: Diagnostic[] } & (
  | { role: 'area'; area: Area }
  | { role: 'entry'; entry: Entry; claims: ContactClaim[]; statements: StatementClaim[] }
);

/** Folders whose Markdown is neither an entry nor an area. */
const OTHER_FOLDERS = new Set(['questions', 'editions', 'templates', 'attachments']);

/** What a path inside the vault holds; null for files the index leaves alone. */
export function roleOf(path: string): 'area' | 'entry' | null {
  if (!/\.md$/i.test(path)) return null;
  const parts = path.split('/');
  if (parts.some((part) => part.startsWith('.') || part === 'node_modules')) return null;
  if (parts.length === 1 || OTHER_FOLDERS.has(parts[0]!)) return null;
  if (/^readme\.md$/i.test(parts[parts.length - 1]!)) return null;
  return parts[0] === 'areas' ? 'area' : 'entry';
}

/** What a folder of any project may have at its top, a translation of it included. */
const ABOUT_THE_FOLDER = /^(?:readme|changelog|licen[cs]e|contributing|code_of_conduct|agents)(?:\.[a-z-]{2,7})?\.md$/i;

/** Is this Markdown beside the folders of the vault, where an entry would be overlooked? */
export function isStray(path: string): boolean {
  return /^[^/.][^/]*\.md$/i.test(path) && !ABOUT_THE_FOLDER.test(path);
}

/** Reads an area or an entry from its decoded text. */
export function readFile(path: string, text: string, outline: Outline): FileReading {
  const file = (reports: Report[]) => reports.map((report) => ({ file: path, ...report }));
  if (roleOf(path) === 'area') {
    const { area, reports } = readArea(path, text, outline);
    return { role: 'area', area, diagnostics: file(reports) };
  }
  const { entry, reports } = readEntry(path, text, outline);
  return {
    role: 'entry',
    entry,
    claims: claimContacts(entry),
    statements: claimStatements(entry),
    diagnostics: file(reports),
  };
}
