import { sayF } from '#app/core/hundredths.ts';
import { quoteForShell } from '#app/core/plan-log.ts';
import { wirePlan } from '#app/core/plan-wire.ts';
import { sayChange, sayLeftOut, sayNoPicks } from '#app/core/plan-words.ts';
import { succeed } from '#app/core/result.ts';
import { sayDay, sayMinutes } from '#app/core/words.ts';
import type { PlanPage } from '#app/library/planning.server.ts';
import { wrap } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const plan: Command = {
  options: ['minutes', ...COMMON_OPTIONS],
  about: [
    'Spends the minutes of a week where they keep most fresh: half an hour at a time, each where it adds most to the mean freshness of the next 90 days, up to the target of each area and weighed by its value. For each area it names the next concrete thing in the vault and the line that logs it.',
    'An area with “notBefore: DATE” is left alone until then; so is what you hold, and what has retired from the radar.',
    '--json: { asOf, budget, picks: [{ area, title, depth, minutes, gain, staleOnBefore, staleOnAfter, bandAfter, step, stepAt, log }], utilityBefore, utilityAfter, leftOut: [{ area, why, until }] }. Gains sum to utilityAfter − utilityBefore. A staleOn is null for what is stale; stepAt is { entry, file, line } or null; why is not-before, hold or retired.',
  ],
  examples: [
    ['plan', 'the budget of whetstone.yml, 90 minutes unless it says otherwise'],
    ['plan --minutes 30', 'the best half hour'],
    ['plan --json | jq -r ".picks[].log"', 'the lines that log it, ready to run once it is done'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const { minutes, 'as-of': asOf } = call.options;
      const page = await library.plan([...(minutes === undefined ? [] : [['minutes', minutes] as const]), ...(asOf === undefined ? [] : [['asOf', asOf] as const])]);
      if (!page.ok) return page;
      if (call.options.json !== undefined) writeJson(call, wirePlan(page.value));
      else print(page.value, call);
      return succeed(0);
    }),
};

function print(page: PlanPage, { out }: Call): void {
  const { asOf, budget, planned, picks, utilityBefore, utilityAfter, week } = page;
  out.say(out.strong(`Plan of ${sayMinutes(planned)} on ${sayDay(asOf)}`));
  out.say(wrap(`Budget ${sayMinutes(budget)}. Contact since Monday: ${sayMinutes(week.spent)} of the ${sayMinutes(week.meant)} a week you mean to spend.`, out.width));
  if (picks.length === 0) out.say(wrap(sayNoPicks(page), out.width));
  for (const { title, area, depth, minutes, gain, before, after, step, log } of picks) {
    out.say('');
    out.say(out.strong(`${title} (${area}): ${depth}, ${sayMinutes(minutes)}`));
    out.say(`  ${wrap(`Freshness ${sayF(before.F)} to ${sayF(after.F)}, utility +${gain.toFixed(3)}. ${sayChange({ before, after }, asOf)}`, out.width - 2, 2)}`);
    out.say(`  ${wrap(step.say, out.width - 2, 2)}`);
    if (step.at) out.say(out.soft(`  ${step.at.path}:${step.at.line}`));
    out.say(out.soft(`  whet log ${quoteForShell(log)}`));
  }
  out.say('');
  out.say(`Utility ${utilityBefore.toFixed(3)} to ${utilityAfter.toFixed(3)}.`);
  for (const line of page.leftOut) out.say(out.soft(`Left alone: ${line.title}, ${sayLeftOut(line)}`));
}
