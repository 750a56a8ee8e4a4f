import { askDay } from '#app/core/ask.ts';
import type { Day } from '#app/core/day.ts';
import { VERDICTS, type Verdict } from '#app/core/entry.ts';
import { titlesOf } from '#app/core/find-names.ts';
import { hrefOf, type FoundQuestion } from '#app/core/found.ts';
import { stripInline } from '#app/core/markdown/strip-inline.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { writeReview, wordsOf } from '#app/core/review-note.ts';
import { describeReview, REVIEW_SPANS, type ReviewSpan, type ReviewView } from '#app/core/review-view.ts';
import type { Vault } from '#app/core/vault.ts';
import type { Desk } from './desk.server.ts';
import { foundQuestions } from './pieces.server.ts';

/** An open question, its words alone, and the day its entry was first dated; null where it has no date. */
export type AgedQuestion = FoundQuestion & { words: string; since: Day | null };

export interface ReviewPage extends ReviewView {
  today: Day;
  /** The oldest first; `questionCount` of all. */
  questions: AgedQuestion[];
  questionCount: number;
  /** What the note of this review says already; null while there is none. */
  written: string | null;
}

export interface ReviewAsk {
  of?: string | null;
  asOf?: string | null;
}

/** The verbs of looking back. */
export interface Reviewing {
  review(ask: ReviewAsk): Promise<Result<ReviewPage>>;
  /** Writes the note of the review of today, or adds to it. `verdicts` by area id. */
  keepReview(ask: { of?: string | null; decided?: string; next?: string; verdicts?: Readonly<Record<string, string>> }): Promise<Result<{ id: string; path: string; href: string; changed: boolean }>>;
}

const QUESTIONS: Record<ReviewSpan, number> = { week: 8, quarter: 24 };

export function createReviewing(desk: Desk): Reviewing {
  return {
    async review({ of, asOf }) {
      const span = askSpan(of);
      if (!span.ok) return span;
      const [vault, today] = [await desk.vault(), await desk.today()];
      const day = askDay(asOf, today);
      if (!day.ok) return day;
      const view = describeReview(vault, span.value, day.value);
      const aged = await openQuestions(desk, vault, day.value);
      const shown = aged.slice(0, QUESTIONS[span.value]);
      const found = await foundQuestions(desk, shown);
      const text = await desk.index.text(view.note.path);
      const questions = found.map((question, i) => ({ ...question, words: stripInline(shown[i]!.text, titlesOf(vault)), since: shown[i]!.since }));
      return succeed({ ...view, today, questions, questionCount: aged.length, written: text === null ? null : wordsOf(text) });
    },
    async keepReview({ of, decided = '', next = '', verdicts = {} }) {
      const span = askSpan(of);
      if (!span.ok) return span;
      const stated = readVerdicts(verdicts);
      return desk.write(async (read) => {
        const vault = await desk.vault();
        const unknown = Object.keys(stated).find((area) => !vault.byArea.has(area));
        if (unknown !== undefined) return fail({ code: 'not-found', message: `There is no area “${unknown.slice(0, 60)}” in this vault.`, hint: 'Nothing was written; open the review again.' });
        const view = describeReview(vault, span.value, await desk.today());
        const { id, path, title } = view.note;
        const before = read(path);
        if (!before.ok) return before;
        const after = writeReview(view, { decided, next, verdicts: stated }, before.value);
        if (!after.ok) return after;
        const value = { id, path, href: hrefOf({ id, isArea: false }), changed: after.value !== before.value };
        return succeed({ changes: [{ path, before: before.value, after: after.value }], value, message: title });
      });
    },
  };
}

function askSpan(of: string | null | undefined): Result<ReviewSpan> {
  const span = (of?.trim() || 'week') as ReviewSpan;
  if (REVIEW_SPANS.includes(span)) return succeed(span);
  return fail({ code: 'bad-choice', message: `There is no review of a “${span.slice(0, 40)}”.`, hint: `Choose ${REVIEW_SPANS.join(' or ')}.` });
}

function readVerdicts(verdicts: Readonly<Record<string, string>>): Record<string, Verdict> {
  return Object.fromEntries(Object.entries(verdicts).filter((entry): entry is [string, Verdict] => (VERDICTS as readonly string[]).includes(entry[1])));
}

/** Open questions by the day their entry was first dated, the oldest first and the undated last. */
async function openQuestions({ index }: Desk, { entries }: Vault, asOf: Day) {
  const days = new Map(entries.map(({ path, day, lastDay }) => [path, day ?? lastDay]));
  const aged = (await index.questions({ answered: false })).map((question) => ({ ...question, since: days.get(question.file) ?? null }));
  return aged.filter(({ since }) => since === null || since <= asOf).sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
