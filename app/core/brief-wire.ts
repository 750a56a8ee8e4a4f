import type { Brief, BriefQuestion, BriefStanding, LastContact } from './brief-types.ts';
import { formatDay, type Day } from './day.ts';

/** A brief as other programs are told it: a contract, with nothing in it besides. Days are `YYYY-MM-DD`, areas are ids. */
export function wireBrief({ asOf, areas, standing, conclusions, contradictions, refresh, questions, blindSpots }: Brief) {
  return {
    asOf: formatDay(asOf),
    areas: areas.map(({ id }) => id),
    standing: standing.map(wireStanding),
    conclusions: [...contradictions, ...conclusions.map((conclusion) => ({ kind: 'lesson' as const, ...conclusion, day: wireDay(conclusion.day) }))],
    refresh,
    questions: questions.map(wireQuestion),
    blindSpots,
  };
}

function wireStanding({ area, title, freshness, firstHand, secondHand, verdict, gaps, sentences, evidence }: BriefStanding) {
  return {
    ...{ area, title },
    freshness: { ...freshness, staleOn: wireDay(freshness.staleOn), staleBand: freshness.staleBand.map(wireDay), staleSince: wireDay(freshness.staleSince) },
    firstHand: firstHand && wireContact(firstHand),
    secondHand: secondHand && wireContact(secondHand),
    verdict: verdict && { verdict: verdict.statement.verdict, day: formatDay(verdict.statement.day), standing: verdict.standing, outlived: verdict.standing === 'outlived', entry: verdict.statement.entry, line: verdict.statement.line },
    ...{ gaps, sentences, evidence },
  };
}

function wireContact(contact: LastContact) {
  return { ...contact, day: formatDay(contact.day) };
}

function wireQuestion({ text, theme, why, goodAnswer, dodge, source, score, previously, evidence }: BriefQuestion) {
  return { ...{ text, theme, why, goodAnswer, dodge, source, score }, ...(previously && { previously: wireAnswer(previously) }), evidence };
}

function wireAnswer({ answer, day, entry, title, line }: NonNullable<BriefQuestion['previously']>) {
  return { answer, date: wireDay(day), entry, title, line };
}

function wireDay(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
