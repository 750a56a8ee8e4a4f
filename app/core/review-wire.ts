import { formatDay, type Day } from './day.ts';
import type { EntryHead } from './heads.ts';
import type { ReviewedArea, ReviewView } from './review-view.ts';

export type WireReview = ReturnType<typeof wireReview>;

interface Question {
  path: string;
  line: number;
  words: string;
  since: Day | null;
}

/** What other programs are told of a review: days as YYYY-MM-DD, numbers in full. */
export function wireReview(review: ReviewView & { questions: readonly Question[]; questionCount: number; written: string | null }) {
  const { of, asOf, since, before, note, minutes } = review;
  return {
    ...{ of, asOf: formatDay(asOf), since: formatDay(since), before },
    note: { entry: note.id, file: note.path, written: review.written !== null },
    minutes,
    contacts: review.contacts.map(({ area, day, depth, minutes: spent, entry, estimated }) => ({ area, day: formatDay(day), depth, minutes: spent, entry, estimated })),
    weeks: review.weeks.map(({ monday, minutes: all, firstHand }) => ({ monday: formatDay(monday), minutes: all, firstHand })),
    staleNow: review.staleNow.map(wireArea),
    staleBefore: review.staleBefore.map(wireArea),
    staleSoon: review.staleSoon.map(wireArea),
    verdicts: review.verdicts.map(({ statement: { area, verdict, day, entry }, standing }) => ({ area, verdict, day: formatDay(day), entry, standing })),
    questions: review.questions.map(({ path, line, words, since: asked }) => ({ text: words, file: path, line, since: wireDay(asked) })),
    questionCount: review.questionCount,
    reading: review.reading.map(wireEntry),
    projects: review.projects.map(wireEntry),
  };
}

function wireArea({ area, F, staleOn, staleBand, staleSince, lastContact, notBefore }: ReviewedArea) {
  return { area, F, staleOn: wireDay(staleOn), staleBand: staleBand.map(wireDay), staleSince: wireDay(staleSince), lastContact: wireDay(lastContact), notBefore: wireDay(notBefore) };
}

function wireEntry({ id, path, title, status, lastDay }: EntryHead) {
  return { entry: id, file: path, title, status, lastDay: wireDay(lastDay) };
}

function wireDay(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
