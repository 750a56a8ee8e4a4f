import type { Config } from '#app/core/config.ts';
import { formatDay } from '#app/core/day.ts';
import { formOf } from '#app/core/edit/form.ts';
import { mergeTexts, resolveHunks } from '#app/core/edit/merge.ts';
import { encodeText, readSubmission, type Submission } from '#app/core/edit/submission.ts';
import { freshId, saysNothing, startFrom } from '#app/core/edit/templates.ts';
import { splitBody } from '#app/core/edit/body.ts';
import { FOLDER_OF, KINDS } from '#app/core/entry.ts';
import { roleOf } from '#app/core/read-file.ts';
import { readSubject } from '#app/adapters/index-rows.server.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';
import type { FormPage, FormReading, SaveOutcome, SubjectKind } from '#app/core/form-view.ts';
import { hrefOf } from '#app/core/found.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import type { Desk, Plan } from './desk.server.ts';
import { offerDrafts } from './drafting.server.ts';
import { wantedText } from '#app/core/edit/wanted-text.ts';
import { readSubmitted } from './form-reading.server.ts';
import { findSubject, type Subject } from './subject.server.ts';

/** The verbs of the long form. */
export interface Writing {
  /** A form for something new, begun from the vault's own template. */
  newForm(ask: { kind: string; title?: string | null; area?: string | null }): Promise<Result<FormPage>>;
  editForm(subject: Subject): Promise<Result<FormPage>>;
  /** How what is in a form will read, and what is wrong with it. */
  readForm(values: Readonly<Record<string, string>>): Promise<Result<FormReading>>;
  /** Writes what a form holds, put together with whatever has changed in the file since. */
  save(values: Readonly<Record<string, string>>): Promise<Result<SaveOutcome>>;
}

export function createWriting(desk: Desk): Writing {
  return {
    newForm: (ask) => newForm(desk, ask),
    editForm: (subject) => editForm(desk, subject),
    async readForm(values) {
      const submission = readSubmission(values);
      return submission ? succeed(await readSubmitted(desk, submission)) : fail(NO_FORM);
    },
    save: (values) => save(desk, values),
  };
}

/** Where the vault has no template. */
const BARE_ENTRY = '---\ntitle:\ndate:\nareas: []\n---\n';
const BARE_AREA = '---\ntitle:\nquadrant:\n---\n';

async function newForm(desk: Desk, { kind, title = null, area = null }: { kind: string; title?: string | null; area?: string | null }): Promise<Result<FormPage>> {
  if (!isSubjectKind(kind)) return fail(noKind(kind));
  const template = desk.writer.read(`templates/${kind}.md`);
  const source = (template.ok ? template.value : null) ?? (kind === 'area' ? BARE_AREA : BARE_ENTRY);
  const text = startFrom(source, { title, date: kind === 'area' ? null : formatDay(await desk.today()), areas: area === null ? [] : [area] });
  return succeed({ ...showForm(kind, null, text, (await desk.vault()).config), href: null, title: title ?? '', drafts: await offerDrafts(desk, `new:${kind}`) });
}

async function editForm(desk: Desk, subject: Subject): Promise<Result<FormPage>> {
  const found = await findSubject(desk, subject);
  if (!found.ok) return found;
  const { kind, path, href, title } = found.value;
  const text = desk.writer.read(path);
  if (!text.ok) return text;
  if (text.value === null) return fail(gone(path));
  return succeed({ ...showForm(kind, path, text.value, (await desk.vault()).config), href, title, drafts: await offerDrafts(desk, path) });
}

function showForm(kind: SubjectKind, path: string | null, text: string, { quadrants }: Config): Pick<FormPage, 'kind' | 'path' | 'form' | 'why' | 'body' | 'base'> {
  const form = formOf(kind, text, quadrants);
  const body = form.ok ? splitBody(text).body : text;
  return { kind, path, form: form.ok ? form.value : null, why: form.ok ? null : form.problem.message, body: body.replace(/\r\n?/g, '\n'), base: encodeText(text) };
}

async function save(desk: Desk, values: Readonly<Record<string, string>>): Promise<Result<SaveOutcome>> {
  const submission = readSubmission(values);
  if (!submission) return fail(NO_FORM);
  const wanted = wantedText(submission);
  if ('state' in wanted) return succeed(wanted);
  if (!wanted.ok) return wanted;
  const { path, kind, base } = submission;
  if (path === null && saysNothing(wanted.value, base)) return fail(NOTHING_SAID);
  if (path !== null && roleOf(path) !== (kind === 'area' ? 'area' : 'entry')) return fail(noSubject(path, kind));
  const saved = await desk.write(async (read) => (path === null ? planNew(desk, submission, wanted.value, read) : planEdit(path, read(path), submission, wanted.value)));
  if (!saved.ok || saved.value.state !== 'saved') return saved;
  if (submission.draft) desk.drafts.drop(submission.draft);
  return succeed({ ...saved.value, href: await hrefAt(desk, saved.value.path) });
}

