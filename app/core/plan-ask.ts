import { askDay } from './ask.ts';
import type { Config } from './config.ts';
import type { Day } from './day.ts';
import { DEPTHS, isDepth, type Depth } from './depth.ts';
import { parseMinutes } from './log-line.ts';
import type { PlanQuestion } from './plan-view.ts';
import { fail, succeed, type Result } from './result.ts';

/** Minutes in a week. */
const MOST = 10_080;
const BY_HAND = { minutes: 'minutes.', depth: 'depth.' } as const;

/** What a plan is asked as: text by name, some names several times. */
export type PlanAsk = Iterable<readonly [name: string, text: string]>;

/** `minutes` is the budget, `minutes.ebpf` and `depth.ebpf` what was set by hand; no minutes there leave an area out. */
export function askPlan(ask: PlanAsk, today: Day, { weeklyMinutes }: Pick<Config, 'weeklyMinutes'>): Result<PlanQuestion> {
  const asked = [...ask];
  const asOf = askDay(asked.find(([name]) => name === 'asOf')?.[1], today);
  if (!asOf.ok) return asOf;
  const budget = readMinutes(asked.find(([name]) => name === 'minutes')?.[1] ?? '', weeklyMinutes);
  if (!budget.ok) return budget;
  const minutes: Record<string, number> = {};
  const drops = valuesOf(asked, 'drop');
  for (const [area, text] of setByHand(asked, BY_HAND.minutes)) {
    const spent = readMinutes(text, 0);
    if (!spent.ok) return spent;
    if (spent.value > 0) minutes[area] = spent.value;
    else drops.push(area);
  }
  const depths: Record<string, Depth> = {};
  for (const [area, text] of setByHand(asked, BY_HAND.depth)) {
    if (!isDepth(text)) return fail({ code: 'bad-choice', message: `“${text.slice(0, 40)}” is no depth.`, hint: `Choose ${DEPTHS.join(', ')}.` });
    depths[area] = text;
  }
  const pins = valuesOf(asked, 'pin').filter((area) => !drops.includes(area));
  return succeed({ asOf: asOf.value, budget: budget.value, pins, drops: [...new Set(drops)], minutes, depths });
}

/** The address of a plan. What says nothing is left out of it. */
export function planHref({ budget, pins, drops, minutes, depths, asOf }: Omit<PlanQuestion, 'asOf'> & { asOf?: string | null }): string {
  const query = new URLSearchParams([
    ['minutes', String(budget)],
    ...pins.map((area) => ['pin', area]),
    ...drops.map((area) => ['drop', area]),
    ...Object.entries(minutes).map(([area, spent]) => [`${BY_HAND.minutes}${area}`, String(spent)]),
    ...Object.entries(depths).map(([area, depth]) => [`${BY_HAND.depth}${area}`, depth]),
    ...(asOf ? [['asOf', asOf]] : []),
  ]);
  return `/plan?${query.toString()}`;
}

/**
 * What a form without script sent, as it was meant: a field that comes back as it was shown
 * (`was.minutes.ebpf`) was not set by hand. Null where nothing of this sort was sent.
 */
export function tidyAsk(ask: PlanAsk): [string, string][] | null {
  const asked = [...ask];
  const was = new Map(asked.filter(([name]) => name.startsWith('was.')).map(([name, text]) => [name.slice('was.'.length), text]));
  if (was.size === 0) return null;
  return asked.filter(([name, text]) => !name.startsWith('was.') && was.get(name) !== text).map(([name, text]) => [name, text]);
}

/** What was set for each area under names that begin so. */
function setByHand(asked: readonly (readonly [string, string])[], prefix: string): [area: string, text: string][] {
  return asked.filter(([name]) => name.startsWith(prefix)).map(([name, text]): [string, string] => [name.slice(prefix.length), text.trim()]).filter(([area, text]) => area !== '' && text !== '');
}

function valuesOf(asked: readonly (readonly [string, string])[], wanted: string): string[] {
  return [...new Set(asked.filter(([name, text]) => name === wanted && text !== '').map(([, text]) => text))];
}

function readMinutes(text: string, absent: number): Result<number> {
  const written = text.trim();
  const minutes = written === '' ? absent : /^\d{1,5}$/.test(written) ? Number(written) : parseMinutes(written);
  if (minutes !== null && minutes <= MOST) return succeed(minutes);
  return fail({ code: 'bad-choice', message: `“${written.slice(0, 40)}” is no time of one week.`, hint: 'Write minutes as a whole number, such as 90, or a time such as 1h30.' });
}
