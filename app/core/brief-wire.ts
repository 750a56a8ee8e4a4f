import type { Brief, BriefQuestion, BriefStanding, LastContact } from './brief-types.ts';
import { formatDay, type Day } from './day.ts';

/** A brief as other programs are told it: a contract. Days are `YYYY-MM-DD`, areas are ids. */
export function wireBrief({ asOf, vendor, minutes, areas, standing, conclusions, contradictions, refresh, questions, blindSpots, bankSize }: Brief) {
  return {
    asOf: formatDay(asOf),
    vendor,
    minutes,
    areas: areas.map(({ id }) => id),
    standing: standing.map(wireStanding),
    conclusions: conclusions.map((conclusion) => ({ ...conclusion, day: wireDay(conclusion.day) })),
    contradictions,
    refresh,
    questions: questions.map(wireQuestion),
    blindSpots,
    bankSize,
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

function wireQuestion({ open, previously, ...question }: BriefQuestion) {
  return { ...question, ...(open && { open }), ...(previously && { previously: { ...previously, date: wireDay(previously.day), day: wireDay(previously.day) } }) };
}

function wireDay(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
