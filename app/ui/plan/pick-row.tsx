import { Link } from '@remix-run/react';
import { planHref } from '#app/core/plan-ask.ts';
import { sayChange, sayGain } from '#app/core/plan-words.ts';
import type { Step } from '#app/core/plan-step.ts';
import type { PlanPick } from '#app/core/plan-view.ts';
import { DepthField } from './depth-field.tsx';
import { GainMark } from './gain-mark.tsx';
import { MinutesField } from './minutes-field.tsx';
import { NotNow } from './not-now.tsx';
import { askOf, withoutArea, type PlanState } from './plan-state.ts';
import { whyHref } from '../why/why-href.ts';
import { StepLine } from './step-line.tsx';

type Pick = PlanPick & { step: Step; log: string };

/** One area of the plan: how long, what it changes, what to do, and what else could be said of it. */
export function PickRow({ pick, plan }: { pick: Pick; plan: PlanState }) {
  const { area, title, minutes, byHand, depthByHand, step, log } = pick;
  const without = withoutArea(plan, area);
  return (
    <li data-area={area}>
      <div className="pick-head">
        <h3>
          <Link to={`/areas/${encodeURIComponent(area)}`}>{title}</Link>
          {pick.pinned && <span className="small soft"> pinned</span>}
        </h3>
        <MinutesField plan={plan} area={area} title={title} minutes={minutes} byHand={byHand} />
      </div>
      <StepLine step={step} />
      <p className="small soft pick-change">
        <GainMark before={pick.before} after={pick.after} />
        <span>
          <span className="number" title="What it adds to the utility of the plan">
            {sayGain(pick.gain)}
          </span>
          {' · '}
          <DepthField plan={plan} pick={pick} />
          {' · '}
          {sayChange(pick, plan.asOf)} <Link to={whyHref(area, plan.asOf, plan.today)}>Why<span className="hidden-visually">: {title}</span></Link>
        </span>
      </p>
      <div className="pick-actions small">
        <Link to={`/log?text=${encodeURIComponent(log)}`} className="button">
          Log it<span className="hidden-visually">: {title}</span>
        </Link>
        <PlanLink to={planHref(pick.pinned ? { ...askOf(plan), pins: without.pins } : { ...askOf(plan), pins: [...plan.pins, area] })} label={pick.pinned ? 'Unpin' : 'Pin'} title={title} />
        {(byHand || depthByHand) && <PlanLink to={planHref({ ...askOf(plan), minutes: without.minutes, depths: without.depths })} label="Let the plan decide" title={title} />}
        <PlanLink to={planHref({ ...without, drops: [...without.drops, area] })} label="Leave out" title={title} />
        <NotNow area={area} title={title} asOf={plan.asOf} />
      </div>
    </li>
  );
}

/** Another plan, where this one stands on the page. */
export function PlanLink({ to, label, title }: { to: string; label: string; title: string }) {
  return (
    <Link to={to} preventScrollReset>
      {label}
      <span className="hidden-visually">: {title}</span>
    </Link>
  );
}
