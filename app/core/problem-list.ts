import type { Diagnostic } from './diagnostic.ts';
import { hrefOf, hrefToCreate, hrefToCreateArea } from './found.ts';
import type { Named, Names } from './names.ts';

/** A diagnostic with where it is mended. */
export interface ListedProblem extends Diagnostic {
  /** The page that edits its file; null for a file that no page edits. */
  edit: string | null;
}

export function listProblems(diagnostics: readonly Diagnostic[], names: Names<Named>): ListedProblem[] {
  const shared = new Set(names.clashes().flatMap(({ files }) => files.filter((file) => files.some((other) => other !== file && other.isArea === file.isArea)).map(({ path }) => path)));
  return diagnostics.map((diagnostic) => {
    const named = names.byPath.get(diagnostic.file);
    // An address that means two files edits neither.
    return { ...diagnostic, edit: named && !shared.has(named.path) ? `${hrefOf(named)}/edit` : null };
  });
}

/** Where what a diagnostic misses is made, and what to call the way there; null where nothing is missing. */
export function wayToMake({ code, name }: Pick<Diagnostic, 'code' | 'name'>): { label: string; href: string } | null {
  if (name === undefined) return null;
  const isArea = code === 'unknown-area' || code === 'unknown-parent';
  return isArea ? { label: `Make “${name}” an area`, href: hrefToCreateArea(name) } : { label: `Create “${name}”`, href: hrefToCreate(name) };
}
