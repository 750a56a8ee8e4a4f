import { sayGain } from '#app/core/plan-words.ts';
import type { PlanView } from '#app/core/plan-view.ts';
import { sayMinutes } from '#app/core/words.ts';
import { isChanged } from './plan-state.ts';

/** What the plan comes to, and what the changes made to it cost. */
export function PlanFacts({ plan }: { plan: PlanView }) {
  const { budget, planned, utilityBefore, utilityAfter, utilityAtBest } = plan;
  const cost = utilityAtBest - utilityAfter;
  return (
    <div aria-live="polite" className="plan-facts">
      <p>
        <strong className="number">{sayMinutes(planned)}</strong>
        {planned !== budget && ` of ${sayMinutes(budget)}`} {planned > budget ? 'planned, more than the budget: what is pinned or set by hand stays in.' : 'planned.'} Utility{' '}
        <span className="number">{utilityBefore.toFixed(2)}</span> to <span className="number">{utilityAfter.toFixed(2)}</span>, <strong className="number">{sayGain(utilityAfter - utilityBefore)}</strong>.
      </p>
      {isChanged(plan) && (
        <p>
          {Math.abs(cost) < 0.005
            ? 'Your changes cost nothing: no other plan of this length adds more.'
            : cost > 0
              ? `Your changes cost ${cost.toFixed(2)}: the best plan of ${sayMinutes(budget)} adds ${sayGain(utilityAtBest - utilityBefore)}.`
              : `That is ${(-cost).toFixed(2)} more than the best plan of ${sayMinutes(budget)}, for more minutes or an area it would leave alone.`}
        </p>
      )}
    </div>
  );
}
