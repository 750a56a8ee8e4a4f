import { KINDS, type Kind } from '#app/core/entry.ts';
import { areaNamed } from '#app/core/find-names.ts';
import { hrefOf } from '#app/core/found.ts';
import { filesConcerned, namesOf } from '#app/core/relink/concern.ts';
import { planDelete, type DeletePlan } from '#app/core/relink/delete.ts';
import { planMerge } from '#app/core/relink/merge.ts';
import { planMergeEntries } from '#app/core/relink/merge-entries.ts';
import type { RelinkPlan } from '#app/core/relink/relink.ts';
import { planRename } from '#app/core/relink/rename.ts';
import type { RelinkFile } from '#app/core/relink/turn.ts';
import type { DeletePreview, Relinked, RelinkPreview, RenameAsk } from '#app/core/relink-view.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { takeOver } from '#app/formats/merge-readings.ts';
import { listEditions } from '#app/adapters/editions.server.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';
import type { Desk } from './desk.server.ts';
import { moveDrafts } from './drafting.server.ts';
import { followInShares } from './scoped-areas.server.ts';
import { findSubject, type FoundSubject, type Subject } from './subject.server.ts';

/** The verbs that keep links whole. Each is planned first, and written all or nothing. */
export interface Linking {
  /** What there is under an id, and where. */
  describe(subject: Subject): Promise<Result<FoundSubject>>;
  previewRename(subject: Subject, ask: RenameAsk): Promise<Result<RelinkPreview>>;
  rename(subject: Subject, ask: RenameAsk): Promise<Result<Relinked>>;
  previewMerge(from: string, into: string): Promise<Result<RelinkPreview>>;
  /** Puts one area into another: contacts, links and text follow, its names stay as aliases. */
  mergeAreas(from: string, into: string): Promise<Result<Relinked>>;
  previewMergeReadings(from: string, into: string): Promise<Result<RelinkPreview>>;
  /** Puts one reading of a source into another: links and text follow, what only the one knows of the source is filled in, and no contact is lost. */
  mergeReadings(from: string, into: string): Promise<Result<Relinked>>;
  previewDelete(subject: Subject): Promise<Result<DeletePreview>>;
  /** Moves a file to .trash/. */
  remove(subject: Subject): Promise<Result<{ path: string; trashed: string }>>;
}

export function createLinking(desk: Desk): Linking {
  return {
    describe: (subject) => findSubject(desk, subject),
    previewRename: (subject, ask) => preview(desk, subject, (found, read) => renaming(desk, found, ask, read)),
    rename: (subject, ask) => relink(desk, subject, (found, read) => renaming(desk, found, ask, read), (found, path) => sayRename(found, ask, path)),
    previewMerge: (from, into) => preview(desk, { what: 'area', id: from }, (found, read) => merging(desk, found, into, read)),
    mergeAreas: (from, into) => relink(desk, { what: 'area', id: from }, (found, read) => merging(desk, found, into, read), (found) => `Merge the area ${found.title} into ${into}`),
    previewMergeReadings: (from, into) => preview(desk, { what: 'entry', id: from }, (found, read) => mergingReadings(desk, found, into, read)),
    mergeReadings: (from, into) => relink(desk, { what: 'entry', id: from }, (found, read) => mergingReadings(desk, found, into, read), (found) => `Merge the reading ${found.title} into ${into}`),
    async previewDelete(subject) {
      const found = await findSubject(desk, subject);
      if (!found.ok) return found;
      const plan = await deleting(desk, found.value);
      if (!plan.ok) return plan;
      const { changes: _, ...broken } = plan.value;
      return succeed({ ...placeOf(found.value), ...broken });
    },
    remove: (subject) => remove(desk, subject),
  };
}

/** `path`: where it, or what it has become part of, is found afterwards. */
type Planning = (found: FoundSubject, read: ReadText) => Promise<Result<RelinkPlan & { path: string }>>;

async function preview(desk: Desk, subject: Subject, plan: Planning): Promise<Result<RelinkPreview>> {
  await desk.index.sync();
  const found = await findSubject(desk, subject);
  if (!found.ok) return found;
  const planned = await plan(found.value, desk.writer.read);
  return planned.ok ? succeed({ ...placeOf(found.value), previews: planned.value.previews, notes: planned.value.notes }) : planned;
}

async function relink(desk: Desk, subject: Subject, plan: Planning, say: (found: FoundSubject, path: string) => string): Promise<Result<Relinked>> {
  const written = await desk.write(async (read) => {
    // Under the lock: what another process has just renamed is found under its new name.
    await desk.index.sync();
    const found = await findSubject(desk, subject);
    if (!found.ok) return found;
    const planned = await plan(found.value, read);
    if (!planned.ok) return planned;
    const { changes, previews, path } = planned.value;
    const isMoved = previews.some((file) => file.path === found.value.path && file.to === path && file.to !== file.path);
    const files = changes.flatMap((change) => (change.after === null ? [] : [change.path]));
    const id = idIn(path);
    const relinked = { id, path, files, href: hrefOf({ id, isArea: found.value.what === 'area' }) };
    const from = found.value.what === 'area' && found.value.id !== id ? found.value.id : null;
    return succeed({ changes, value: { movedFrom: isMoved ? found.value.path : null, areaFrom: from, relinked }, message: say(found.value, path) });
  });
  if (!written.ok) return written;
  const { movedFrom, areaFrom, relinked } = written.value;
  if (movedFrom !== null) await moveDrafts(desk, movedFrom, relinked.path);
  return succeed({ ...relinked, shares: areaFrom === null ? null : followInShares(desk, areaFrom, relinked.id) });
}

