import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { DEPTHS, type Depth } from '#app/core/depth.ts';
import { planHref } from '#app/core/plan-ask.ts';
import type { PlanPick } from '#app/core/plan-view.ts';
import { sayDepth } from '#app/core/plan-words.ts';
import { askOf, PLAN_FORM, type PlanState } from './plan-state.ts';

/** How deep a session is to go: followed at once where there is script, else a field of the plan's form. */
export function DepthField({ plan, pick }: { plan: PlanState; pick: PlanPick }) {
  const { area, title, depth, depthByHand } = pick;
  const navigate = useNavigate();
  // Holds until the plan that follows it is there.
  const [chosen, setChosen] = useState<{ in: PlanState; depth: Depth } | null>(null);
  const choose = (wanted: Depth) => {
    setChosen({ in: plan, depth: wanted });
    navigate(planHref({ ...askOf(plan), depths: { ...plan.depths, [area]: wanted } }), { replace: true, preventScrollReset: true });
  };
  return (
    <span className="depth-field">
      <label title={sayDepth(pick)}>
        <span className="hidden-visually">Depth for {title}</span>
        <select name={`depth.${area}`} form={PLAN_FORM} value={chosen?.in === plan ? chosen.depth : depth} onChange={(event) => choose(event.target.value as Depth)}>
          {DEPTHS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      {depthByHand ? ' by hand' : <input type="hidden" name={`was.depth.${area}`} form={PLAN_FORM} value={depth} />}
    </span>
  );
}
