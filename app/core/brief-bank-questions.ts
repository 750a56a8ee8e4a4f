import { fitterOf, type Fit } from './area-categories.ts';
import { placeOf } from './brief-standing.ts';
import { pointsOfGap, POINTS_OF_FIT, scored, type ScorePart } from './brief-score.ts';
import type { BriefEvidence, BriefPieces, BriefQuestion, BriefStanding } from './brief-types.ts';
import type { BankQuestion } from './question-bank.ts';
import { sayGap } from './question-gaps.ts';

/** Questions of the bank that fit an area, each asked for the area where it scores most. */
export function bankQuestions({ vault, bank }: BriefPieces, standing: readonly BriefStanding[]): BriefQuestion[] {
  const areas = standing.map((area) => {
    const { area: known, quadrant } = vault.byArea.get(area.area)!;
    return { area, fits: fitterOf(known, vault.config.quadrants[quadrant]!) };
  });
  return bank.flatMap((question): BriefQuestion[] => {
    const asked = areas.flatMap(({ area, fits }) => {
      const fit = fits(question.applies);
      return fit ? [askFor(question, area, fit)] : [];
    });
    const [best] = asked.sort((a, b) => b.score - a.score || (a.area < b.area ? -1 : 1));
    if (!best) return [];
    const { area: _, ...chosen } = best;
    return [chosen];
  });
}

function askFor({ text, theme, goodAnswer, dodge, why, gap }: BankQuestion, { area, title, gaps, freshness, ...last }: BriefStanding, fit: Fit): BriefQuestion & { area: string } {
  const open = gap !== null && gaps.includes(gap) ? gap : null;
  const parts: ScorePart[] = [{ points: POINTS_OF_FIT[fit], because: { area: `It is about ${title}.`, group: `It is about things like ${title}.`, any: 'It fits any area.' }[fit] }];
  if (open) parts.push({ points: pointsOfGap(open, freshness.F), because: sayGap(open, title) });
  return {
    ...{ area, text, theme, goodAnswer, dodge, source: open ? 'gap' : 'bank', gap: open, open: null },
    ...scored(parts),
    why: open ? `${sayGap(open, title)} ${why}`.trim() : why,
    evidence: open ? evidenceOf(last) : [],
  };
}

/** The line that shows how far contact goes, so that the gap can be seen beyond it. */
function evidenceOf({ firstHand, secondHand, verdict }: Pick<BriefStanding, 'firstHand' | 'secondHand' | 'verdict'>): BriefEvidence[] {
  const last = firstHand ?? secondHand ?? verdict?.statement;
  return last ? [placeOf(last)] : [];
}
