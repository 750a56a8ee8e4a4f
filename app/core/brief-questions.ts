import { fitterOf, type Fit } from './area-categories.ts';
import { isAboutArea } from './area-questions.ts';
import { excerptOf } from './brief-conclusions.ts';
import { chooseQuestions, mergeAlike, nearestOf } from './brief-rank.ts';
import { placeOf } from './brief-standing.ts';
import type { BriefAsk, BriefEvidence, BriefPieces, BriefQuestion, BriefStanding } from './brief-types.ts';
import type { EntryHead } from './heads.ts';
import { stripInline } from './markdown/strip-inline.ts';
import { nameKey } from './names.ts';
import { gapQuestions } from './gap-questions.ts';
import { sayGap, WORTH_OF_GAP } from './question-gaps.ts';
import { themeOf } from './question-themes.ts';
import type { BankQuestion } from './question-bank.ts';
import { sayDay } from './words.ts';

/**
 * How a question scores, part by part:
 *   out of one's own notes   5, +3 for this very meeting, +2 in talks with the same vendor, +2·2^(−age in years),
 *                            −3 in an entry about other things too, where it names none of the areas
 *   out of the bank          3 where it names one of the areas, 2 for a group it is in, 0.5 for any
 *   gap that is open         its worth (WORTH_OF_GAP) · (1 + (1 − F)/2): duller areas first
 *   answered before          −3·2^(−age of the answer in years)
 */
const OWN = 5;
const THIS_MEETING = 3;
const SAME_VENDOR = 2;
const RECENT = 2;
const ASIDE = 3;
const ANSWERED = 3;
const FITS: Record<Fit, number> = { area: 3, group: 2, any: 0.5 };
const YEAR = 365.25;
const IT_IS_RECENT = 'The newer, the more.';

export function askQuestions(pieces: BriefPieces, ask: BriefAsk, standing: readonly BriefStanding[]): BriefQuestion[] {
  const all = [...ownQuestions(pieces, ask), ...bankQuestions(pieces, standing), ...gapQuestions(standing)];
  const answered = answeredBefore(pieces);
  const merged = mergeAlike(all.map((question) => recall(question, answered, ask)));
  return chooseQuestions(merged, ({ open }) => open !== null && open.entry === ask.meeting);
}

function ownQuestions({ vault, questions, scope }: BriefPieces, ask: BriefAsk): BriefQuestion[] {
  const heads = new Map(scope.map(({ head, distance }) => [head.path, { head, distance }]));
  const areas = new Map(ask.areas.map((id) => [vault.byArea.get(id)!.area.path, vault.byArea.get(id)!.area]));
  const titleNamed = (name: string) => { const found = vault.names.resolve(name); return found.state === 'found' ? found.target.title : null; };
  return questions.filter(({ answered }) => !answered).flatMap(({ file, line, text }): BriefQuestion[] => {
    const [found, area] = [heads.get(file), areas.get(file)];
    if ((!found && !area) || found?.distance === 1) return [];
    const { id, title } = found?.head ?? area!;
    const asked = stripInline(text, titleNamed);
    // A task such as “read the chapter” is for oneself.
    if (!text.includes('?') && id !== ask.meeting) return [];
    const parts = partsOfOwn(found?.head ?? null, ask, title, found !== undefined && !isAbout(vault, text, found.head, ask));
    return [
      {
        ...{ text: asked, ...themeOf(asked), source: 'notes', gap: null },
        ...scored(parts),
        why: parts.filter(({ because }) => because !== IT_IS_RECENT).map(({ because }) => because).join(' '),
        open: { path: file, line, entry: id },
        evidence: [{ entry: id, line }],
      },
    ];
  });
}

/** Whether a question is about an area of the brief, and not about something else its entry is about. */
function isAbout(vault: BriefPieces['vault'], text: string, head: EntryHead, { areas }: BriefAsk): boolean {
  const others = head.refs.filter((ref) => { const found = vault.names.resolveArea(ref); return found.state !== 'found' || !areas.includes(found.target.id); });
  return others.length === 0 || areas.some((id) => isAboutArea(text, head, vault.byArea.get(id)!.area, vault));
}

