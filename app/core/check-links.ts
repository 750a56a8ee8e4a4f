import type { Diagnostic } from './diagnostic.ts';
import type { Head } from './heads.ts';
import { RELATIONS, type EntryLink, type Relation } from './entry.ts';
import { movedKeys, nameKey, type Resolution } from './names.ts';
import { keysUnlike } from './patched-map.ts';
import { resolveRelative } from './paths.ts';
import type { Vault } from './vault.ts';

/** A link, the file it stands in, and for a path the place inside the vault that it leads to. */
export type PlacedLink = Pick<EntryLink, 'form' | 'target' | 'line'> & { file: string; key: string };

/** What a link in a file is looked up by: the key of a name, or the path inside the vault that it leads to ('' for one outside). */
export function keyOfLink(file: string, { form, target }: Pick<EntryLink, 'form' | 'target'>): string {
  return form === 'path' ? (resolveRelative(file, target) ?? '') : nameKey(target);
}

/** The relation that a name of front matter stands under; null for a link in the text. */
export function relationOf(form: EntryLink['form']): Relation | null {
  return RELATIONS.find((relation) => relation === form) ?? null;
}

/** Keys of the links that may lead elsewhere by one set of names than by another. */
export function keysToFollow({ byPath: before }: Vault['names'], { byPath: after }: Vault['names']): string[] {
  const changed = keysUnlike(before, after);
  const cameOrWent = changed.filter((path) => !before.get(path) || !after.get(path));
  return [...movedKeys(before, after, changed), ...cameOrWent.flatMap((path) => [path, path.replace(/\.md$/i, '')])];
}

/** What a link leads to. */
export function followLink(link: Omit<PlacedLink, 'line'>, names: Vault['names']): Resolution<Head> {
  if (link.form === 'path') return names.resolvePath(link.key);
  // `[[#Heading]]` is a link within its own file.
  return link.target === '' ? names.resolvePath(link.file) : names.resolve(link.target);
}

/** Links that lead nowhere or to more than one place. Areas that are already reported are not said twice. */
export function checkLinks(links: readonly PlacedLink[], { names, diagnostics }: Pick<Vault, 'names' | 'diagnostics'>): Diagnostic[] {
  const said = new Set(diagnostics.filter((d) => d.code.endsWith('-area')).map((d) => `${d.file}:${d.line}`));
  return links.flatMap((link): Diagnostic[] => {
    const found = followLink(link, names);
    if (found.state === 'found' || said.has(`${link.file}:${link.line}`)) return [];
    if (link.form === 'path' && !/\.md$/i.test(link.target)) return [];
    const place = { file: link.file, line: link.line, severity: 'warning' as const };
    const shown = sayLink(link);
    if (found.state === 'missing') {
      return [{ ...place, code: 'missing-link', message: `${shown} leads nowhere.`, hint: 'Mend the name, or add the file it should lead to.', ...(link.form !== 'path' && { name: link.target }) }];
    }
    const paths = found.candidates.map((candidate) => candidate.path).join(', ');
    return [{ ...place, code: 'ambiguous-link', message: `${shown} could mean ${paths}.`, hint: 'Write the id of the one you mean: its file name.' }];
  });
}

function sayLink({ form, target }: Pick<EntryLink, 'form' | 'target'>): string {
  if (relationOf(form)) return `${form}: ${target}`;
  return form === 'wiki' ? `[[${target}]]` : target;
}
