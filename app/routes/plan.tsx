import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { planHref, tidyAsk } from '#app/core/plan-ask.ts';
import { sayNoPicks } from '#app/core/plan-words.ts';
import { SLOT } from '#app/core/planner.ts';
import { count, sayDay, sayMinutes } from '#app/core/words.ts';
import { StepTo, useLack } from '#app/ui/first-step.tsx';
import { readForm } from '#app/ui/form-values.ts';
import { orThrow } from '#app/ui/or-throw.ts';
import { LeftOutList } from '#app/ui/plan/left-out.tsx';
import { PickRow } from '#app/ui/plan/pick-row.tsx';
import { PlanFacts } from '#app/ui/plan/plan-facts.tsx';
import { askOf, isChanged, PLAN_FORM } from '#app/ui/plan/plan-state.ts';
import { putOffOutcome } from '#app/ui/plan/put-off.ts';

export const meta: MetaFunction = () => [{ title: 'Plan · Whetstone' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const tidied = tidyAsk(searchParams);
  if (tidied) throw redirect(`/plan?${new URLSearchParams(tidied).toString()}`);
  const plan = orThrow(await context.library.plan(searchParams));
  return { ...plan, today: (await context.library.about()).today };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const outcome = putOffOutcome(await readForm(request), (area, until) => context.library.putOff(area, until));
  const { said, ok } = await outcome;
  return data({ said, ok }, { status: ok ? 200 : 400 });
}

export default function Plan() {
  const plan = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const { asOf, budget, week, picks } = plan;
  const lack = useLack();
  const left = Math.max(0, Math.round(week.meant - week.spent));
  return (
    <div className="wide plan">
      <header className="page-head">
        <h1>This week’s plan</h1>
        <p className="soft">
          On {sayDay(asOf)}. Since Monday you spent {sayMinutes(week.spent)} of the {sayMinutes(week.meant)} a week you mean to.{' '}
          {left >= SLOT && left !== budget && <Link to={planHref({ ...askOf(plan), budget: left })}>Plan the {sayMinutes(left)} that are left</Link>}{' '}
          <Link to="/review">Review the week</Link>
        </p>
        <Form action="/plan" method="get" className="ask" id={PLAN_FORM}>
          <label>
            Minutes <input type="number" name="minutes" defaultValue={budget} key={budget} min={0} max={10080} step="any" required />
          </label>
          <label>
            Pin{' '}
            <select name="pin" defaultValue="" key={plan.pins.join()}>
              <option value="">an area…</option>
              {plan.others.map(({ area, title }) => (
                <option key={area} value={area}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <input type="hidden" name="was.pin" value="" />
          {plan.pins.map((area) => (
            <input key={area} type="hidden" name="pin" value={area} />
          ))}
          {plan.drops.map((area) => (
            <input key={area} type="hidden" name="drop" value={area} />
          ))}
          {askOf(plan).asOf && <input type="hidden" name="asOf" value={askOf(plan).asOf!} />}
          <button type="submit">Plan</button>
          {isChanged(plan) && <Link to={planHref({ ...askOf(plan), pins: [], drops: [], minutes: {}, depths: {} })}>Back to the best plan</Link>}
        </Form>
      </header>
      {outcome && (
        <p className={outcome.ok ? 'kept' : 'notice'} role={outcome.ok ? 'status' : 'alert'}>
          {outcome.said}
        </p>
      )}
      {plan.unknown.length > 0 && <p className="notice">There is no area {plan.unknown.map((area) => `“${area.slice(0, 60)}”`).join(', ')} in this vault, so the plan goes without.</p>}
      {lack !== 'area' && <PlanFacts plan={plan} />}
      {picks.length === 0 && (lack === 'area' ? <StepTo lack={lack} /> : <p className="reading empty">{sayNoPicks(plan)}</p>)}
      <div className="plan-split">
        <ol className="plain picks" aria-label={count(picks.length, 'area')}>
          {picks.map((pick) => (
            <PickRow key={pick.area} pick={pick} plan={plan} />
          ))}
        </ol>
        <div>
          <LeftOutList plan={plan} leftOut={plan.leftOut} />
          <HowChosen />
        </div>
      </div>
    </div>
  );
}

function HowChosen() {
  return (
    <section className="reading small soft">
      <h2>How it is chosen</h2>
      <p>
        Half an hour at a time goes where it adds most. What counts is the mean freshness of the next 90 days, up to the target of each area and times its value; summed over all areas, that is the
        utility. An area’s <code>value</code> and <code>target</code> stand in its file. The <Link to="/model">model</Link> says how far to trust it.
      </p>
    </section>
  );
}
