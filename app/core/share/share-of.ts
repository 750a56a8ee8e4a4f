import type { Day } from '../day.ts';
import { findEdition, type Edition } from '../edition.ts';
import { askLatest } from '../edition-pages.ts';
import { succeed, type Result } from '../result.ts';
import type { Vault } from '../vault.ts';
import { surroundingsOf, type Attachment, type SharedPages } from './share-links.ts';
import { momentsOf } from './share-moments.ts';
import { drawMoment, quadrantsShown, ringsShown } from './share-picture.ts';
import type { Moment } from './share-standing.ts';
import { areasToTell, entriesToShare } from './share-subjects.ts';
import type { SharedBlip, SharedEntry, SharedFreshness, SharedRadar, SharedStep, ShareScope } from './shared-radar.ts';
import { sweepText } from './sweep-text.ts';

export interface Shared {
  radar: SharedRadar;
  /** Pictures that its texts show. */
  attachments: Attachment[];
}

/**
 * What a share contains: the one place where that is decided. Everything that comes out is put
 * together here, field by field, from what a scope names; nothing of the vault is passed on whole.
 * `texts` are those of `pathsToShare`; `ownHosts` are those that serve the owner's own pages.
 */
export function shareOf(vault: Vault, editions: readonly Edition[], asked: ShareScope, today: Day, texts: ReadonlyMap<string, string>, ownHosts: readonly string[] = []): Result<Shared> {
  const edition = editionOf(asked, editions, today);
  if (!edition.ok) return edition;
  const scope = edition.value ? { ...asked, lens: edition.value.lens } : asked;
  const moments = momentsOf(vault, editions, edition.value, scope, today);
  const shown = moments.at(-1)!;
  const quadrants = quadrantsShown(vault, scope, moments);
  const rings = ringsShown(scope, vault.config);
  const told = tellTexts(vault, scope, shown, texts, edition.value, ownHosts);
  const blips = drawMoment(shown, quadrants, rings.length).map(({ drawn, standing }): SharedBlip => {
    const freshness = scope.show === 'rings' ? null : freshnessOf(standing.freshness());
    const { number, area, title, quadrant, ring, movement, x, y, r } = drawn;
    return { number, area, title, quadrant, ring, movement, x, y, r, freshness, text: told.areas.get(area) ?? '', entries: told.entries.filter(({ areas }) => areas.includes(area)).map(({ id }) => id) };
  });
  const radar: SharedRadar = {
    title: scope.title || vault.config.title,
    owner: vault.config.owner,
    notes: told.notes,
    asOf: shown.asOf,
    compare: shown.compare,
    lens: scope.lens,
    show: scope.show,
    edition: shown.edition,
    ...{ quadrants, rings, blips },
    entries: told.entries,
    history: scope.history ? moments.map((moment) => stepOf(moment, quadrants, rings.length)) : [],
  };
  return succeed({ radar, attachments: told.attachments });
}

function editionOf({ time, lens }: ShareScope, editions: readonly Edition[], today: Day): Result<Edition | null> {
  if (time.kind === 'edition') return findEdition(editions, time.name);
  return time.kind === 'latest' ? askLatest(editions, lens, today) : succeed(null);
}

function freshnessOf({ F, basis, staleOn, staleBand, staleSince }: SharedFreshness): SharedFreshness {
  return { F, basis, staleOn, staleBand, staleSince };
}

function stepOf(moment: Moment, quadrants: SharedRadar['quadrants'], rings: number): SharedStep {
  return { asOf: moment.asOf, edition: moment.edition, blips: drawMoment(moment, quadrants, rings).map(({ drawn }) => drawn) };
}

interface Told {
  notes: string;
  /** By id. */
  areas: Map<string, string>;
  entries: SharedEntry[];
  attachments: Attachment[];
}

/** The texts of a share, each swept from where it stands. An edition has its own notes, unless the scope has others. */
function tellTexts(vault: Vault, scope: ShareScope, { asOf, standings }: Moment, texts: ReadonlyMap<string, string>, edition: Edition | null, ownHosts: readonly string[]): Told {
  const attachments: Attachment[] = [];
  const given = scope.show === 'entries' ? texts : new Map<string, string>();
  const areas = new Map(standings.map(({ area, title }) => [area, title]));
  const ids = new Set(areas.keys());
  const entries = entriesToShare(vault, given, ids, asOf, scope.time.kind === 'live');
  const pages: SharedPages = { areas, entries: new Map(entries.map(({ path, id, title }) => [path, { id, title }])) };
  const sweep = (text: string, path: string, up: '' | '../', name: string) => sweepText(text, surroundingsOf(path, up, name, vault, pages, attachments, ownHosts));
  const notes = scope.notes.trim() || (edition?.notes ?? '');
  return {
    notes: sweep(notes, scope.notes.trim() === '' && edition ? `editions/${edition.name}.md` : 'notes.md', '', 'notes'),
    areas: new Map(areasToTell(vault, given, ids).map(({ id, path, text }) => [id, sweep(text, path, '../', `area-${id}`)])),
    entries: entries.map(({ id, title, kind, day, areas: named, path, text }) => ({ id, title, kind, day, areas: named, text: sweep(text, path, '../', `entry-${id}`) })),
    attachments,
  };
}
