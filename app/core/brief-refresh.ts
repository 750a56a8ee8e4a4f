import type { BriefAsk, BriefPieces, BriefStanding, RefreshItem } from './brief-types.ts';
import { MINUTES_OF } from './contacts.ts';
import { isFirstHand } from './depth.ts';
import type { Kind } from './entry.ts';
import { areaNamed } from './find-names.ts';
import type { EntryHead } from './heads.ts';
import { packMinutes } from './knapsack.ts';
import { nameKey } from './names.ts';
import { sayWhen } from './words.ts';

/** Words a minute: Brysbaert 2019 puts silent reading of English non-fiction at 238; notes of one's own are skimmed no faster. */
export const READING_SPEED = 220;

const HALF_FORGOTTEN = 90;
const CANDIDATES = 60;
const SHOWN = 7;
/** What adds less than this is not worth a line. */
const LEAST = 0.25;
/** An hour with one's hands on it is not for the minutes before a meeting; half of one may be. */
const TOUCH_MINUTES = 30;
const UNREAD: ReadonlySet<string | null> = new Set(['to-read', 'reading']);

/** How much a text of one's own brings back, by its kind: our judgement. */
const WORTH: Record<Kind, number> = { 'deep-dive': 1, review: 1, meeting: 0.7, project: 0.6, note: 0.5, reading: 0.6 };

/**
 * What to read again or to touch in the minutes there are: the set worth most that fits. A text is
 * worth its kind, more the staler its areas and the longer ago it was written, twice where it is about
 * the same vendor; a source not read yet is worth 0.9 and a session with one's own hands 1.5 in its place.
 */
export function chooseRefresh(pieces: BriefPieces, ask: BriefAsk, standing: readonly BriefStanding[]): RefreshItem[] {
  const direct = pieces.scope.filter(({ distance, head }) => distance === 0 && head.id !== ask.meeting);
  const candidates = [...direct.flatMap(({ head }) => itemOf(pieces, ask, head, standing)), ...standing.flatMap((area) => touchOf(pieces, ask, area))];
  const best = candidates.filter(({ value }) => value >= LEAST).sort((a, b) => b.value - a.value || (a.entry < b.entry ? -1 : 1)).slice(0, CANDIDATES);
  return packMinutes(best, ask.minutes).slice(0, SHOWN);
}

function itemOf({ vault, words, details }: BriefPieces, { asOf, vendor }: BriefAsk, head: EntryHead, standing: readonly BriefStanding[]): RefreshItem[] {
  const isUnread = head.kind === 'reading' && UNREAD.has(head.status);
  if (head.status === 'abandoned') return [];
  const refs = new Set(head.refs.map((ref) => areaNamed(vault, ref)));
  const about = standing.filter(({ area }) => refs.has(area));
  if (about.length === 0) return [];
  const dullness = Math.max(...about.map(({ freshness }) => 1 - freshness.F)) + 0.1 * (about.length - 1);
  const forgotten = head.lastDay === null ? 1 : 1 - 2 ** (-Math.max(0, asOf - head.lastDay) / HALF_FORGOTTEN);
  const isSameVendor = vendor !== null && head.vendor !== null && nameKey(head.vendor) === nameKey(vendor);
  const said = details.get(head.path)?.minutes ?? null;
  const minutes = isUnread ? (said ?? MINUTES_OF.reading) : Math.max(1, Math.ceil((words.get(head.path) ?? 0) / READING_SPEED));
  const worth = isUnread ? 0.9 : WORTH[head.kind] * (0.5 + 0.5 * forgotten);
  return [
    {
      ...{ entry: head.id, title: head.title, kind: isUnread ? 'unread' : 'read', minutes, estimated: isUnread && said === null },
      value: worth * dullness * (isSameVendor ? 2 : 1),
      why: isSameVendor ? `You met ${vendor} there.` : isUnread ? 'On your list, and not read yet.' : head.lastDay === null ? 'Undated.' : `Written ${sayWhen(head.lastDay, asOf)}, about ${about.map(({ title }) => title).join(' and ')}.`,
      evidence: [{ entry: head.id, line: 1 }],
    },
  ];
}

/** Where an area has gone stale and there is something of one's own to touch. */
function touchOf({ scope, vault }: BriefPieces, { asOf }: BriefAsk, { area, title, freshness }: BriefStanding): RefreshItem[] {
  if (!freshness.stale) return [];
  const contact = vault.byArea.get(area)!.contacts.findLast(({ day, depth }) => day <= asOf && isFirstHand(depth));
  const project = contact && scope.find(({ head }) => head.id === contact.entry && head.kind === 'project' && head.status !== 'done')?.head;
  if (!project) return [];
  return [
    {
      ...{ entry: project.id, title: `${title} in ${project.title}`, kind: 'touch', minutes: TOUCH_MINUTES, estimated: true },
      value: 1.5 * (1 - freshness.F),
      why: `Do one small thing there with your own hands; the last time was ${sayWhen(contact.day, asOf)}.`,
      evidence: [{ entry: contact.entry, line: contact.line }],
    },
  ];
}
