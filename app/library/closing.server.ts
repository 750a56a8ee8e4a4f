import { askDay } from '#app/core/ask.ts';
import type { FileChange } from '#app/core/change.ts';
import { formatDay } from '#app/core/day.ts';
import { addQuestions, addSection, answerInPlace, type JottedAnswer } from '#app/core/edit/question-items.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import { commonEnd } from '#app/core/edit/lines.ts';
import { titlesOf } from '#app/core/find-names.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { stripInline } from '#app/core/markdown/strip-inline.ts';
import { readJottings, type ClosedMeeting, type MeetingJottings } from '#app/core/meeting.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { readQuestions } from '#app/core/sections.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';
import type { Desk, Plan } from './desk.server.ts';
import { askMinutes } from './briefing.server.ts';
import { findSubject } from './subject.server.ts';

/** Closes a meeting: see `Meetings.closeMeeting`. */
export async function closeMeeting(desk: Desk, id: string, values: Readonly<Record<string, string>>): Promise<Result<ClosedMeeting>> {
  const found = await findSubject(desk, { what: 'entry', id });
  if (!found.ok) return found;
  const jottings = readJottings(values);
  const { path, title } = found.value;
  const changes = await frontMatterFor(desk, path, jottings);
  if (!changes.ok) return changes;
  const titleOf = titlesOf(await desk.vault());
  const saved = await desk.write(async (read) => planClose({ path, title, id: found.value.id, jottings, fields: changes.value, titleOf }, read));
  if (saved.ok && jottings.draft !== '') desk.drafts.drop(jottings.draft);
  return saved;
}

async function frontMatterFor(desk: Desk, path: string, { minutes, date }: MeetingJottings): Promise<Result<Record<string, string>>> {
  const day = askDay(date, await desk.today(), 'day it was held on');
  if (!day.ok) return day;
  const time = askMinutes(minutes);
  if (!time.ok) return time;
  const entry = await desk.index.entryAt(path);
  const isTimed = entry?.mentions.some((mention) => mention.minutes !== null) ?? false;
  return succeed({ ...(date !== '' && { date: formatDay(day.value) }), ...(minutes !== '' && !isTimed && { minutes: String(time.value) }) });
}

interface Closing {
  path: string;
  title: string;
  id: string;
  jottings: MeetingJottings;
  fields: Record<string, string>;
  titleOf: (target: string) => string | null;
}

async function planClose({ path, title, id, jottings, fields, titleOf }: Closing, read: ReadText): Promise<Result<Plan<ClosedMeeting>>> {
  const kept = jottings.questions.filter(({ done, dodged }) => done || dodged);
  const texts = new Map<string, { before: string; after: string }>();
  const open = (file: string): string | null => {
    const known = texts.get(file);
    if (known) return known.after;
    const text = read(file);
    if (!text.ok || text.value === null) return null;
    texts.set(file, { before: text.value, after: text.value });
    return text.value;
  };
  if (open(path) === null) return fail({ code: 'changed', message: `${path} is no longer there.`, hint: 'What you wrote down is kept as a draft.' });
  const fresh: JottedAnswer[] = [];
  const elsewhere = new Set<string>();
  for (const question of kept) {
    const { text, answer, done } = question;
    const own = question.path === path;
    const place = question.path === '' ? null : locate(open(question.path), question, titleOf);
    // Elsewhere the answer says where it was given; what is still open there is left alone.
    const said = own ? answer : `${answer}\n([[${id}]])`.trim();
    const written = place === null || (!own && !done) ? null : answerInPlace(open(question.path)!, place, { answer: said, answered: done });
    if (written !== null) texts.get(question.path)!.after = written;
    if (written !== null && !own) elsewhere.add(question.path);
    if (written === null || !own) fresh.push({ text, answer, answered: done });
  }
  const edited = editFrontMatter(addFollowUps(addQuestions(open(path)!, fresh), jottings.followUps), fields);
  if (!edited.ok) return edited;
  texts.get(path)!.after = edited.value;
  const changes: FileChange[] = [...texts].map(([file, { before, after }]) => ({ path: file, before, after }));
  const changed = changes.some(({ before, after }) => before !== after);
  return succeed({ changes, value: { answers: kept.filter(({ answer, done }) => done && answer !== '').length, dodged: kept.filter(({ dodged }) => dodged).length, elsewhere: [...elsewhere], followUps: jottings.followUps.length, changed }, message: `Close ${title}` });
}

/** The line a question stands on now: where it stood, or wherever its words have gone since. */
function locate(source: string | null, { text, line }: { text: string; line: number }, titleOf: Closing['titleOf']): number | null {
  if (source === null) return null;
  const bare = source.replace(/^\uFEFF/, '');
  const same = readQuestions(bare, readOutline(bare)).filter((question) => stripInline(question.text, titleOf) === text);
  return (same.find((question) => question.line === line) ?? same[0])?.line ?? null;
}

function addFollowUps(text: string, followUps: readonly string[]): string {
  const end = commonEnd(text);
  return followUps.length === 0 ? text : addSection(text, 'Follow-ups', followUps.map((line) => `- [ ] ${line}${end}`).join(''));
}
