import { hrefOf } from '#app/core/found.ts';
import type { SubjectKind } from '#app/core/form-view.ts';
import { nameKey } from '#app/core/names.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { nearest } from './nearest.server.ts';
import type { Reader } from './reader.server.ts';

/** An entry or an area as a door names it; without `what`, whichever has the name. */
export interface Subject {
  what?: 'area' | 'entry';
  id: string;
}

export interface FoundSubject {
  what: 'area' | 'entry';
  kind: SubjectKind;
  id: string;
  title: string;
  path: string;
  href: string;
}

/** The one file that has an id; of an area, or of either kind, any other name will do. */
export async function findSubject({ vault }: Pick<Reader, 'vault'>, { what, id }: Subject): Promise<Result<FoundSubject>> {
  const now = await vault();
  const entries = what === 'area' ? [] : now.entries.map((entry) => describe({ ...entry, what: 'entry' }));
  const areas = what === 'entry' ? [] : now.areas.map((area) => describe({ ...area, kind: 'area', what: 'area' }));
  const found = [...entries, ...areas].filter((subject) => nameKey(subject.id) === nameKey(id));
  if (found.length > 1) return fail(clash(id, found));
  if (found[0]) return succeed(found[0]);
  const named = what === undefined ? now.names.resolve(id) : what === 'area' ? now.names.resolveArea(id) : MISSING;
  if (named.state === 'ambiguous') return fail(clash(id, named.candidates));
  if (named.state === 'found') return findSubject({ vault }, { what: named.target.isArea ? 'area' : 'entry', id: named.target.id });
  if (what === 'area' && now.names.resolve(id).state === 'found') return fail(noArea(id));
  return fail(missing(what, id, nearest(now, id, what === 'area')));
}

function describe({ what, kind, id, title, path }: Omit<FoundSubject, 'href'>): FoundSubject {
  return { what, kind, id, title, path, href: hrefOf({ id, isArea: what === 'area' }) };
}

const MISSING = { state: 'missing' as const };

function noArea(id: string): Problem {
  return { code: 'not-found', message: `“${id.slice(0, 80)}” is an entry, not an area.`, hint: 'Name an area.' };
}

function missing(what: Subject['what'], id: string, near: Problem['near']): Problem {
  const message = `There is ${what ? `no ${what}` : 'neither an entry nor an area'} “${id.slice(0, 80)}” in this vault.`;
  return { code: 'not-found', message, hint: near?.length ? 'It may have another name now.' : 'The file name is the id.', near };
}

function clash(id: string, files: readonly { path: string }[]): Problem {
  return { code: 'ambiguous', message: `“${id}” could mean ${files.map(({ path }) => path).sort().join(' or ')}.`, hint: 'Rename one of the files: the file name is the id.' };
}
