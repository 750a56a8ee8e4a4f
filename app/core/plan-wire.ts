import { formatDay, type Day } from './day.ts';
import { quoteForShell } from './plan-log.ts';
import type { Step } from './plan-step.ts';
import type { PlanPick, PlanView } from './plan-view.ts';

export type WirePlan = ReturnType<typeof wirePlan>;

/** What other programs are told of a plan: days as YYYY-MM-DD, numbers in full. */
export function wirePlan({ asOf, budget, picks, utilityBefore, utilityAfter, leftOut }: Omit<PlanView, 'picks'> & { picks: readonly (PlanPick & { step: Step; log: string })[] }) {
  return {
    asOf: formatDay(asOf),
    budget,
    picks: picks.map(({ area, title, depth, minutes, gain, before, after, step, log }) => ({
      ...{ area, title, depth, minutes, gain },
      staleOnBefore: wireDay(before.staleOn),
      staleOnAfter: wireDay(after.staleOn),
      bandAfter: after.staleBand.map(wireDay),
      step: step.say,
      stepAt: step.at && { entry: step.at.id, file: step.at.path, line: step.at.line },
      log: `whet log ${quoteForShell(log)}`,
    })),
    utilityBefore,
    utilityAfter,
    leftOut: leftOut.map(({ area, why, until }) => ({ area, why, until: wireDay(until) })),
  };
}

function wireDay(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
