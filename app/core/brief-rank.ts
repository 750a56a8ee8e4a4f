import type { BriefQuestion } from './brief-types.ts';
import { isAlike, overlapOf, wordsOf } from './similar.ts';

/** Most that one brief asks. */
export const MOST_QUESTIONS = 12;
/** What each further question of one theme is worth of the one before it. */
const THEME_FADES = 0.75;
/** What each further question out of one file is worth of the one before it: one list must not crowd out the others. */
const FILE_FADES = 0.85;
/** What each further question about one gap is worth of the one before it. */
const GAP_FADES = 0.9;
/** What it adds when a second spring asks the same. */
const AGREEMENT = 0.5;

/** Of questions that ask the same, one: the one that scores most, with the evidence of the others and what they know of good answers. */
export function mergeAlike(questions: readonly BriefQuestion[]): BriefQuestion[] {
  const merged: { question: BriefQuestion; words: Set<string> }[] = [];
  for (const question of [...questions].sort(byScore)) {
    const words = wordsOf(question.text);
    const twin = merged.find((other) => isAlike(other.words, words));
    if (twin) twin.question = joinQuestions(twin.question, question);
    else merged.push({ question, words });
  }
  return merged.map(({ question }) => question).sort(byScore);
}

function joinQuestions(kept: BriefQuestion, other: BriefQuestion): BriefQuestion {
  const agrees = kept.source !== other.source;
  // What the owner wrote has no good answer of its own; the bank's is better than a general one.
  const knows = kept.source === 'notes' && other.source !== 'notes' ? { theme: other.theme, goodAnswer: other.goodAnswer, dodge: other.dodge } : {};
  const places = new Map([...kept.evidence, ...other.evidence].map((place) => [`${place.entry}:${place.line}`, place]));
  return {
    ...kept,
    ...knows,
    previously: kept.previously ?? other.previously,
    open: kept.open ?? other.open,
    evidence: [...places.values()],
    ...(agrees && { score: kept.score + AGREEMENT, parts: [...kept.parts, { points: AGREEMENT, because: 'Asked from two sides.' }] }),
  };
}

/**
 * The questions to ask, best first. Each theme, file and gap fades with every question taken from it, so
 * that a brief covers ground; the score shown is the one before fading.
 * What is set does not fade: the owner wrote it down for this very meeting.
 */
export function chooseQuestions(questions: readonly BriefQuestion[], isSet: (question: BriefQuestion) => boolean = () => false): BriefQuestion[] {
  const left = [...questions].sort(byScore);
  const chosen: BriefQuestion[] = [];
  while (left.length > 0 && chosen.length < MOST_QUESTIONS) {
    const worth = left.map((question) => question.score * (isSet(question) ? 1 : fadeOf(question, chosen)));
    const [best] = left.splice(worth.indexOf(Math.max(...worth)), 1);
    chosen.push(best!);
  }
  return groupByTheme(chosen);
}

/** What is left of a question's worth beside those that were chosen already; from 0 to 1. */
function fadeOf({ theme, open, gap }: BriefQuestion, chosen: readonly BriefQuestion[]): number {
  const count = (fits: (other: BriefQuestion) => boolean) => chosen.filter(fits).length;
  const inTheme = count((other) => other.theme === theme);
  const inFile = open ? count((other) => other.open?.path === open.path) : 0;
  const ofGap = gap ? count((other) => other.gap === gap) : 0;
  return THEME_FADES ** inTheme * FILE_FADES ** inFile * GAP_FADES ** ofGap;
}

/** Themes in the order of their best question, questions within one by score. */
function groupByTheme(questions: readonly BriefQuestion[]): BriefQuestion[] {
  const byTheme = new Map<string, BriefQuestion[]>();
  for (const question of [...questions].sort(byScore)) byTheme.set(question.theme, [...(byTheme.get(question.theme) ?? []), question]);
  return [...byTheme.values()].flat();
}

/** The one of some texts that is nearest, where it is near enough to be an answer to the same. */
export function nearestOf<T extends { text: string }>(text: string, known: readonly T[], least = 0.5): T | null {
  const words = wordsOf(text);
  let [best, most] = [null as T | null, least];
  for (const other of known) {
    const overlap = overlapOf(words, wordsOf(other.text));
    if (overlap > most || (overlap === most && best === null)) [best, most] = [other, overlap];
  }
  return best;
}

function byScore(a: BriefQuestion, b: BriefQuestion): number {
  return b.score - a.score || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}
