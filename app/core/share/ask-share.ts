import { askDay } from '../ask.ts';
import { LENSES, type Lens } from '../config.ts';
import { findEdition, type Edition } from '../edition.ts';
import { LATEST } from '../edition-pages.ts';
import { areaNamed } from '../find-names.ts';
import { nameKey } from '../names.ts';
import { RING_IDS } from '../radar.ts';
import { fail, succeed, type Problem, type Result } from '../result.ts';
import type { Vault } from '../vault.ts';
import { SHOWS, type ShareScope, type ShareTime, type Show } from './shared-radar.ts';
import type { Day } from '../day.ts';

/** A scope as a door receives it: text, lists of text, or nothing. */
export interface ScopeAsk {
  lens?: string | null;
  quadrants?: readonly string[];
  areas?: readonly string[];
  tags?: readonly string[];
  rings?: readonly string[];
  asOf?: string | null;
  edition?: string | null;
  show?: string | null;
  history?: boolean;
  title?: string | null;
  notes?: string | null;
}

/** A scope in which every name is one that there is. */
export function askScope(ask: ScopeAsk, vault: Vault, editions: readonly Edition[], today: Day): Result<ShareScope> {
  const time = askTime(ask, editions, today);
  if (!time.ok) return time;
  const [named, show] = [ask.lens?.trim() || 'recommendation', ask.show?.trim() || 'rings'];
  if (!isOneOf(LENSES, named)) return fail(unknown('lens', named, LENSES));
  if (!isOneOf(SHOWS, show)) return fail(unknown('way to show', show, SHOWS));
  const lens: Lens = (time.value.kind === 'edition' && findLens(time.value.name, editions)) || named;
  const rings = lookUp('ring', ask.rings, RING_IDS[lens].map((id, i) => ({ id, title: vault.config.rings[lens][i]! })));
  if (!rings.ok) return rings;
  const quadrants = lookUp('quadrant', ask.quadrants, vault.config.quadrants);
  if (!quadrants.ok) return quadrants;
  const tags = lookUp('tag', ask.tags, tagsIn(vault).map((tag) => ({ id: tag, title: tag })));
  if (!tags.ok) return tags;
  const areas = lookUpAreas(clean(ask.areas), vault);
  if (!areas.ok) return areas;
  const [title, notes] = [(ask.title ?? '').replace(/\s+/g, ' ').trim(), (ask.notes ?? '').replace(/\r\n?/g, '\n').trim()];
  const chosen = { quadrants: quadrants.value, areas: areas.value, tags: tags.value, rings: rings.value };
  return succeed({ lens, ...chosen, time: time.value, show, history: ask.history ?? false, title, notes });
}

/** Tags of areas, in order. */
export function tagsIn({ ledger }: Pick<Vault, 'ledger'>): string[] {
  return [...new Set(ledger.flatMap(({ area }) => area.tags))].sort((a, b) => a.localeCompare(b, 'en'));
}

function askTime({ asOf, edition }: ScopeAsk, editions: readonly Edition[], today: Day): Result<ShareTime> {
  if (asOf?.trim() && edition?.trim()) return fail({ code: 'bad-choice', message: 'A share shows one day or one edition, not both.', hint: 'Leave one of them out.' });
  if (edition?.trim()) {
    const found = findEdition(editions, edition);
    if (!found.ok && nameKey(edition) === LATEST) return succeed({ kind: 'latest' });
    return found.ok ? succeed({ kind: 'edition', name: found.value.name }) : found;
  }
  if (!asOf?.trim()) return succeed({ kind: 'live' });
  const day = askDay(asOf, today);
  return day.ok ? succeed({ kind: 'day', asOf: day.value }) : day;
}

function findLens(name: string, editions: readonly Edition[]): Lens | undefined {
  return editions.find((edition) => edition.name === name)?.lens;
}

function lookUp(what: string, wanted: readonly string[] | undefined, known: readonly { id: string; title: string }[]): Result<string[]> {
  const ids: string[] = [];
  for (const name of clean(wanted)) {
    const found = known.find(({ id }) => nameKey(id) === nameKey(name)) ?? known.find(({ title }) => nameKey(title) === nameKey(name));
    if (!found) return fail(unknown(what, name, known.map(({ id }) => id)));
    ids.push(found.id);
  }
  return succeed([...new Set(ids)]);
}

function lookUpAreas(wanted: readonly string[], vault: Vault): Result<string[]> {
  const ids = wanted.map((name) => ({ name, id: areaNamed(vault, name) }));
  const strange = ids.find(({ id }) => id === null);
  if (strange) return fail({ code: 'not-found', message: `No area goes by the name “${strange.name.slice(0, 80)}” alone.`, hint: 'Name areas by their ids: their file names.' });
  return succeed([...new Set(ids.map(({ id }) => id!))]);
}

function clean(names: readonly string[] = []): string[] {
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

function isOneOf<T extends Lens | Show>(known: readonly T[], word: string): word is T {
  return known.includes(word as T);
}

function unknown(what: string, name: string, known: readonly string[]): Problem {
  const some = known.slice(0, 12);
  return { code: 'bad-choice', message: `There is no ${what} “${name.slice(0, 80)}”.`, hint: some.length > 0 ? `Choose ${some.join(', ')}${known.length > some.length ? ' …' : ''}.` : 'This vault has none.' };
}
