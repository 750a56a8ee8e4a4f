import type { EntryHead } from '../heads.ts';
import { fail, type Problem, type Result } from '../result.ts';
import type { Vault } from '../vault.ts';
import { appendBody, planJoin, type Joined, type Merging } from './join-texts.ts';
import type { RelinkPlan } from './relink.ts';
import type { RelinkFile, Turn } from './turn.ts';

/** What becomes of the text that stays and the one that goes; `joined` is the first with the body of the second behind it. */
export type FillIn = (kept: EntryHead & { text: string }, gone: EntryHead & { text: string }, joined: string) => Result<Joined>;

/**
 * Plans to make one entry part of another of its kind: links and references follow, its text is
 * appended, and `fill` says what else of it the one that stays takes over.
 */
export function planMergeEntries({ names, entries }: Pick<Vault, 'names' | 'entries'>, files: readonly RelinkFile[], { from, into }: Merging, fill: FillIn): Result<RelinkPlan> {
  const [gone, kept] = [from, into].map((path) => entries.find((entry) => entry.path === path));
  if (!gone || !kept || ![from, into].every((path) => files.some((file) => file.path === path))) return fail(NO_ENTRY);
  if (gone === kept) return fail(ONE_ENTRY);
  const turn: Turn = { before: names, after: names.amend([from, into], [kept]), subject: gone, becomes: kept };
  return planJoin(files, { from, into }, turn, (keptText, goneText) => {
    const appended = appendBody(keptText, goneText, gone.title);
    return appended.ok ? fill({ ...kept, text: keptText }, { ...gone, text: goneText }, appended.value) : appended;
  });
}

const NO_ENTRY: Problem = { code: 'not-found', message: 'One of the two is no entry of this vault.', hint: 'Name two entries by id.' };
const ONE_ENTRY: Problem = { code: 'bad-choice', message: 'Both are the same entry.', hint: 'Name two entries.' };
