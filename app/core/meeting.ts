import type { Day } from './day.ts';
import type { Brief, BriefQuestion } from './brief-types.ts';
import type { FoundQuestion } from './found.ts';
import { nameKey } from './names.ts';

/** The page of one meeting: what to know beforehand, and where to write while it goes on. */
export interface MeetingPage {
  id: string;
  title: string;
  path: string;
  day: Day | null;
  today: Day;
  vendor: string | null;
  brief: Brief;
  /** Titles of what the brief points to, by id, and their pages. */
  places: Record<string, { title: string; href: string }>;
  /** Questions of the meeting that are answered, with their answers. */
  answered: FoundQuestion[];
  /** Those that are not, once it was held. */
  leftOpen: FoundQuestion[];
  /** What was promised, in plain words. */
  followUps: { text: string; isDone: boolean; line: number }[];
  /** It was held, and something was said there or promised. */
  isHeld: boolean;
  /** Minutes that the entry says it took; null where it says none, or says them area by area. */
  minutes: number | null;
  /** The entry says how long each area was talked about. */
  isTimedByArea: boolean;
  /** What was jotted down and is not written into the entry yet. */
  draft: { id: string; at: number; values: Record<string, string> } | null;
}

/** Whom a meeting is with, where its title does not say so already; null where it does, or where nobody is named. */
export function vendorBeside({ title, vendor }: { title: string; vendor: string | null }): string | null {
  return vendor === null || nameKey(title).includes(nameKey(vendor)) ? null : vendor;
}

/** What the form of a meeting holds. Names of fields carry the question, so that a brief that changes mixes nothing up. */
export interface MeetingJottings {
  questions: { text: string; answer: string; done: boolean; dodged: boolean; path: string; line: number }[];
  followUps: string[];
  minutes: string;
  date: string;
  draft: string;
}

export const FIELD = { answer: 'answer.', done: 'done.', dodged: 'dodged.', at: 'at.', added: 'added.', said: 'said.' } as const;
/** Rows for questions that come up. */
export const ADDED = 3;

/** Somebody was asked, and what was said, if anything, was no answer. */
export function isDodged(values: Readonly<Record<string, string>>, text: string): boolean {
  return (values[FIELD.dodged + text] ?? '') !== '';
}

/** A question that was ticked off, or has words below it that were no dodge. */
export function isAnswered(values: Readonly<Record<string, string>>, text: string): boolean {
  return !isDodged(values, text) && ((values[FIELD.done + text] ?? '') !== '' || (values[FIELD.answer + text] ?? '').trim() !== '');
}

/** The meeting as its form was sent. */
export function readJottings(values: Readonly<Record<string, string>>): MeetingJottings {
  const asked = Object.keys(values).filter((name) => name.startsWith(FIELD.at)).map((name) => name.slice(FIELD.at.length));
  const added = Object.keys(values).filter((name) => name.startsWith(FIELD.added));
  const placed = asked.map((text) => {
    const [path = '', line = ''] = (values[FIELD.at + text] ?? '').split(/:(?=\d+$)/);
    return { text, answer: (values[FIELD.answer + text] ?? '').trim(), done: isAnswered(values, text), dodged: isDodged(values, text), path, line: Number(line) || 0 };
  });
  const more = added.map((name) => {
    const answer = (values[FIELD.said + name.slice(FIELD.added.length)] ?? '').trim();
    return { text: (values[name] ?? '').trim(), answer, done: answer !== '', dodged: false, path: '', line: 0 };
  });
  return {
    questions: [...placed, ...more.filter(({ text }) => text !== '')],
    followUps: (values['followUps'] ?? '').split(/\r\n|\n|\r/).map((line) => line.replace(/^\s*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?/, '').trim()).filter(Boolean),
    minutes: (values['minutes'] ?? '').trim(),
    date: (values['date'] ?? '').trim(),
    draft: values['draft'] ?? '',
  };
}

/** Fields of a draft for questions that the brief no longer asks: what was written down stays. */
export function strayQuestions(questions: readonly BriefQuestion[], values: Readonly<Record<string, string>>): { text: string; at: string }[] {
  const known = new Set(questions.map(({ text }) => text));
  return Object.keys(values)
    .filter((name) => name.startsWith(FIELD.at))
    .map((name) => ({ text: name.slice(FIELD.at.length), at: values[name] ?? '' }))
    .filter(({ text }) => !known.has(text) && (isAnswered(values, text) || isDodged(values, text)));
}

/** What closing a meeting came to. */
export interface ClosedMeeting {
  /** Answers that were written down. */
  answers: number;
  /** Questions that were asked and dodged: they stay open. */
  dodged: number;
  /** Titles of other files in which a question was marked as answered. */
  elsewhere: string[];
  followUps: number;
  /** False where nothing was jotted down. */
  changed: boolean;
}
