import type { FileChange } from '../change.ts';
import { splitBody } from '../edit/body.ts';
import { titlesOf } from '../find-names.ts';
import type { Head } from '../heads.ts';
import { sentenceAround, type Sentence } from '../links.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { stripInline } from '../markdown/strip-inline.ts';
import type { Names } from '../names.ts';
import { readFile } from '../read-file.ts';
import { findReferences } from './references.ts';
import { leadsTo, type RelinkFile } from './turn.ts';
import type { Reference } from './reference.ts';

/** What deleting a file takes from the rest. */
export interface DeletePlan {
  changes: FileChange[];
  /** What leads to it, in other files. */
  links: BrokenLink[];
  /** Contacts and verdicts that no longer count: its own, or for an area those of others with it. */
  contacts: number;
  verdicts: number;
}

export interface BrokenLink extends Sentence {
  path: string;
  line: number;
}

/** Says what deleting an entry or area would break. `files` are those that may name it (`filesConcerned`), its own among them; null where it is not. */
export function planDelete(names: Names<Head>, files: readonly RelinkFile[], path: string): DeletePlan | null {
  const own = files.find((file) => file.path === path);
  if (!own) return null;
  const lost = files.map((file) => countLost(file, path, names));
  return {
    changes: [{ path, before: own.text, after: null }],
    links: files.filter((file) => file !== own).flatMap((file) => linksTo(path, file, names)),
    contacts: lost.reduce((sum, { contacts }) => sum + contacts, 0),
    verdicts: lost.reduce((sum, { verdicts }) => sum + verdicts, 0),
  };
}

function linksTo(path: string, file: RelinkFile, names: Names<Head>): BrokenLink[] {
  const links = findReferences(file).filter((reference) => leadsTo(reference, file.path, names).includes(path));
  return links.map((link) => ({ path: file.path, ...placeOf(link, file.text, names) }));
}

function placeOf({ from, as }: Reference, text: string, names: Names<Head>): Sentence & { line: number } {
  const { mark, open, yaml } = splitBody(text);
  const lines = text.slice(mark.length, from).split(/\r\n|\n|\r/);
  const source = text.slice(mark.length);
  const line = lines.length;
  if (from < mark.length + open.length + yaml.length) return { line, before: '', link: lineOf(source, line), after: '' };
  const start = as === 'path' ? lines.at(-1)!.lastIndexOf('[') : lines.at(-1)!.lastIndexOf('[[');
  if (start < 0) return { line, before: '', link: stripInline(lineOf(source, line)), after: '' };
  return { line, ...sentenceAround(source, line, start + 1, titlesOf({ names })) };
}

function lineOf(text: string, line: number): string {
  return (text.split(/\r\n|\n|\r/)[line - 1] ?? '').trim();
}

function countLost({ path: file, text }: RelinkFile, path: string, names: Names<Head>): { contacts: number; verdicts: number } {
  const bare = text.slice(splitBody(text).mark.length);
  const reading = readFile(file, bare, readOutline(bare));
  if (reading.role === 'area') return { contacts: 0, verdicts: 0 };
  const counts = ({ ref }: { ref: string }) => {
    const found = names.resolveArea(ref);
    return found.state === 'found' && (file === path || found.target.path === path);
  };
  return { contacts: reading.claims.filter(counts).length, verdicts: reading.statements.filter(counts).length };
}
