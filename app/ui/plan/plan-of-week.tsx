import { Link } from '@remix-run/react';
import { planHref } from '#app/core/plan-ask.ts';
import type { Step } from '#app/core/plan-step.ts';
import type { PlanPick, PlanView } from '#app/core/plan-view.ts';
import { SLOT } from '#app/core/planner.ts';
import { sayNoPicks } from '#app/core/plan-words.ts';
import { sayMinutes } from '#app/core/words.ts';
import { StepLine } from './step-line.tsx';

const SHOWN = 3;

type Plan = Omit<PlanView, 'picks'> & { picks: (PlanPick & { step: Step; log: string })[] };

/** The first picks of what is left of this week's minutes, or of a week's once they are spent. */
export function PlanOfWeek({ plan }: { plan: Plan }) {
  const { budget, picks, week } = plan;
  const isSpent = week.meant - week.spent < SLOT;
  return (
    <section>
      <h2>This week’s plan</h2>
      {isSpent && (
        <p className="soft small">
          The {sayMinutes(week.meant)} of this week are spent: {sayMinutes(week.spent)} since Monday. The next would go here.
        </p>
      )}
      {picks.length === 0 && <p className="soft">{sayNoPicks(plan)}</p>}
      <ul className="plain area-list">
        {picks.slice(0, SHOWN).map(({ area, title, depth, minutes, step, log }) => (
          <li key={area}>
            <Link to={`/areas/${encodeURIComponent(area)}`}>{title}</Link>
            <span>
              <span className="soft small">
                {depth}, {sayMinutes(minutes)}
              </span>{' '}
              <Link to={`/log?text=${encodeURIComponent(log)}`} className="small">
                Log it<span className="hidden-visually">: {title}</span>
              </Link>
            </span>
            <div className="small">
              <StepLine step={step} />
            </div>
          </li>
        ))}
      </ul>
      <p className="small">
        <Link to={planHref({ budget, pins: [], drops: [], minutes: {}, depths: {} })}>{isSpent ? 'The whole plan' : `The plan of the ${sayMinutes(budget)} that are left`}</Link>
        {' · '}
        <Link to="/review">Review the week</Link>
      </p>
    </section>
  );
}
