import { Link } from '@remix-run/react';
import { planHref } from '#app/core/plan-ask.ts';
import type { Step } from '#app/core/plan-step.ts';
import type { PlanPick, PlanView } from '#app/core/plan-view.ts';
import { SLOT } from '#app/core/planner.ts';
import { sayMinutes } from '#app/core/words.ts';
import { StepLine } from './step-line.tsx';

const SHOWN = 3;

type Plan = Omit<PlanView, 'picks'> & { picks: (PlanPick & { step: Step; log: string })[] };

/** The first picks of what is left of this week's minutes. */
export function PlanOfWeek({ plan: { budget, picks, week } }: { plan: Plan }) {
  const isSpent = budget < SLOT;
  return (
    <section>
      <h2>This week’s plan</h2>
      {isSpent ? (
        <p className="soft">
          {sayMinutes(week.spent)} since Monday, of the {sayMinutes(week.meant)} you mean to spend: this week’s minutes are spent. <Link to="/plan">Plan some more</Link>
        </p>
      ) : (
        <>
          <ul className="plain area-list">
            {picks.slice(0, SHOWN).map(({ area, title, depth, minutes, step, log }) => (
              <li key={area}>
                <Link to={`/areas/${encodeURIComponent(area)}`}>{title}</Link>
                <span className="small">
                  <span className="soft">
                    {depth}, {sayMinutes(minutes)}
                  </span>{' '}
                  <Link to={`/log?text=${encodeURIComponent(log)}`}>
                    Log it<span className="hidden-visually">: {title}</span>
                  </Link>
                </span>
                <StepLine step={step} />
              </li>
            ))}
          </ul>
          {picks.length === 0 && <p className="soft">There is nothing to gain: every area is at its target, or left alone.</p>}
          <p className="small">
            <Link to={planHref({ budget, pins: [], drops: [], minutes: {} })}>Plan the {sayMinutes(budget)} that are left</Link>
          </p>
        </>
      )}
    </section>
  );
}
