import { entriesOf, newestFirst } from '#app/core/area-view.ts';
import { askDay } from '#app/core/ask.ts';
import type { Day } from '#app/core/day.ts';
import type { Depth } from '#app/core/depth.ts';
import { KINDS, type Kind } from '#app/core/entry.ts';
import { titlesOf } from '#app/core/find-names.ts';
import { hrefOf, hrefOfContact } from '#app/core/found.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { foldWord, type Correction } from '#app/core/spelling.ts';
import type { Vault } from '#app/core/vault.ts';
import { stripInline } from '#app/core/markdown/strip-inline.ts';
import { nearest, type NearName } from './nearest.server.ts';
import type { Reader } from './reader.server.ts';

export interface EntriesAsk {
  kind?: string | null;
  area?: string | null;
  text?: string | null;
  /** A day: entries with a contact on it, or of that date. */
  on?: string | null;
  /** From 1. */
  page?: string | null;
}

export interface EntriesPage {
  asked: { kind: Kind | null; area: string | null; text: string; on: Day | null };
  /** One page of what fits: newest first, or best first where text was asked for. */
  entries: EntryHead[];
  /** Words of the text that are found nowhere, and what was looked for instead of them. */
  corrected: Correction[];
  /** By path, where text was asked for. */
  snippets: Record<string, string>;
  /** Where a day was asked for: what was met on it. */
  met: MetThen[];
  total: number;
  page: number;
  pages: number;
  today: Day;
  areas: { id: string; title: string }[];
  /** When nothing fits the text as it was typed: areas that a corrected word names, else names like it. */
  near: NearName[];
}

/** A contact of one day, with the way to the line that says so. */
export interface MetThen {
  area: { id: string; title: string };
  depth: Depth;
  minutes: number;
  estimated: boolean;
  entry: string;
  href: string;
}

const PER_PAGE = 100;
const MOST_AREAS = 5;
const MOST_FOUND = 500;

/** Entries of a kind, of an area and with a text, each of them optional. */
export async function listEntries(reader: Reader, ask: EntriesAsk): Promise<Result<EntriesPage>> {
  const vault = await reader.vault();
  const text = ask.text?.trim() ?? '';
  const kind = (ask.kind || null) as Kind | null;
  if (kind !== null && !KINDS.includes(kind)) {
    return fail({ code: 'bad-choice', message: `There is no kind “${kind.slice(0, 40)}”.`, hint: `Choose one of ${KINDS.join(', ')}.` });
  }
  const area = ask.area?.trim() || null;
  if (area !== null && !vault.byArea.has(area)) {
    return fail({ code: 'not-found', message: `There is no area “${area.slice(0, 40)}”.`, hint: 'Choose an area of this vault.', near: nearest(vault, area, true) });
  }
  const ofArea = area === null ? [...vault.entries].sort(newestFirst) : entriesOf(vault, area);
  const asked = ask.on?.trim() ? askDay(ask.on, await reader.today(), 'day') : succeed(null);
  if (!asked.ok) return asked;
  const on = asked.value;
  const met = on === null ? [] : contactsOn(vault, on);
  const onDay = new Set(met.map(({ path }) => path));
  const ofKind = ofArea.filter((entry) => (kind === null || entry.kind === kind) && (on === null || entry.day === on || onDay.has(entry.path)));
  const { entries, snippets, corrected, areas } = text === '' ? { entries: ofKind, snippets: {}, corrected: [], areas: [] } : await search(reader, text, ofKind);
  const pages = Math.max(1, Math.ceil(entries.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(ask.page)) || 1));
  return succeed({
    ...{ asked: { kind, area, text, on }, total: entries.length, page, pages, snippets, corrected },
    entries: entries.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    met: met.filter(({ path, area: { id } }) => (area === null || id === area) && ofKind.some((entry) => entry.path === path)).map(({ path: _, ...then }) => then),
    today: await reader.today(),
    areas: areasByTitle(vault),
    near: entries.length === 0 && text !== '' ? nearest(vault, text) : areas,
  });
}

function contactsOn(vault: Vault, on: Day): (MetThen & { path: string })[] {
  const titles = new Map(vault.entries.map((entry) => [entry.path, entry.title]));
  const all = vault.ledger.flatMap(({ area: { id, title }, contacts }) =>
    contacts.filter(({ day }) => day === on).map((contact) => ({ ...contact, area: { id, title } })),
  );
  all.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  return all.map(({ area, depth, minutes, estimated, entry, path, line }) => ({
    ...{ area, depth, minutes, estimated, path },
    entry: titles.get(path) ?? entry,
    href: hrefOfContact({ entry, line }),
  }));
}

interface Found {
  entries: EntryHead[];
  snippets: Record<string, string>;
  corrected: Correction[];
  /** Areas with a corrected word in one of their names. */
  areas: NearName[];
}

/** What is typed is looked for as it is. Only where that finds nothing are the words corrected that are found nowhere. */
async function search({ index, vault }: Reader, text: string, among: EntryHead[]): Promise<Found> {
  const exact = await index.search(text, MOST_FOUND);
  const { query, corrected } = exact.length > 0 ? { query: text, corrected: [] } : await index.respell(text);
  const [hits, now] = [corrected.length > 0 ? await index.search(query, MOST_FOUND) : exact, await vault()];
  const byPath = new Map(among.map((entry) => [entry.path, entry]));
  return {
    entries: hits.flatMap(({ path }) => byPath.get(path) ?? []),
    snippets: Object.fromEntries(hits.map(({ path, snippet }) => [path, stripInline(snippet, titlesOf(now))])),
    corrected,
    areas: areasNamed(corrected, now),
  };
}

function areasNamed(corrected: readonly Correction[], { ledger }: Vault): NearName[] {
  if (corrected.length === 0) return [];
  const isNamed = (names: readonly string[]) => corrected.some(({ to }) => names.some((name) => foldWord(name).includes(to)));
  const areas = ledger.filter(({ area: { id, title, aliases } }) => isNamed([id, title, ...aliases]));
  return areas.slice(0, MOST_AREAS).map(({ area: { id, title } }) => ({ id, title, href: hrefOf({ id, isArea: true }) }));
}

function areasByTitle(vault: Vault): { id: string; title: string }[] {
  return vault.ledger.map(({ area: { id, title } }) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
