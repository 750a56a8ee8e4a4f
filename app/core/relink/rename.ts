import type { FileChange } from '../change.ts';
import { DEPTH_OF, MINUTES_OF } from '../contacts.ts';
import { editFrontMatter, sayingsOf } from '../edit/front-matter.ts';
import { splitBody } from '../edit/body.ts';
import type { FrontValue } from '../edit/write-yaml.ts';
import { FOLDER_OF, type Kind } from '../entry.ts';
import { headOfArea, headOfEntry, type Head } from '../heads.ts';
import { readOutline } from '../markdown/read-outline.ts';
import { nameKey, uniqueNames, type Names } from '../names.ts';
import { readFile, roleOf } from '../read-file.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import { checkId, checkNewName } from './new-name.ts';
import { previewOf, relinkFiles, type RelinkPlan } from './relink.ts';
import type { RelinkFile, Turn } from './turn.ts';

/** What is to change of an entry or area; what is left out stays. */
export interface Renaming {
  /** Where it is now. */
  path: string;
  id?: string;
  title?: string;
  /** Moves an entry to the folder of this kind. */
  kind?: Kind;
  /** Moves it to a folder of the vault, such as `projects/2026`. */
  folder?: string;
  /** An area goes on being found by its old id and title. */
  keepAlias?: boolean;
}

/**
 * Plans a new id or title for an entry or area, or another place, with every link and reference to it
 * following. `files` are those that may name it or its new names (`filesConcerned`), its own among them.
 */
export function planRename(names: Names<Head>, files: readonly RelinkFile[], ask: Renaming): Result<RelinkPlan> {
  const subject = names.byPath.get(ask.path);
  const file = files.find(({ path }) => path === ask.path);
  if (!subject || !file) return fail(missing(ask.path));
  const plan = planAs(names, files, ask, subject, file);
  // Where one file says both its old names, and the new ones would be one, an alias keeps them apart.
  if (plan.ok || plan.problem.code !== 'taken' || !subject.isArea || ask.keepAlias) return plan;
  const kept = planAs(names, files, { ...ask, keepAlias: true }, subject, file);
  return kept.ok ? kept : plan;
}

function planAs(names: Names<Head>, files: readonly RelinkFile[], ask: Renaming, subject: Head, file: RelinkFile): Result<RelinkPlan> {
  const badId = ask.id === undefined || ask.id === subject.id ? null : checkId(ask.id);
  if (badId) return fail(badId);
  const to = placeFor(ask, subject);
  if (roleOf(to) !== roleOf(subject.path)) return fail(wrongFolder(to, subject));
  const titled = editFront(file.text, ask, []);
  if (!titled.ok) return titled;
  const renamed = headAt(to, titled.value);
  const bad = checkNewName(names, subject, { id: renamed.id, title: ask.title?.trim() ?? renamed.title });
  if (bad) return fail(bad);
  const aliases = ask.keepAlias ? keptNames(subject, renamed) : [];
  const becomes: Head = renamed.isArea ? { ...renamed, aliases: [...renamed.aliases, ...aliases] } : renamed;
  const turn: Turn = { before: names, after: names.amend([subject.path], [becomes]), subject, becomes };
  const relinked = relinkFiles(files, (path) => (path === subject.path ? to : path), turn);
  if (!relinked.ok) return relinked;
  const own = editFront(relinked.value[files.indexOf(file)]!.text, ask, aliases.length > 0 ? [...subject.aliases, ...aliases] : []);
  if (!own.ok) return own;
  const texts = relinked.value.map(({ text }, i) => (files[i] === file ? own.value : text));
  return succeed(planOf(files, texts, turn, aliases));
}

function placeFor({ id, kind, folder }: Renaming, subject: Head): string {
  const here = subject.path.split('/').slice(0, -1).join('/');
  const there = kind && !subject.isArea ? FOLDER_OF[kind] : (folder ?? here).replace(/^\/+|\/+$/g, '');
  const extension = subject.path.slice(subject.path.lastIndexOf('.'));
  return `${there}/${id ?? subject.id}${extension}`;
}

/** A kind that the front matter states goes before that of the folder. */
function editFront(text: string, { title, kind }: Renaming, aliases: readonly string[]): Result<string> {
  const said = sayingsOf(text);
  const changes: Record<string, FrontValue> = {
    ...(title === undefined ? {} : { title: title.replace(/\s+/g, ' ').trim() }),
    ...(kind !== undefined && said.ok && typeof said.value['kind'] === 'string' ? { kind } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
  };
  return Object.keys(changes).length === 0 ? succeed(text) : editFrontMatter(text, changes);
}

function headAt(path: string, text: string): Head {
  const bare = text.slice(splitBody(text).mark.length);
  const reading = readFile(path, bare, readOutline(bare));
  return reading.role === 'area' ? headOfArea(reading.area) : headOfEntry(reading.entry);
}

function keptNames(subject: Head, renamed: Head): string[] {
  if (!renamed.isArea) return [];
  const known = new Set([renamed.id, renamed.title, ...renamed.aliases].map(nameKey));
  return uniqueNames([subject.id, subject.title], (name) => name).filter((name) => !known.has(nameKey(name)));
}

function planOf(files: readonly RelinkFile[], texts: readonly string[], { subject, becomes }: Turn, aliases: readonly string[]): RelinkPlan {
  const changes: FileChange[] = [];
  const previews = files.flatMap(({ path, text: before }, i) => {
    const after = texts[i]!;
    const to = path === subject.path ? becomes.path : path;
    if (after === before && to === path) return [];
    if (to === path) changes.push({ path, before, after });
    else changes.push({ path, before, after: null }, { path: to, before: null, after });
    return [previewOf({ path, before, after }, to)];
  });
  return { changes, previews, notes: notesOn(subject, becomes, aliases) };
}

function notesOn(subject: Head, becomes: Head, aliases: readonly string[]): string[] {
  const notes = aliases.length > 0 ? [`It is still found as ${aliases.map((name) => `“${name}”`).join(' and ')}.`] : [];
  if (subject.isArea || becomes.isArea || subject.kind === becomes.kind) return notes;
  const said = ({ kind }: { kind: Kind }) => `${DEPTH_OF[kind]} and ${MINUTES_OF[kind]} min`;
  return [...notes, `Depth and time that it does not state are assumed as for a ${becomes.kind}: ${said(becomes)}, until now ${said(subject)}.`];
}

function missing(path: string): Problem {
  return { code: 'not-found', message: `There is no entry or area at ${path}.`, hint: 'It may have been moved or renamed just now.' };
}

function wrongFolder(path: string, { isArea }: Head): Problem {
  const what = isArea ? 'An area stays in areas/.' : `${path} would not be read as an entry.`;
  return { code: 'bad-choice', message: what, hint: `Entries live in ${Object.values(FOLDER_OF).join('/, ')}/.` };
}
