import { sayF } from '#app/core/hundredths.ts';
import type { EntryHead } from '#app/core/heads.ts';
import type { ReviewedArea } from '#app/core/review-view.ts';
import { wireReview } from '#app/core/review-wire.ts';
import { sayContacts, sayWeeks } from '#app/core/review-words.ts';
import { succeed } from '#app/core/result.ts';
import { count, sayDay, sayStale, sayWhen } from '#app/core/words.ts';
import type { ReviewPage } from '#app/library/reviewing.server.ts';
import { wrap } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const review: Command = {
  options: ['of', ...COMMON_OPTIONS],
  about: [
    'Walks through what a week or a quarter left: contacts since the last review, what went stale and what goes stale next, verdicts that outlived their evidence, old questions, reading that got stuck and projects gone quiet. The review in the browser ends with a note in notes/, from which the next one counts.',
    '--json: { of, asOf, since, before, note: { entry, file, written }, minutes: { all, firstHand }, contacts, weeks: [{ monday, minutes, firstHand }], staleNow, staleBefore, staleSoon: [{ area, F, staleOn, staleBand, staleSince, lastContact, notBefore }], verdicts: [{ area, verdict, day, entry, standing }], questions: [{ text, file, line, since }], questionCount, reading and projects: [{ entry, file, title, status, lastDay }] }.',
  ],
  examples: [
    ['review', 'the week'],
    ['review --of quarter', 'the quarter'],
    ['review --json | jq ".weeks | map(select(.firstHand > 0)) | length"', 'weeks with your own hands on something, of the last 52'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const page = await library.review({ of: call.options.of, asOf: call.options['as-of'] });
      if (!page.ok) return page;
      if (call.options.json !== undefined) writeJson(call, wireReview(page.value));
      else print(page.value, call);
      return succeed(0);
    }),
};

function print(page: ReviewPage, call: Call): void {
  const { out } = call;
  const { asOf, note } = page;
  out.say(out.strong(`${note.title}, on ${sayDay(asOf)}`));
  out.say(wrap(sayContacts(page), out.width));
  out.say(wrap(sayWeeks(page.weeks), out.width));
  out.say(page.weeks.map(({ minutes, firstHand }) => (firstHand > 0 ? '●' : minutes > 0 ? '○' : '·')).join(''));
  const area = (row: ReviewedArea) => `${row.title}: ${sayF(row.F)}. ${sayStale(row, asOf)}`;
  const entry = ({ title, status, lastDay }: EntryHead) => `${title}: ${status}, ${lastDay === null ? 'undated' : sayWhen(lastDay, asOf)}`;
  list(call, 'Went stale', page.staleNow.map(area), page.staleBefore.length > 0 ? `${count(page.staleBefore.length, 'area')} stale before: whet freshness` : null);
  list(call, 'Goes stale next', page.staleSoon.map(area));
  list(call, 'Verdicts to look at again', page.verdicts.map(({ title, statement, standing }) => `${title}: ${statement.verdict} ${sayWhen(statement.day, asOf)}, ${standing === 'outlived' ? 'gone stale since' : 'stale even then'}`));
  list(call, 'Oldest open questions', page.questions.map(({ path, line, words, since }) => `${words} (${since === null ? 'undated' : sayWhen(since, asOf)}, ${path}:${line})`), more(page.questionCount - page.questions.length));
  list(call, 'Reading that got stuck', page.reading.map(entry));
  list(call, 'Projects paused or gone quiet', page.projects.map(entry));
  out.say('');
  out.say(page.written === null ? `No note yet: ${note.path}` : `Written: ${note.path}`);
}

function list({ out }: Call, title: string, lines: readonly string[], rest: string | null = null): void {
  if (lines.length === 0 && rest === null) return;
  out.say('');
  out.say(out.strong(title));
  for (const line of lines) out.say(`  ${wrap(line, out.width - 2, 4)}`);
  if (rest !== null) out.say(out.soft(`  ${rest}`));
}

function more(n: number): string | null {
  return n > 0 ? `and ${n} more` : null;
}
