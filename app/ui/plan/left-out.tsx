import { Link } from '@remix-run/react';
import { planHref } from '#app/core/plan-ask.ts';
import type { LeftOut } from '#app/core/plan-view.ts';
import { sayLeftOut } from '#app/core/plan-words.ts';
import { TakeBack } from './not-now.tsx';
import { PlanLink } from './pick-row.tsx';
import { askOf, withoutArea, type PlanState } from './plan-state.ts';

/** What the plan leaves alone, until when, and the way back. */
export function LeftOutList({ plan, leftOut }: { plan: PlanState; leftOut: LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <section>
      <h2>Left alone</h2>
      <ul className="plain left-out">
        {leftOut.map((left) => (
          <li key={left.area} data-area={left.area}>
            <span>
              <Link to={`/areas/${encodeURIComponent(left.area)}`}>{left.title}</Link> <span className="soft small">{sayLeftOut(left)}</span>
            </span>
            <span className="small">
              <WayBack left={left} plan={plan} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WayBack({ left: { area, title, why }, plan }: { left: LeftOut; plan: PlanState }) {
  if (why === 'not-before') return <TakeBack area={area} title={title} />;
  if (why === 'dropped') return <PlanLink to={planHref(withoutArea(plan, area))} label="Put back" title={title} />;
  return <PlanLink to={planHref({ ...askOf(plan), pins: [...plan.pins, area] })} label="Plan it anyway" title={title} />;
}
