import { entriesOf } from '#app/core/area-view.ts';
import { askDay } from '#app/core/ask.ts';
import { formatDay } from '#app/core/day.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import type { LogLine } from '#app/core/entry.ts';
import { titlesOf } from '#app/core/find-names.ts';
import { minutesBetween } from '#app/core/ledger.ts';
import { askPlan, type PlanAsk } from '#app/core/plan-ask.ts';
import { logLineFor } from '#app/core/plan-log.ts';
import { chooseStep, type Step, type StepPieces } from '#app/core/plan-step.ts';
import { describePlan, type PlanPick, type PlanQuestion, type PlanView } from '#app/core/plan-view.ts';
import { SLOT } from '#app/core/planner.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import { mondayOf } from '#app/core/weeks.ts';
import type { Desk } from './desk.server.ts';
import { findSubject } from './subject.server.ts';

/** A pick with what to do next and the line that logs it. */
export type PlannedPick = PlanPick & { step: Step; log: string };

export interface PlanPage extends Omit<PlanView, 'picks'> {
  picks: PlannedPick[];
}

/** The verbs of the weekly plan. */
export interface Planning {
  plan(ask: PlanAsk): Promise<Result<PlanPage>>;
  /** The plan of what is left of this week's minutes; once they are spent, of a whole week's. */
  planOfWeek(): Promise<PlanPage>;
  /** Keeps an area out of plans until a day (YYYY-MM-DD); null takes it back. Only that line of its file changes. */
  putOff(area: string, until: string | null): Promise<Result<{ title: string; changed: boolean }>>;
}

export function createPlanning(desk: Desk): Planning {
  const show = async (vault: Vault, question: PlanQuestion): Promise<PlanPage> => {
    const view = describePlan(vault, question);
    return { ...view, picks: await withSteps(desk, vault, view) };
  };
  return {
    async plan(ask) {
      const vault = await desk.vault();
      const question = askPlan(ask, await desk.today(), vault.config);
      return question.ok ? succeed(await show(vault, question.value)) : question;
    },
    async planOfWeek() {
      const [vault, asOf] = [await desk.vault(), await desk.today()];
      const spent = minutesBetween(vault.ledger, mondayOf(asOf), asOf);
      const left = Math.round(vault.config.weeklyMinutes - spent);
      return show(vault, { asOf, budget: left >= SLOT ? left : vault.config.weeklyMinutes, pins: [], drops: [], minutes: {}, depths: {} });
    },
    putOff: (area, until) => putOff(desk, area, until),
  };
}

/** One after the other, so that no two picks ask for the same thing. */
async function withSteps(desk: Desk, vault: Vault, { picks, asOf }: PlanView): Promise<PlannedPick[]> {
  const drafts = new Set(desk.drafts.list().map(({ subject }) => subject));
  const taken = new Set<string>();
  const planned: PlannedPick[] = [];
  for (const pick of picks) {
    const { area } = vault.byArea.get(pick.area)!;
    const entries = entriesOf(vault, pick.area).filter(({ day, lastDay }) => (day ?? lastDay ?? asOf) <= asOf);
    const questions = await desk.index.questions({ answered: false, paths: [area.path, ...entries.map(({ path }) => path)] });
    const pieces: StepPieces = { area, entries, questions, lastLines: await lastLinesOf(desk, entries, asOf), drafts };
    const step = chooseStep(pieces, titlesOf(vault), taken);
    if (step.at) taken.add(`${step.at.path}:${step.at.line}`);
    planned.push({ ...pick, step, log: logLineFor({ ...pick, step }) });
  }
  return planned;
}

async function lastLinesOf({ index }: Desk, entries: StepPieces['entries'], asOf: number): Promise<Map<string, LogLine>> {
  const underWay = entries.filter(({ kind, status }) => kind === 'project' && (status === 'active' || status === 'paused'));
  const lines = new Map<string, LogLine>();
  for (const { path } of underWay) {
    const log = (await index.entryAt(path))?.log.filter(({ day }) => day <= asOf) ?? [];
    const last = log.reduce<LogLine | null>((latest, line) => (latest && latest.day > line.day ? latest : line), null);
    if (last) lines.set(path, last);
  }
  return lines;
}

async function putOff(desk: Desk, area: string, until: string | null): Promise<Result<{ title: string; changed: boolean }>> {
  const found = await findSubject(desk, { what: 'area', id: area });
  if (!found.ok) return found;
  const { path, title } = found.value;
  const day = until === null ? null : askDay(until, await desk.today(), 'day to wait for');
  if (day && !day.ok) return day;
  return desk.write(async (read) => {
    const before = read(path);
    if (!before.ok) return before;
    if (before.value === null) return fail({ code: 'changed', message: `${path} is no longer there.`, hint: 'Open the plan again.' });
    const edited = editFrontMatter(before.value, { notBefore: day === null ? null : formatDay(day.value) });
    if (!edited.ok) return edited;
    const message = day === null ? `Plan ${title} again` : `Leave ${title} alone until ${formatDay(day.value)}`;
    return succeed({ changes: [{ path, before: before.value, after: edited.value }], value: { title, changed: edited.value !== before.value }, message });
  });
}
