import { keyOfLink } from '#app/core/check-links.ts';
import type { Config } from '#app/core/config.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Area, Entry, EntryLink, Lesson, Question } from '#app/core/entry.ts';
import { headOfEntry } from '#app/core/heads.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { CONFIG_FILE, readConfig } from '#app/core/read-config.ts';
import { readFile, type FileReading } from '#app/core/read-file.ts';
import { packContact, packStatement } from './index-pack.server.ts';

/** What the index stores of one file's text. */
export interface Rows {
  role: 'area' | 'entry' | 'config' | 'none';
  /** As JSON; null where there was nothing to read. */
  summary: { head: string; claims: string; statements: string } | null;
  text: string | null;
  /** What a search looks through; null for what is never found. */
  searchable: { title: string; names: string; body: string } | null;
  links: (EntryLink & { key: string })[];
  questions: Question[];
  lessons: Lesson[];
  diagnostics: Diagnostic[];
}

/** Reads one file for the index. `reports` are what was said of it before its text was read. */
export function readRows(path: string, text: string | null, reports: Diagnostic[]): Rows {
  if (text === null) return { ...NOTHING, diagnostics: reports };
  if (path === CONFIG_FILE) return rowsOfConfig(text, reports);
  const reading = readSubject(path, text);
  const subject = reading.role === 'area' ? reading.area : reading.entry;
  return {
    role: reading.role,
    summary:
      reading.role === 'area'
        ? { head: JSON.stringify(reading.area), claims: '[]', statements: '[]' }
        : {
            head: JSON.stringify(headOfEntry(reading.entry)),
            claims: JSON.stringify(reading.claims.map(packContact)),
            statements: JSON.stringify(reading.statements.map(packStatement)),
          },
    text,
    searchable: { title: subject.title, names: namesOf(subject), body: withoutFrontMatter(text) },
    links: (subject.links as EntryLink[]).map((link) => ({ ...link, key: keyOfLink(path, link) })),
    questions: subject.questions,
    lessons: subject.lessons,
    diagnostics: [...reports, ...reading.diagnostics],
  };
}

/** The area or entry that a file's text describes. */
export function readSubject(path: string, text: string): FileReading {
  return readFile(path, text, readOutline(text));
}

const NOTHING: Omit<Rows, 'diagnostics'> = {
  role: 'none',
  summary: null,
  text: null,
  searchable: null,
  links: [],
  questions: [],
  lessons: [],
};

function rowsOfConfig(text: string, reports: Diagnostic[]): Rows {
  const { config, reports: found } = readConfig(text);
  const head = JSON.stringify(config satisfies Config);
  return {
    ...NOTHING,
    role: 'config',
    summary: { head, claims: '[]', statements: '[]' },
    diagnostics: [...reports, ...found.map((report) => ({ file: CONFIG_FILE, ...report }))],
  };
}

function namesOf(subject: Area | Entry): string {
  const refs = 'mentions' in subject ? subject.mentions.map(({ ref }) => ref) : subject.aliases;
  return [subject.id, ...refs, ...subject.tags, subject.vendor ?? ''].join(' ');
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---[ \t]*(?:\r\n|\n|\r)(?:[^]*?(?:\r\n|\n|\r))??---[ \t]*(?:\r\n|\n|\r|$)/, '').trim();
}
