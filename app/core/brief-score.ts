import type { Fit } from './area-categories.ts';
import type { BriefQuestion } from './brief-types.ts';
import { WORTH_OF_GAP, type Gap } from './question-gaps.ts';

/**
 * How a question scores, part by part, each with its reason: our judgement.
 *   out of one's own notes   5, +3 for this very meeting, +2 in talks with the same vendor, +2·2^(−age in years),
 *                            −3 in an entry about other things too, where it names none of the areas
 *   out of the bank          3 where it names one of the areas, 2 for a group it is in, 0.5 for any
 *   gap that is open         its worth (WORTH_OF_GAP) · (1 + (1 − F)/2): duller areas first
 *   answered before          −3·2^(−age of the answer in years)
 */
export const POINTS = { own: 5, thisMeeting: 3, sameVendor: 2, recent: 2, aside: -3, answered: -3 } as const;
export const POINTS_OF_FIT: Record<Fit, number> = { area: 3, group: 2, any: 0.5 };
const YEAR = 365.25;

export type ScorePart = BriefQuestion['parts'][number];

/** What an open gap adds, in an area of freshness F. */
export function pointsOfGap(gap: Gap, F: number): number {
  return WORTH_OF_GAP[gap] * (1 + (1 - F) / 2);
}

/** Points that halve each year, `days` on. */
export function fade(points: number, days: number): number {
  return points * 2 ** (-Math.max(0, days) / YEAR);
}

/** Parts, and the score they add up to. */
export function scored(parts: readonly ScorePart[]): Pick<BriefQuestion, 'score' | 'parts'> {
  return { parts: [...parts], score: Math.round(parts.reduce((sum, { points }) => sum + points, 0) * 100) / 100 };
}