async function renaming(desk: Desk, { path, what }: FoundSubject, { id, title, kind, keepAlias }: RenameAsk, read: ReadText): ReturnType<Planning> {
  const wanted = kind?.trim() ?? '';
  if (wanted !== '' && (what === 'area' || !isKind(wanted))) return fail(noKind(wanted, what));
  // A link to nowhere by the new name must not be caught by it.
  const files = await filesNaming(desk, [path], read, [id ?? '', title ?? '']);
  if (!files.ok) return files;
  const ask = { path, ...given({ id, title }), ...(isKind(wanted) && { kind: wanted }), ...(keepAlias && { keepAlias }) };
  const plan = planRename((await desk.vault()).names, files.value, ask);
  return plan.ok ? succeed({ ...plan.value, path: plan.value.previews.find((file) => file.path === path)?.to ?? path }) : plan;
}

async function merging(desk: Desk, { path }: FoundSubject, into: string, read: ReadText): ReturnType<Planning> {
  const kept = await findSubject(desk, { what: 'area', id: into });
  if (!kept.ok) return kept;
  const files = await filesNaming(desk, [path, kept.value.path], read);
  if (!files.ok) return files;
  const plan = planMerge(await desk.vault(), files.value, { from: path, into: kept.value.path });
  return plan.ok ? succeed({ ...plan.value, path: kept.value.path }) : plan;
}

async function mergingReadings(desk: Desk, { path, kind, title }: FoundSubject, into: string, read: ReadText): ReturnType<Planning> {
  const kept = await findSubject(desk, { what: 'entry', id: into });
  if (!kept.ok) return kept;
  if (kind !== 'reading' || kept.value.kind !== 'reading') return fail({ code: 'bad-choice', message: `“${kind === 'reading' ? kept.value.title : title}” is no reading.`, hint: 'Only two entries of one source become one.' });
  const files = await filesNaming(desk, [path, kept.value.path], read);
  if (!files.ok) return files;
  const vault = await desk.vault();
  const plan = planMergeEntries(vault, files.value, { from: path, into: kept.value.path }, (stays, goes, joined) => takeOver(stays, goes, joined, (ref) => areaNamed(vault, ref)));
  return plan.ok ? succeed({ ...plan.value, path: kept.value.path }) : plan;
}

async function deleting(desk: Desk, { path, title }: FoundSubject): Promise<Result<DeletePlan>> {
  await desk.index.sync();
  const files = await filesNaming(desk, [path], desk.writer.read);
  if (!files.ok) return files;
  const plan = planDelete((await desk.vault()).names, files.value, path);
  return plan ? succeed(plan) : fail(gone(title));
}

async function remove(desk: Desk, subject: Subject): Promise<Result<{ path: string; trashed: string }>> {
  const found = await findSubject(desk, subject);
  if (!found.ok) return found;
  const { path, title } = found.value;
  const text = desk.writer.read(path);
  if (!text.ok) return text;
  if (text.value === null) return fail(gone(title));
  const trashed = await desk.writer.discard(path, text.value);
  if (!trashed.ok) return trashed;
  desk.git.note([path], `Delete ${title}`);
  await desk.index.sync([path]);
  return succeed({ path, trashed: trashed.value.trashed });
}

/** Every file of the vault that may name what is at these paths, as it is on disk now; those themselves among them. */
async function filesNaming(desk: Desk, paths: readonly string[], read: ReadText, others: readonly string[] = []): Promise<Result<RelinkFile[]>> {
  const { names, areas, entries } = await desk.vault();
  const files: RelinkFile[] = [];
  for (const path of [...[...areas, ...entries].map((of) => of.path), ...listEditions(desk.root)]) {
    const text = read(path);
    // A file that cannot be read as text names nothing; only what is renamed itself has to be readable.
    if (!text.ok && paths.includes(path)) return text;
    if (text.ok && text.value !== null) files.push({ path, text: text.value });
  }
  const heads = paths.flatMap((path) => names.byPath.get(path) ?? []);
  const concerned = filesConcerned(files, [...heads.flatMap(namesOf), ...others]);
  return succeed([...new Set([...files.filter(({ path }) => paths.includes(path)), ...concerned])]);
}

function sayRename({ title, id, path }: FoundSubject, ask: RenameAsk, to: string): string {
  const { title: renamed } = given({ title: ask.title });
  return renamed === undefined && idIn(to) === id && to !== path ? `Move ${title} to ${to}` : `Rename ${title} to ${renamed ?? idIn(to)}`;
}

function idIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

function placeOf({ path, title, href }: FoundSubject): Pick<FoundSubject, 'path' | 'title' | 'href'> {
  return { path, title, href };
}

function given(ask: { id?: string | null; title?: string | null }): { id?: string; title?: string } {
  const entries = Object.entries(ask).map(([key, value]) => [key, value?.trim() ?? ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}

function noKind(kind: string, what: string): Problem {
  if (what === 'area') return { code: 'bad-choice', message: 'An area stays an area.', hint: 'Only entries can be made another kind.' };
  return { code: 'bad-choice', message: `There is no kind of entry “${kind.slice(0, 40)}”.`, hint: `Choose ${KINDS.join(', ')}.` };
}

function gone(title: string): Problem {
  return { code: 'changed', message: `The file of “${title}” is no longer there.`, hint: 'It was moved or deleted meanwhile.' };
}
