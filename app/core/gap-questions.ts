import { pointsOfGap, scored } from './brief-score.ts';
import { placeOf } from './brief-standing.ts';
import type { BriefQuestion, BriefStanding } from './brief-types.ts';
import { sayGap, type Gap } from './question-gaps.ts';
import { sayDay } from './words.ts';

type Asked = Pick<BriefQuestion, 'text' | 'theme' | 'goodAnswer' | 'dodge'>;

/** The questions that a gap alone gives rise to, so that a vault without a bank has them too. */
const QUESTION_OF: Partial<Record<Gap, (standing: BriefStanding) => Asked | null>> = {
  'verdict-outlived': ({ title, verdict }) =>
    verdict && {
      text: `What has changed in ${title} since ${sayDay(verdict.statement.day)} that would alter a verdict of ${verdict.statement.verdict}?`,
      theme: 'Roadmap and drift',
      goodAnswer: 'Names one or two changes with their dates, says which of them would matter here, and one thing that became worse.',
      dodge: 'A list of everything that is new, with nothing that was taken away.',
    },
  'never-operated': ({ title }) => ({
    text: `What does a bad week of running ${title} look like, hour by hour?`,
    theme: 'Operations and on-call',
    goodAnswer: 'A particular week: what was seen first, who did what, how long it took, and what was changed afterwards.',
    dodge: 'It runs itself.',
  }),
  'no-exit-story': ({ title }) => ({
    text: `If we had to leave ${title} within a quarter, what would we take along, and in which form?`,
    theme: 'Data ownership and exit',
    goodAnswer: 'A list of what can be taken, its format, who else reads it, and how long it took the last one who left.',
    dodge: 'Nobody leaves, or: it is all your data.',
  }),
  'no-failure-story': ({ title }) => ({
    text: `How did ${title} fail the last time that customers noticed?`,
    theme: 'Reliability and recovery',
    goodAnswer: 'A date, a duration, the cause one level below the symptom, and what was done so that it does not come back.',
    dodge: 'A percentage with nines in it.',
  }),
};

/** One question for each open gap of each area, scored by the worth of the gap alone. */
export function gapQuestions(standing: readonly BriefStanding[]): BriefQuestion[] {
  return standing.flatMap((area) =>
    area.gaps.flatMap((gap): BriefQuestion[] => {
      const asked = QUESTION_OF[gap]?.(area);
      const last = gap === 'verdict-outlived' ? area.verdict?.statement : (area.firstHand ?? area.secondHand);
      if (!asked) return [];
      const why = sayGap(gap, area.title);
      return [{ ...asked, source: 'gap', gap, why, ...scored([{ points: pointsOfGap(gap, area.freshness.F), because: why }]), open: null, evidence: last ? [placeOf(last)] : [] }];
    }),
  );
}
