import type { Head } from '../heads.ts';
import { nameKey, type Names, type Resolution } from '../names.ts';
import { pathFrom } from './addresses.ts';
import type { Reference } from './reference.ts';

/** A change of names, before and after. */
export interface Turn {
  before: Names<Head>;
  after: Names<Head>;
  /** What is renamed, moved or merged, and what it is from now on. */
  subject: Head;
  becomes: Head;
}

/** A file as it was, and where it is to be. */
export interface RelinkFile {
  path: string;
  /** As on disk, a byte order mark and line ends included. */
  text: string;
}

type Where = Pick<Reference, 'target' | 'as'>;

/** What a reference leads to by some names, as paths; several where it is ambiguous. */
export function leadsTo({ target, as }: Where, file: string, names: Names<Head>): string[] {
  if (as === 'path') {
    const path = pathFrom(file, target);
    const found = pathsOf(names.resolvePath(path));
    return found.length > 0 ? found : [`no entry: ${path}`];
  }
  if (target === '') return [file];
  const area = as === 'link' ? [] : pathsOf(names.resolveArea(target));
  if (as === 'area') return area;
  const named = pathsOf(names.resolve(target));
  return as === 'log' ? [...area, ...named] : named;
}

function pathsOf(found: Resolution<Head>): string[] {
  if (found.state === 'missing') return [];
  return found.state === 'found' ? [found.target.path] : found.candidates.map(({ path }) => path).sort();
}

/** Where something is found after the change that was at a path before it. */
export function follow(path: string, { subject, becomes }: Turn): string {
  const bare = (of: string) => of.replace(/\.md$/i, '');
  if (path === subject.path) return becomes.path;
  return path === bare(subject.path) ? bare(becomes.path) : path;
}

/** Does it lead after the change to where it did before? What was ambiguous may have become less so. */
export function leadsOn(before: readonly string[], after: readonly string[], turn: Turn): boolean {
  const wanted = new Set(before.map((path) => follow(path, turn)));
  const isSame = wanted.size === new Set(after).size && after.every((path) => wanted.has(path));
  return isSame || (before.length > 1 && after.length > 0 && after.every((path) => wanted.has(path)));
}

/** An entry that becomes one of another kind: what it leaves out is assumed anew. */
export function changesKind({ subject, becomes }: Turn): boolean {
  return !subject.isArea && !becomes.isArea && subject.kind !== becomes.kind;
}

/** Which of the two names of the subject a reference says: none for an alias, or when it means something else. */
export function nameSaid({ target }: Where, { subject }: Turn): 'id' | 'title' | null {
  const key = nameKey(target);
  if (target === subject.title && target !== subject.id) return 'title';
  if (key === nameKey(subject.id)) return 'id';
  return key === nameKey(subject.title) ? 'title' : null;
}
