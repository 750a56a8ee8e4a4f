import { z } from 'zod';
import { diffWords } from '#app/core/edit/diff.ts';
import { readSubmission } from '#app/core/edit/submission.ts';
import { KINDS } from '#app/core/entry.ts';
import type { DraftOffer, SubjectKind } from '#app/core/form-view.ts';
import { hrefOf } from '#app/core/found.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import type { Draft } from '#app/adapters/drafts.server.ts';
import type { Desk } from './desk.server.ts';
import { wantedText } from '#app/core/edit/wanted-text.ts';

/** A draft in a list of all. */
export interface DraftLine {
  id: string;
  subject: string;
  at: number;
  /** The page that offers it. */
  href: string;
  title: string;
}

/** The verbs of what is not saved yet. */
export interface Drafting {
  keepDraft(id: string, source: string): Promise<Result<null>>;
  dropDraft(id: string): Promise<Result<null>>;
  /** Everything that was left unsaved, the latest first. */
  drafts(): Promise<DraftLine[]>;
}

const schema = z.object({ subject: z.string().min(1), values: z.record(z.string(), z.string()) });

export function createDrafting(desk: Desk, clock: () => number): Drafting {
  return {
    async keepDraft(id, source) {
      const parsed = schema.safeParse(parseJson(source));
      if (!parsed.success) return fail({ code: 'bad-choice', message: 'This is not a draft that Whetstone made.', hint: 'Nothing was kept of it: copy what you typed, and open the form again.' });
      return desk.drafts.keep({ id, at: clock(), ...parsed.data });
    },
    async dropDraft(id) {
      desk.drafts.drop(id);
      return succeed(null);
    },
    async drafts() {
      const { names } = await desk.vault();
      return desk.drafts.list().map((draft) => {
        const { id, subject, at, values } = draft;
        const found = names.resolvePath(placeOf(draft, names));
        const title = values['title']?.trim() || (found.state === 'found' ? found.target.title : 'Untitled');
        if (isJotted(draft)) return { id, subject, at, ...placeOfJottings(draft, names) };
        return { id, subject, at, title, href: found.state === 'found' ? `${hrefOf(found.target)}/edit` : `/new/${kindOf(draft)}` };
      });
    },
  };
}

/** Drafts go with a file that has another name from now on. */
export async function moveDrafts({ drafts }: Desk, from: string, to: string): Promise<void> {
  for (const draft of drafts.list(from)) await drafts.keep({ ...draft, subject: to, values: { ...draft.values, path: to } });
  for (const draft of drafts.list(`meeting:${from}`)) await drafts.keep({ ...draft, subject: `meeting:${to}` });
}

/** Drafts to go on with at one file or at one kind of new file, each with what it would change. */
export async function offerDrafts({ drafts, writer, vault }: Desk, place: string): Promise<DraftOffer[]> {
  const { names } = await vault();
  const offered = drafts.list().filter((draft) => placeOf(draft, names) === place);
  return offered.map((draft) => {
    const { id, at } = draft;
    const values = draft.subject === place ? draft.values : asNew(draft.values);
    const submission = readSubmission(values);
    const wanted = submission ? wantedText(submission) : null;
    const current = submission?.path ? writer.read(submission.path) : null;
    const now = current?.ok ? (current.value ?? '') : (submission?.base ?? '');
    const then = wanted && 'ok' in wanted && wanted.ok ? wanted.value : (values['body'] ?? values['whole'] ?? '');
    return { id, at, values, diff: diffWords(now, then) };
  });
}

/** What is jotted down in a meeting is no draft of its entry, and has a page of its own. */
function isJotted({ subject }: Draft): boolean {
  return subject.startsWith('meeting:');
}

function placeOfJottings({ subject }: Draft, names: Vault['names']): Pick<DraftLine, 'title' | 'href'> {
  const meeting = names.byPath.get(subject.slice('meeting:'.length));
  return { title: meeting?.title ?? subject, href: meeting ? `/meetings/${encodeURIComponent(meeting.id)}` : '/drafts' };
}

/** Where a draft can be gone on with: at its file, else, that file being gone, at something new of its kind. */
function placeOf(draft: Draft, names: Vault['names']): string {
  if (isJotted(draft)) return draft.subject;
  return names.byPath.get(draft.subject) ? draft.subject : `new:${kindOf(draft)}`;
}

function kindOf({ subject, values }: Draft): SubjectKind {
  const kinds: readonly SubjectKind[] = [...KINDS, 'area'];
  return kinds.find((kind) => subject === `new:${kind}`) ?? kinds.find((kind) => values['kind'] === kind) ?? 'note';
}

function asNew({ whole, ...values }: Draft['values']): Draft['values'] {
  return { ...values, path: '', body: values['body'] ?? whole ?? '' };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}
