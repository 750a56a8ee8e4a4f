import { formatDay } from '#app/core/day.ts';
import type { PlanQuestion } from '#app/core/plan-view.ts';

/** Id of the form that asks for a plan; its fields stand all over the page. */
export const PLAN_FORM = 'plan-form';

/** What a plan was asked as, and the day a plan is for where nothing else is asked. */
export interface PlanState extends PlanQuestion {
  today: number;
}

/** What the address of a plan like this one says. */
export function askOf({ asOf, today, budget, pins, drops, minutes }: PlanState) {
  return { asOf: asOf === today ? null : formatDay(asOf), budget, pins, drops, minutes };
}

/** The same without what was said of one area. */
export function withoutArea(plan: PlanState, area: string) {
  const ask = askOf(plan);
  const others = (areas: readonly string[]) => areas.filter((other) => other !== area);
  return { ...ask, pins: others(ask.pins), drops: others(ask.drops), minutes: Object.fromEntries(Object.entries(ask.minutes).filter(([other]) => other !== area)) };
}
