import { formatDay } from '#app/core/day.ts';
import type { PlanQuestion } from '#app/core/plan-view.ts';

/** Id of the form that asks for a plan; its fields stand all over the page. */
export const PLAN_FORM = 'plan-form';

/** What a plan was asked as, and the day a plan is for where nothing else is asked. */
export interface PlanState extends PlanQuestion {
  today: number;
}

/** What the address of a plan like this one says. */
export function askOf({ asOf, today, budget, pins, drops, minutes, depths }: PlanState) {
  return { asOf: asOf === today ? null : formatDay(asOf), budget, pins, drops, minutes, depths };
}

/** The same without what was said of one area. */
export function withoutArea(plan: PlanState, area: string) {
  const ask = askOf(plan);
  const others = (areas: readonly string[]) => areas.filter((other) => other !== area);
  const ofOthers = <T>(values: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(values).filter(([other]) => other !== area));
  return { ...ask, pins: others(ask.pins), drops: others(ask.drops), minutes: ofOthers(ask.minutes), depths: ofOthers(ask.depths) };
}

/** Whether anything was said of a plan but how long it is. */
export function isChanged({ pins, drops, minutes, depths }: Pick<PlanQuestion, 'pins' | 'drops' | 'minutes' | 'depths'>): boolean {
  return pins.length + drops.length + Object.keys(minutes).length + Object.keys(depths).length > 0;
}