function partsOfOwn(head: EntryHead | null, { meeting, vendor, asOf }: BriefAsk, title: string, isAside: boolean): BriefQuestion['parts'] {
  if (head !== null && head.id === meeting) return [{ points: OWN + THIS_MEETING + RECENT, because: 'You wrote it down for this meeting.' }];
  const age = head?.lastDay == null ? null : Math.max(0, asOf - head.lastDay) / YEAR;
  const isSameVendor = vendor !== null && head?.vendor != null && nameKey(head.vendor) === nameKey(vendor);
  return [
    { points: OWN, because: `You left it open in “${title}”${head?.lastDay == null ? '' : ` on ${sayDay(head.lastDay)}`}.` },
    ...(isSameVendor ? [{ points: SAME_VENDOR, because: `That was a talk with ${vendor}.` }] : isAside ? [{ points: -ASIDE, because: 'That entry is about other things too.' }] : []),
    ...(age === null ? [] : [{ points: RECENT * 2 ** -age, because: IT_IS_RECENT }]),
  ];
}

function bankQuestions({ vault, bank }: BriefPieces, standing: readonly BriefStanding[]): BriefQuestion[] {
  const areas = standing.map((area) => {
    const { area: known, quadrant } = vault.byArea.get(area.area)!;
    return { ...area, fits: fitterOf(known, vault.config.quadrants[quadrant]!) };
  });
  return bank.flatMap((question): BriefQuestion[] => {
    const asked = areas.flatMap((area) => {
      const fit = area.fits(question.applies);
      return fit ? [{ area, fit, ...scored(partsOfBank(question, area, fit)) }] : [];
    });
    const best = asked.sort((a, b) => b.score - a.score || (a.area.area < b.area.area ? -1 : 1))[0];
    if (!best) return [];
    const { text, theme, goodAnswer, dodge, gap } = question;
    const isGap = gap !== null && best.area.gaps.includes(gap);
    return [
      {
        ...{ text, theme, goodAnswer, dodge, source: isGap ? 'gap' : 'bank', gap: isGap ? gap : null, score: best.score, parts: best.parts, open: null },
        why: [isGap ? sayGap(gap, best.area.title) : '', question.why].filter(Boolean).join(' '),
        evidence: evidenceOf(best.area, isGap),
      },
    ];
  });
}

function partsOfBank({ gap }: BankQuestion, { title, gaps, freshness }: BriefStanding, fit: Fit): BriefQuestion['parts'] {
  const because = { area: `It is about ${title}.`, group: `It is about things like ${title}.`, any: 'It fits any area.' }[fit];
  const fits = { points: FITS[fit], because };
  return gap !== null && gaps.includes(gap) ? [fits, { points: WORTH_OF_GAP[gap] * (1 + (1 - freshness.F) / 2), because: sayGap(gap, title) }] : [fits];
}

/** The lines that show how far contact goes, so that the gap can be seen beyond them. */
function evidenceOf({ firstHand, secondHand, verdict }: BriefStanding, isGap: boolean): BriefEvidence[] {
  const last = firstHand ?? secondHand ?? verdict?.statement;
  return last && isGap ? [placeOf(last)] : [];
}

type Answered = { text: string; answer: string; day: number | null; entry: string; title: string; line: number };

function answeredBefore({ questions, scope, vault }: BriefPieces): Answered[] {
  const heads = new Map(scope.map(({ head }) => [head.path, head]));
  const titleNamed = (name: string) => { const found = vault.names.resolve(name); return found.state === 'found' ? found.target.title : null; };
  return questions.flatMap(({ file, line, text, answered, answer }): Answered[] => {
    const head = heads.get(file);
    if (!answered || answer === '' || !head) return [];
    return [{ text, answer: excerptOf(answer, titleNamed, 200), day: head.lastDay, entry: head.id, title: head.title, line }];
  });
}

function recall(question: BriefQuestion, answered: readonly Answered[], { asOf }: BriefAsk): BriefQuestion {
  const known = nearestOf(question.text, answered);
  if (!known) return question;
  const { text: _, ...previously } = known;
  const age = previously.day === null ? 1 : Math.max(0, asOf - previously.day) / YEAR;
  const part = { points: -ANSWERED * 2 ** -age, because: `Answered before, in “${previously.title}”.` };
  return { ...question, ...scored([...question.parts, part]), previously, evidence: [...question.evidence, { entry: previously.entry, line: previously.line }] };
}

function scored(parts: BriefQuestion['parts']): Pick<BriefQuestion, 'score' | 'parts'> {
  return { parts, score: Math.round(parts.reduce((sum, { points }) => sum + points, 0) * 100) / 100 };
}

