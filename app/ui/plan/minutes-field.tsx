import { useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { planHref } from '#app/core/plan-ask.ts';
import { sayMinutes } from '#app/core/words.ts';
import { askOf, PLAN_FORM, type PlanState } from './plan-state.ts';

const STEP = 15;
const LONGEST = 240;
/** How long a slider rests before the plan follows it. */
const REST_MS = 250;

/** Minutes of one area: a slider where there is script, else a field of the plan's form. */
export function MinutesField({ plan, area, title, minutes, byHand }: { plan: PlanState; area: string; title: string; minutes: number; byHand: boolean }) {
  const navigate = useNavigate();
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? minutes;
  useEffect(() => {
    if (dragged === null) return undefined;
    const timer = setTimeout(() => {
      setDragged(null);
      if (dragged !== minutes) navigate(planHref({ ...askOf(plan), minutes: { ...plan.minutes, [area]: dragged } }), { replace: true, preventScrollReset: true });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [dragged, minutes, navigate, plan, area]);
  return (
    <div className="minutes-field">
      <label className="with-script">
        <span className="hidden-visually">Minutes for {title}</span>
        <input type="range" min={STEP} max={Math.max(LONGEST, minutes)} step={STEP} value={shown} aria-valuetext={sayMinutes(shown)} onChange={(event) => setDragged(event.target.valueAsNumber)} />
      </label>
      <label className="without-script">
        <span className="hidden-visually">Minutes for {title}</span>
        <input type="number" name={`minutes.${area}`} form={PLAN_FORM} min={0} max={1440} defaultValue={minutes} key={minutes} />
      </label>
      {!byHand && <input type="hidden" name={`was.minutes.${area}`} form={PLAN_FORM} value={minutes} />}
      <span className="minutes-said number">
        {sayMinutes(shown)}
        {byHand && <span className="small soft"> by hand</span>}
      </span>
    </div>
  );
}
