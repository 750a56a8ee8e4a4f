import { z } from 'zod';
import { diffWords } from '#app/core/edit/diff.ts';
import { readSubmission } from '#app/core/edit/submission.ts';
import type { DraftOffer } from '#app/core/form-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
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
      if (!parsed.success) return fail({ code: 'bad-choice', message: 'This is not a draft that Whetstone made.', hint: 'Nothing was kept of it.' });
      return desk.drafts.keep({ id, at: clock(), ...parsed.data });
    },
    async dropDraft(id) {
      desk.drafts.drop(id);
      return succeed(null);
    },
    async drafts() {
      const { names } = await desk.vault();
      return desk.drafts.list().map((draft) => {
        const found = names.resolvePath(draft.subject);
        const title = draft.values['title']?.trim() || (found.state === 'found' ? found.target.title : 'Untitled');
        return { id: draft.id, subject: draft.subject, at: draft.at, title, href: hrefOfDraft(draft, found.state === 'found' ? found.target : null) };
      });
    },
  };
}

/** Drafts of one file or one kind of new file, each with what it would change. */
export async function offerDrafts({ drafts, writer }: Desk, subject: string): Promise<DraftOffer[]> {
  return drafts.list(subject).map(({ id, at, values }) => {
    const submission = readSubmission(values);
    const wanted = submission ? wantedText(submission) : null;
    const current = submission?.path ? writer.read(submission.path) : null;
    const now = current?.ok ? (current.value ?? '') : (submission?.base ?? '');
    const then = wanted && 'ok' in wanted && wanted.ok ? wanted.value : (values['body'] ?? values['whole'] ?? '');
    return { id, at, values, diff: diffWords(now, then) };
  });
}

function hrefOfDraft({ subject }: Draft, head: { id: string; isArea: boolean } | null): string {
  if (subject.startsWith('new:')) return `/new/${encodeURIComponent(subject.slice('new:'.length))}`;
  return head ? `/${head.isArea ? 'areas' : 'entries'}/${encodeURIComponent(head.id)}/edit` : `/drafts`;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}
