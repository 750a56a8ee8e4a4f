import { bankQuestions } from './brief-bank-questions.ts';
import { excerptOf } from './brief-conclusions.ts';
import { ownQuestions } from './brief-own-questions.ts';
import { chooseQuestions, mergeAlike, nearestOf } from './brief-rank.ts';
import { fade, POINTS, scored } from './brief-score.ts';
import type { BriefAsk, BriefPieces, BriefQuestion, BriefStanding } from './brief-types.ts';
import { titlesOf } from './find-names.ts';
import { gapQuestions } from './gap-questions.ts';

/** The questions of a brief, from three springs: one's own notes, the bank, and gaps in the evidence. */
export function askQuestions(pieces: BriefPieces, ask: BriefAsk, standing: readonly BriefStanding[]): BriefQuestion[] {
  const all = [...ownQuestions(pieces, ask), ...bankQuestions(pieces, standing), ...gapQuestions(standing)];
  const answered = answeredBefore(pieces);
  const merged = mergeAlike(all.map((question) => recall(question, answered, ask)));
  return chooseQuestions(merged, ({ open }) => open !== null && open.entry === ask.meeting);
}

type Answered = NonNullable<BriefQuestion['previously']> & { text: string };

const LONGEST_ANSWER = 200;

function answeredBefore({ questions, scope, vault }: BriefPieces): Answered[] {
  const heads = new Map(scope.map(({ head }) => [head.path, head]));
  return questions.flatMap(({ file, line, text, answered, answer }): Answered[] => {
    const head = heads.get(file);
    if (!answered || answer === '' || !head) return [];
    return [{ text, answer: excerptOf(answer, titlesOf(vault), LONGEST_ANSWER), day: head.lastDay, entry: head.id, title: head.title, line }];
  });
}

/** A question with what was answered when the same was asked before; the newer that is, the less it is worth asking again. */
function recall(question: BriefQuestion, answered: readonly Answered[], { asOf }: BriefAsk): BriefQuestion {
  const known = nearestOf(question.text, answered);
  if (!known) return question;
  const { text: _, ...previously } = known;
  const age = previously.day === null ? UNDATED : asOf - previously.day;
  const part = { points: fade(POINTS.answered, age), because: `Answered before, in “${previously.title}”.` };
  return { ...question, ...scored([...question.parts, part]), previously, evidence: [...question.evidence, { entry: previously.entry, line: previously.line }] };
}

/** Days that an answer without a date is taken to be old. */
const UNDATED = 365.25;
