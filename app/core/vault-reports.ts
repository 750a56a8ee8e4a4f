import type { Config } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Area } from './entry.ts';
import { nameKey, type Named, type Names } from './names.ts';
import { slugOf } from './slug.ts';

/* What can be wrong between the files of a vault. */

export function unknownArea(ref: string, file: string, line: number, names: Names<Named>): Diagnostic {
  const found = names.resolveArea(ref);
  const place = { file, line, severity: 'error' as const };
  if (found.state === 'ambiguous') {
    const hint = `Write the id: ${found.candidates.map(({ id }) => id).join(' or ')}.`;
    return { ...place, code: 'ambiguous-area', message: `“${ref}” names more than one area, so this is counted for none.`, hint };
  }
  const elsewhere = names.resolve(ref);
  const message =
    elsewhere.state === 'found'
      ? `“${ref}” is an entry (${elsewhere.target.path}), not an area, so this is counted for nothing.`
      : `There is no area “${ref}”, so this is counted for nothing.`;
  return { ...place, code: 'unknown-area', message, hint: howToName(ref), ...(elsewhere.state === 'missing' && missingName(ref)) };
}

/** The name that an area could be made with. */
function missingName(ref: string): { name?: string } {
  return ref.includes(',') || slugOf(ref) === '' ? {} : { name: ref.trim() };
}

function howToName(ref: string): string {
  const slug = slugOf(ref);
  if (ref.includes(',')) return 'Write several areas as a list, [one, two], each by the id, title or alias of an area there is.';
  if (slug === '') return 'Write the id, title or alias of an area there is.';
  const file = slug === nameKey(ref) ? `areas/${slug}.md` : `areas/${slug}.md with “title: ${ref.trim()}”`;
  return `Add ${file}, or write the id, title or alias of an area there is.`;
}

export function unknownQuadrant(area: Area, { quadrants }: Config): Diagnostic {
  const said = area.quadrant ? `“${area.quadrant}” is not a quadrant` : 'It names no quadrant';
  return {
    file: area.path,
    line: area.lines.quadrant,
    severity: 'error',
    code: 'unknown-quadrant',
    message: `${said}; until it names one it is drawn in ${quadrants[0]!.title}.`,
    hint: `Write quadrant: with one of ${quadrants.map(({ id }) => id).join(', ')}.`,
  };
}

export function reportClashes(names: Names<Named>): Diagnostic[] {
  return names.clashes().flatMap(({ id, files }) =>
    files.map((file) => ({
      file: file.path,
      line: 1,
      severity: 'error' as const,
      code: 'duplicate-id',
      message: `The id “${id}” belongs to ${files.map(({ path }) => path).sort().join(' and ')}; links to it lead to neither.`,
      hint: 'Rename one of the files: the file name is the id.',
    })),
  );
}

/** A name that two areas share makes every mention of it ambiguous, or leads to the wrong one, so it is said early. */
export function reportSharedNames(areas: readonly Area[]): Diagnostic[] {
  const owners = new Map(areas.map((area) => [nameKey(area.id), area]));
  return areas.flatMap((area) =>
    [...new Set([area.title, ...area.aliases].map(nameKey))].flatMap((name): Diagnostic[] => {
      const owner = owners.get(name);
      if (!owner) owners.set(name, area);
      if (!owner || nameKey(owner.id) === nameKey(area.id)) return [];
      return [
        {
          file: area.path,
          line: nameKey(area.title) === name ? area.lines.title : area.lines.aliases,
          severity: 'warning',
          code: 'shared-name',
          message: `“${name}” is a name of ${owner.path} too.`,
          hint: 'Keep it in one of the two areas.',
        },
      ];
    }),
  );
}

/** Parents that are not there, and areas that are above themselves. */
export function reportParents(areas: readonly Area[], names: Names<Named>): Diagnostic[] {
  const parents = new Map<string, string>();
  const report = (area: Area, code: string, message: string, hint: string): Diagnostic => ({
    ...{ file: area.path, line: area.lines.parent, severity: 'error', code, message, hint },
  });
  const unknown = areas.flatMap((area) => {
    const found = area.parent === null ? null : names.resolveArea(area.parent);
    if (found?.state === 'found') parents.set(area.id, found.target.id);
    if (!found || found.state === 'found') return [];
    const unmade = names.resolve(area.parent!).state === 'missing' && missingName(area.parent!);
    return [{ ...report(area, 'unknown-parent', `Its parent “${area.parent}” is not an area.`, howToName(area.parent!)), ...unmade }];
  });
  const circular = areas.filter(({ id }) => isAboveItself(id, parents));
  return [
    ...unknown,
    ...circular.map((area) => report(area, 'circular-parent', 'By its parents it is above itself.', 'Name a parent that is not below it, or none.')),
  ];
}

function isAboveItself(id: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let above = parents.get(id); above !== undefined && !seen.has(above); above = parents.get(above)) {
    if (above === id) return true;
    seen.add(above);
  }
  return false;
}
