import type { FileChange } from '../change.ts';
import { changesBetween } from '../edit/line-changes.ts';
import { splitLines } from '../markdown/outline-parts.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import { meansTheSame } from './meaning.ts';
import { readReferences } from './references.ts';
import { MANNERS, rewriteReferences } from './rewrite.ts';
import type { RelinkFile, Turn } from './turn.ts';

/** Lines of a file that change, `line` counting from 1 before the change. */
export interface PreviewLine {
  line: number;
  before: string[];
  after: string[];
}

export interface FilePreview {
  path: string;
  /** Where the file will be; null when it goes. */
  to: string | null;
  lines: PreviewLine[];
}

/** What is to be written, all of it or nothing, and how to show it first. */
export interface RelinkPlan {
  changes: FileChange[];
  previews: FilePreview[];
  /** What else is worth knowing before it happens, in sentences. */
  notes: string[];
}

/**
 * Brings files in step with a change of names. A problem names the files in which something would
 * lead elsewhere than before, or in which something that led elsewhere or nowhere would lead to the
 * new name.
 */
export function relinkFiles(files: readonly RelinkFile[], placeOf: (path: string) => string, turn: Turn): Result<RelinkFile[]> {
  const relinked = files.map((file) => relinkFile(file, placeOf(file.path), turn));
  const failed = files.filter((_, i) => relinked[i] === null).map(({ path }) => path);
  return failed.length > 0 ? fail(misled(failed, turn)) : succeed(relinked.flatMap((file) => file ?? []));
}

function relinkFile(file: RelinkFile, to: string, turn: Turn): RelinkFile | null {
  const was = readReferences(file);
  for (const manner of MANNERS) {
    const text = rewriteReferences(was, to, turn, manner);
    const is = text === file.text && to === file.path ? was : text === null ? null : readReferences({ path: to, text });
    if (is && meansTheSame(was, is, turn)) return { path: to, text: is.text };
  }
  return null;
}

const MOST_NAMED = 5;

function misled(paths: readonly string[], { becomes }: Turn): Problem {
  const named = paths.slice(0, MOST_NAMED).join(', ') + (paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '');
  return {
    code: 'taken',
    message: `With “${becomes.title}” (${becomes.id}) something would lead elsewhere than it does now in ${named}.`,
    hint: 'Choose another name, or first mend what is called so there.',
  };
}

export function previewOf({ path, before, after }: FileChange, to: string | null): FilePreview {
  const [was, is] = [splitLines(before ?? ''), splitLines(after ?? '')];
  const lines = changesBetween(was, is).map(({ from, to: end, lines: after }) => ({ line: from + 1, before: was.slice(from, end), after }));
  return { path, to, lines };
}