async function planNew(desk: Desk, { kind }: Submission, text: string, read: ReadText): Promise<Result<Plan<SaveOutcome>>> {
  const folder = kind === 'area' ? 'areas' : FOLDER_OF[kind];
  const day = formatDay(await desk.today());
  const reading = readSubject(`${folder}/${day}.md`, text);
  const { title } = reading.role === 'area' ? reading.area : reading.entry;
  const first = freshId(title, day, []);
  const there = read(`${folder}/${first}.md`);
  // The same once more is a save whose answer was lost on its way.
  if (there.ok && there.value === text) return succeed({ changes: [], value: { state: 'saved', id: first, path: `${folder}/${first}.md`, href: '', changed: false, merged: false }, message: '' });
  const fresh = await freshPlace(desk, folder, read, (taken) => freshId(title, day, taken));
  if (!fresh.ok) return fresh;
  const { id, path } = fresh.value;
  if (kind === 'area' && (await desk.vault()).names.resolveArea(title).state !== 'missing') return fail(takenTitle(title));
  return succeed({ changes: [{ path, before: null, after: text }], value: { state: 'saved', id, path, href: '', changed: true, merged: false }, message: `Add ${title}` });
}

/** A place that no file has, and an id that nothing goes by. */
async function freshPlace(desk: Desk, folder: string, read: ReadText, nameBeside: (taken: readonly string[]) => string): Promise<Result<{ id: string; path: string }>> {
  const passed: string[] = [];
  for (;;) {
    const { areas, entries } = await desk.vault();
    const id = nameBeside([...[...areas, ...entries].map((known) => known.id), ...passed]);
    const path = `${folder}/${id}.md`;
    const there = read(path);
    if (!there.ok) return there;
    if (there.value === null) return succeed({ id, path });
    // What another process has just written, the index may not have heard of.
    if (passed.length === 0) await desk.index.sync();
    passed.push(id);
  }
}

function planEdit(path: string, current: Result<string | null>, { base, resolved }: Submission, wanted: string): Result<Plan<SaveOutcome>> {
  if (!current.ok) return current;
  if (current.value === null) return fail(gone(path));
  const chosen = resolved ? choose(base, wanted, resolved) : null;
  const [from, ours] = chosen ? [resolved!.theirs, chosen] : [base, wanted];
  const chosenFor = mergeTexts({ base: from, ours, theirs: current.value });
  // Where it clashes again, the choices that come back are told apart by the hunks of the whole.
  const merged = chosen !== null && chosenFor.state === 'clash' ? mergeTexts({ base, ours: wanted, theirs: current.value }) : chosenFor;
  const title = idIn(path);
  if (merged.state === 'clash') return succeed({ changes: [], value: { state: 'clash', path, title, hunks: merged.hunks, token: encodeText(current.value) }, message: '' });
  const value: SaveOutcome = { state: 'saved', id: title, path, href: '', changed: merged.text !== current.value, merged: merged.text !== ours };
  return succeed({ changes: [{ path, before: current.value, after: merged.text }], value, message: `Edit ${title}` });
}

/** What was chosen for the lines that clashed, on top of what did not. */
function choose(base: string, ours: string, { theirs, choices }: NonNullable<Submission['resolved']>): string {
  const merged = mergeTexts({ base, ours, theirs });
  return merged.state === 'clean' ? merged.text : resolveHunks(merged.hunks, choices);
}

async function hrefAt(desk: Desk, path: string): Promise<string> {
  const found = (await desk.vault()).names.resolvePath(path);
  return found.state === 'found' ? hrefOf(found.target) : '/problems';
}

function idIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

function isSubjectKind(kind: string): kind is SubjectKind {
  return kind === 'area' || (KINDS as readonly string[]).includes(kind);
}

const NO_FORM: Problem = { code: 'bad-choice', message: 'This is not what a form of Whetstone sends, so nothing was saved.', hint: 'Open the page again; what you typed is offered there as a draft.' };

const NOTHING_SAID: Problem = { code: 'empty', message: 'There is neither a title nor any text of your own yet, so nothing was saved.', hint: 'Write one of the two; all that you filled in is still here.' };

function noKind(kind: string): Problem {
  return { code: 'not-found', message: `There is no kind of entry “${kind.slice(0, 40)}”.`, hint: `Choose ${[...KINDS, 'area'].join(', ')}.` };
}

function noSubject(path: string, kind: SubjectKind): Problem {
  return { code: 'bad-name', message: `“${path.slice(0, 120)}” is no ${kind === 'area' ? 'area' : 'entry'} of this vault, so nothing was saved.`, hint: 'A form writes the entry or area it was opened for; other files of the vault are edited as text.' };
}

function gone(path: string): Problem {
  return { code: 'changed', message: `${path} is no longer there: it was moved or deleted while you were writing.`, hint: 'What you typed is kept as a draft: the page /drafts offers it as something new.' };
}

function takenTitle(title: string): Problem {
  return { code: 'taken', message: `There is an area that goes by “${title}” already.`, hint: 'Edit that one, or choose another title.' };
}
