import { askDay } from '#app/core/ask.ts';
import { prepareBrief } from '#app/core/brief.ts';
import type { Brief, BriefAsk } from '#app/core/brief-types.ts';
import { formatDay } from '#app/core/day.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import { freshId, startFrom } from '#app/core/edit/templates.ts';
import type { Entry } from '#app/core/entry.ts';
import { areaNamed, titlesOf } from '#app/core/find-names.ts';
import { hrefOf } from '#app/core/found.ts';
import { readOutline } from '#app/core/markdown/read-outline.ts';
import { stripInline } from '#app/core/markdown/strip-inline.ts';
import type { ClosedMeeting, MeetingPage } from '#app/core/meeting.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { readFollowUps } from '#app/core/sections.ts';
import type { Vault } from '#app/core/vault.ts';
import type { Bank } from '#app/adapters/question-bank.server.ts';
import { askMinutes, findAreas, gatherPieces } from './briefing.server.ts';
import { closeMeeting } from './closing.server.ts';
import type { Desk } from './desk.server.ts';
import { foundQuestions } from './pieces.server.ts';
import { findSubject } from './subject.server.ts';

/** The verbs of one meeting. */
export interface Meetings {
  /** Its brief, as of today, or of its own day where that is over; what the meeting itself added is left out. */
  meeting(id: string, ask: { minutes?: string | null }): Promise<Result<MeetingPage>>;
  newMeeting(ask: { title: string; vendor: string; date: string; areas: readonly string[] }): Promise<Result<{ id: string }>>;
  /** Writes what was jotted down into the entry, and answers where their questions stand: all of it or nothing. */
  closeMeeting(id: string, values: Readonly<Record<string, string>>): Promise<Result<ClosedMeeting>>;
}

/** Drafts of what is jotted down in a meeting are told apart from drafts of its entry. */
export const jottingsOf = (path: string) => `meeting:${path}`;

export function createMeetings(desk: Desk, bank: () => Bank): Meetings {
  return {
    meeting: (id, { minutes }) => showMeeting(desk, bank(), id, minutes),
    newMeeting: (ask) => newMeeting(desk, ask),
    closeMeeting: (id, values) => closeMeeting(desk, id, values),
  };
}

async function showMeeting(desk: Desk, bank: Bank, id: string, minutes: string | null | undefined): Promise<Result<MeetingPage>> {
  const found = await findSubject(desk, { what: 'entry', id });
  if (!found.ok) return found;
  const entry = await desk.index.entryAt(found.value.path);
  if (entry?.kind !== 'meeting') return fail({ code: 'not-found', message: `“${found.value.title}” is no meeting.`, hint: 'Briefs belong to entries of kind meeting.', near: [{ id, title: found.value.title, href: found.value.href }] });
  const time = askMinutes(minutes);
  if (!time.ok) return time;
  const [vault, today] = [await desk.vault(), await desk.today()];
  const asOf = Math.min(entry.day ?? today, today);
  const ask: BriefAsk = { areas: areasOf(vault, entry), vendor: entry.vendor, minutes: time.value, asOf, meeting: entry.id };
  const brief = prepareBrief(await gatherPieces(desk, bank, ask), ask);
  const [draft] = desk.drafts.list(jottingsOf(entry.path));
  const questions = await foundQuestions(desk, entry.questions.map((question) => ({ ...question, file: entry.path })));
  const answered = questions.filter((question) => question.answered);
  const text = await desk.index.text(entry.path);
  const followUps = readFollowUps(readOutline(text ?? ''));
  const isTimedByArea = entry.mentions.some((mention) => mention.minutes !== null);
  // Notes below an open question may be there before the meeting; closing says how long it took.
  const isDodged = (isTimedByArea || entry.minutes !== null) && questions.some(({ answerHtml }) => answerHtml !== '');
  const isHeld = entry.day !== null && entry.day <= today && (answered.length > 0 || followUps.length > 0 || isDodged);
  return succeed({
    ...{ id: entry.id, title: entry.title, path: entry.path, day: entry.day, today, vendor: entry.vendor, brief, isTimedByArea },
    places: placesOf(vault, brief, entry.id),
    answered,
    leftOpen: isHeld ? questions.filter((question) => !question.answered) : [],
    followUps: followUps.map((one) => ({ ...one, text: stripInline(one.text, titlesOf(vault)) })),
    isHeld,
    minutes: isTimedByArea ? null : entry.minutes,
    draft: draft ? { id: draft.id, at: draft.at, values: draft.values } : null,
  });
}

/** Areas a meeting names; those it does not know are in the list of problems. */
function areasOf(vault: Vault, { mentions }: Entry): string[] {
  return mentions.flatMap(({ ref }) => areaNamed(vault, ref) ?? []);
}

/** What a brief points to, but for the meeting itself, whose page this is. */
function placesOf({ names }: Vault, brief: Brief, own: string): MeetingPage['places'] {
  const lines = [...brief.standing, ...brief.conclusions, ...brief.contradictions, ...brief.refresh, ...brief.questions, ...brief.blindSpots];
  const ids = new Set(lines.flatMap(({ evidence }) => evidence.map(({ entry }) => entry)));
  return Object.fromEntries(
    [...ids].filter((id) => id !== own).flatMap((id) => {
      const found = names.resolve(id);
      return found.state === 'found' ? [[id, { title: found.target.title, href: hrefOf(found.target) }]] : [];
    }),
  );
}

const BARE = '---\ntitle:\ndate:\nareas: []\n---\n';

async function newMeeting(desk: Desk, { title, vendor, date, areas }: { title: string; vendor: string; date: string; areas: readonly string[] }): Promise<Result<{ id: string }>> {
  const vault = await desk.vault();
  const name = title.trim() || (vendor.trim() && `Vendor: ${vendor.trim()}`);
  if (name === '') return fail({ code: 'empty', message: 'The meeting has neither a vendor nor a topic.', hint: 'Say whom you meet, or what about.' });
  const day = askDay(date, await desk.today(), 'day to meet on');
  if (!day.ok) return day;
  const ids = findAreas(vault, areas);
  if (!ids.ok) return ids;
  const template = desk.writer.read('templates/meeting.md');
  const started = startFrom((template.ok ? template.value : null) ?? BARE, { title: name, date: formatDay(day.value), areas: ids.value });
  const text = vendor.trim() === '' ? succeed(started) : editFrontMatter(started, { vendor: vendor.trim() });
  if (!text.ok) return text;
  return desk.write(async (read) => {
    const { areas: known, entries } = await desk.vault();
    const id = freshId(name, formatDay(day.value), [...known, ...entries].map((one) => one.id));
    const path = `meetings/${id}.md`;
    const there = read(path);
    if (!there.ok) return there;
    if (there.value !== null) return fail({ code: 'taken', message: `${path} has just come to be.`, hint: 'Try once more.' });
    return succeed({ changes: [{ path, before: null, after: text.value }], value: { id }, message: `Add ${name}` });
  });
}
