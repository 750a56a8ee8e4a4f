import { isAboutArea } from './area-questions.ts';
import { fade, POINTS, scored, type ScorePart } from './brief-score.ts';
import type { BriefAsk, BriefPieces, BriefQuestion } from './brief-types.ts';
import { areaNamed, titlesOf } from './find-names.ts';
import type { EntryHead } from './heads.ts';
import { stripInline } from './markdown/strip-inline.ts';
import { nameKey } from './names.ts';
import { themeOf } from './question-themes.ts';
import { sayDay } from './words.ts';

const IT_IS_RECENT = 'The newer, the more.';

/** Questions left open in entries about the areas, and in the pages of the areas themselves. */
export function ownQuestions({ vault, questions, scope }: BriefPieces, ask: BriefAsk): BriefQuestion[] {
  const direct = new Map(scope.filter(({ distance }) => distance === 0).map(({ head }) => [head.path, head]));
  const areas = new Map(ask.areas.map((id) => [vault.byArea.get(id)!.area.path, vault.byArea.get(id)!.area]));
  return questions.flatMap(({ file, line, text, answered }): BriefQuestion[] => {
    const head = direct.get(file) ?? null;
    const subject = head ?? areas.get(file);
    if (answered || !subject) return [];
    const { id, title } = subject;
    // A task such as “read the chapter” is for oneself.
    if (!text.includes('?') && id !== ask.meeting) return [];
    const asked = stripInline(text, titlesOf(vault));
    const parts = head !== null && id === ask.meeting ? FOR_THIS : partsOf(head, title, ask, head !== null && !isAbout(vault, text, head, ask));
    const why = parts.filter(({ because }) => because !== IT_IS_RECENT).map(({ because }) => because).join(' ');
    return [{ ...{ text: asked, ...themeOf(asked), why, source: 'notes', gap: null }, ...scored(parts), open: { path: file, line, entry: id }, evidence: [{ entry: id, line }] }];
  });
}

const FOR_THIS: readonly ScorePart[] = [{ points: POINTS.own + POINTS.thisMeeting + POINTS.recent, because: 'You wrote it down for this meeting.' }];

function partsOf(head: EntryHead | null, title: string, { vendor, asOf }: BriefAsk, isAside: boolean): ScorePart[] {
  const day = head?.lastDay ?? null;
  const isSameVendor = vendor !== null && head?.vendor != null && nameKey(head.vendor) === nameKey(vendor);
  return [
    { points: POINTS.own, because: `You left it open in “${title}”${day === null ? '' : ` on ${sayDay(day)}`}.` },
    ...(isSameVendor ? [{ points: POINTS.sameVendor, because: `That was a talk with ${vendor}.` }] : isAside ? [{ points: POINTS.aside, because: 'That entry is about other things too.' }] : []),
    ...(day === null ? [] : [{ points: fade(POINTS.recent, asOf - day), because: IT_IS_RECENT }]),
  ];
}

/** Whether a question is about an area of the brief, and not about something else its entry is about. */
function isAbout(vault: BriefPieces['vault'], text: string, head: EntryHead, { areas }: BriefAsk): boolean {
  const isOfBrief = (ref: string) => areas.includes(areaNamed(vault, ref) ?? '');
  return head.refs.every(isOfBrief) || areas.some((id) => isAboutArea(text, head, vault.byArea.get(id)!.area, vault));
}
