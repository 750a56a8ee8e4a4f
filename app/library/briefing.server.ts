import { askDay } from '#app/core/ask.ts';
import { entriesAbout, prepareBrief, scopeOf } from '#app/core/brief.ts';
import { suggestAreas, type MeetingHint, type SuggestedArea } from '#app/core/brief-suggest.ts';
import type { Brief, BriefAsk, BriefPieces, EntryDetail, ScopedEntry } from '#app/core/brief-types.ts';
import { countWords } from '#app/core/count-words.ts';
import type { Day } from '#app/core/day.ts';
import { areaNamed } from '#app/core/find-names.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { parseMinutes } from '#app/core/log-line.ts';
import { keysOf, nameKey } from '#app/core/names.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import type { Bank } from '#app/adapters/question-bank.server.ts';
import { nearest } from './nearest.server.ts';
import type { Reader } from './reader.server.ts';

/** A brief as a door asks for it. */
export interface BriefRequest {
  /** Ids, titles or aliases; without any, those of the next meeting with the vendor, else those the vendor surely stands for. */
  areas?: readonly string[];
  vendor?: string | null;
  minutes?: string | null;
  asOf?: string | null;
}

/** A brief, and the areas that may be meant too but are no part of it: guesses are told, not taken. */
export interface VendorBrief extends Brief {
  guessed: SuggestedArea[];
}

/** The verbs of getting ready for a meeting. */
export interface Briefing {
  brief(ask: BriefRequest): Promise<Result<VendorBrief>>;
  /** Areas that a vendor's name or a topic points to: the sure ones, then guesses, the likeliest first. */
  suggestAreas(hint: MeetingHint): Promise<SuggestedArea[]>;
}

export const MINUTES_TO_PREPARE = 20;

export function createBriefing(reader: Reader, bank: () => Bank): Briefing {
  return {
    async brief({ areas = [], vendor = null, minutes, asOf }) {
      const vault = await reader.vault();
      const day = askDay(asOf, await reader.today());
      if (!day.ok) return day;
      const time = askMinutes(minutes);
      if (!time.ok) return time;
      const name = vendor?.trim() || null;
      const meeting = asOf?.trim() ? null : nextMeetingWith(vault, name, day.value);
      const chosen = areas.length > 0 ? findAreas(vault, areas) : succeed(meeting?.refs.flatMap((ref) => areaNamed(vault, ref) ?? []) ?? []);
      if (!chosen.ok) return chosen;
      const suggested = areas.length > 0 ? [] : suggestAreas(vault, { vendor: name ?? '', topic: '' }, day.value);
      const ids = chosen.value.length > 0 ? chosen.value : suggested.flatMap(({ area, isSure }) => (isSure ? [area] : []));
      const guessed = suggested.filter(({ area }) => !ids.includes(area));
      if (ids.length === 0) return fail(NO_AREA(name, guessed));
      const ask = { areas: ids, vendor: name, minutes: time.value, asOf: day.value, meeting: meeting?.id ?? null };
      return succeed({ ...prepareBrief(await gatherPieces(reader, bank(), ask), ask), guessed });
    },
    suggestAreas: async (hint) => suggestAreas(await reader.vault(), hint, await reader.today()),
  };
}

/** The next meeting with a vendor from a day on: it says what it is about, and what was written down for it is asked first. */
function nextMeetingWith({ entries }: Vault, vendor: string | null, today: Day): EntryHead | null {
  if (vendor === null) return null;
  const planned = entries.filter((entry) => entry.kind === 'meeting' && entry.vendor !== null && nameKey(entry.vendor) === nameKey(vendor) && entry.day !== null && entry.day >= today);
  return planned.sort((a, b) => a.day! - b.day!)[0] ?? null;
}

export function askMinutes(text: string | null | undefined): Result<number> {
  if (!text?.trim()) return succeed(MINUTES_TO_PREPARE);
  const minutes = parseMinutes(/^\d+$/.test(text.trim()) ? `${text.trim()}m` : text);
  return minutes === null ? fail({ code: 'bad-choice', message: `“${text.slice(0, 40)}” is no length of time.`, hint: 'Write minutes, such as 20 or 1h30.' }) : succeed(minutes);
}

/** Ids of areas by any of their names. */
export function findAreas(vault: Vault, refs: readonly string[]): Result<string[]> {
  const ids = new Set<string>();
  for (const ref of refs) {
    const found = vault.names.resolveArea(ref);
    if (found.state === 'found') ids.add(found.target.id);
    else if (found.state === 'ambiguous') return fail({ code: 'ambiguous', message: `“${ref}” could mean ${found.candidates.map(({ id }) => id).join(' or ')}.`, hint: 'Write the id.' });
    else return fail({ code: 'not-found', message: `There is no area “${ref.slice(0, 80)}” in this vault.`, hint: 'The file name of an area is its id.', near: nearest(vault, ref, true) });
  }
  return succeed([...ids]);
}

/** All that a brief is prepared from; of long histories what is nearest and newest. */
export async function gatherPieces({ index, vault: vaultNow }: Pick<Reader, 'index' | 'vault'>, bank: Bank, ask: BriefAsk): Promise<BriefPieces> {
  const vault = await vaultNow();
  const direct = entriesAbout(vault, ask);
  const areas = ask.areas.flatMap((id) => vault.byArea.get(id)?.area ?? []);
  const paths = [...direct, ...areas].map(({ path }) => path);
  const keys = [...direct, ...areas.map(({ path }) => vault.names.byPath.get(path))].flatMap((head) => [...keysOf(head), head?.path ?? '', head?.path.replace(/\.md$/i, '') ?? '']);
  const meeting = direct.find(({ id }) => id === ask.meeting);
  const relations = meeting ? (await index.entryAt(meeting.path))?.relations : undefined;
  const cited = relations ? [...relations.cites, ...relations.answers] : [];
  const scope = scopeOf(vault, direct, await index.linksAround(paths, [...new Set(keys)]), cited, ask);
  const all = [...scope.map(({ head }) => head.path), ...areas.map(({ path }) => path)];
  const [lessons, questions, texts, details] = await Promise.all([
    index.lessons(all),
    index.questions({ paths: all }),
    index.texts(direct.slice(0, MOST_TIMED).map(({ path }) => path)),
    detailsOf(index, scope),
  ]);
  return { vault, bank: bank.questions, scope, lessons, questions, details, words: new Map([...texts].map(([path, text]) => [path, countWords(text)])) };
}

/** Entries whose reading time is worth knowing, and those whose front matter is. */
const MOST_TIMED = 150;
const MOST_DETAILED = 60;

async function detailsOf(index: Reader['index'], scope: readonly ScopedEntry[]): Promise<Map<string, EntryDetail>> {
  const telling = scope.filter(({ head: { kind, status } }) => kind === 'review' || status === 'to-read' || status === 'reading').slice(0, MOST_DETAILED);
  const entries = await Promise.all(telling.map(({ head }) => index.entryAt(head.path)));
  return new Map(entries.flatMap((entry) => (entry ? [[entry.path, { minutes: entry.minutes, supersedes: entry.relations.supersedes }] as const] : [])));
}

const NO_AREA = (vendor: string | null, guessed: readonly SuggestedArea[]) => ({
  code: 'bad-choice' as const,
  message: vendor === null ? 'A brief needs an area or a vendor.' : `Nothing in the vault says which areas “${vendor}” is about.`,
  hint: `Name the areas the meeting is about${guessed.length > 0 ? `; perhaps ${guessed.map(({ area }) => area).join(', ')}` : ''}.`,
});
