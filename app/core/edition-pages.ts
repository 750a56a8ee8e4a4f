import type { Lens } from './config.ts';
import type { Day } from './day.ts';
import { findEdition, type Edition } from './edition.ts';
import type { BlipChange } from './edition-changes.ts';
import { nameKey } from './names.ts';
import type { RadarView } from './radar-view.ts';
import { fail, succeed, type Result } from './result.ts';

/** Stands for the edition that was published last, unless one is called so. */
export const LATEST = 'latest';

/** Where an edition stands on a day. */
export type EditionState = 'draft' | 'scheduled' | 'published';

export interface EditionLine extends Pick<Edition, 'name' | 'title' | 'asOf' | 'lens' | 'published'> {
  state: EditionState;
  blips: number;
}

/** One edition: its picture, what its owner says of it, and what changed since the one before. */
export interface EditionPage extends EditionLine {
  radar: RadarView;
  notesHtml: string;
  /** The edition before it of the same lens; null for the first. */
  previous: { name: string; title: string } | null;
  changes: BlipChange[];
}

/** Two editions against each other. */
export interface EditionComparison {
  before: EditionLine;
  after: EditionLine;
  changes: BlipChange[];
}

/** Rings of every area across the editions of one lens, the oldest first. */
export interface EditionTrajectory {
  lens: Lens;
  editions: EditionLine[];
  /** `rings` are titles, null where the edition does not have the area. */
  areas: { area: string; title: string; rings: (string | null)[] }[];
}

export function stateOf({ published }: Pick<Edition, 'published'>, today: Day): EditionState {
  if (published === null) return 'draft';
  return published > today ? 'scheduled' : 'published';
}

export function lineOf(edition: Edition, today: Day): EditionLine {
  const { name, title, asOf, lens, published, blips } = edition;
  return { name, title, asOf, lens, published, state: stateOf(edition, today), blips: blips.length };
}

/** The latest of the editions of a lens that are public by a day; null while there is none. */
export function latestOf(all: readonly Edition[], lens: Lens, today: Day): Edition | null {
  const open = all.filter((edition) => edition.lens === lens && stateOf(edition, today) === 'published');
  return open.sort((a, b) => b.asOf - a.asOf || b.published! - a.published!)[0] ?? null;
}

/** The same, or why there is none. */
export function askLatest(all: readonly Edition[], lens: Lens, today: Day): Result<Edition> {
  const latest = latestOf(all, lens, today);
  return latest ? succeed(latest) : fail({ code: 'not-found', message: `No edition of the lens ${lens} has been published yet.`, hint: 'Publish one with “whet edition publish NAME”; on the day it names, it is shown.' });
}

/** An edition by its name or its title, or the latest one of a lens. */
export function askEdition(wanted: string, all: readonly Edition[], lens: Lens, today: Day): Result<Edition> {
  const found = findEdition(all, wanted);
  return !found.ok && nameKey(wanted) === LATEST ? askLatest(all, lens, today) : found;
}

/** The latest edition before one, of the same lens. */
export function previousOf(edition: Edition, all: readonly Edition[]): Edition | null {
  const earlier = all.filter((other) => other.lens === edition.lens && other.name !== edition.name && other.asOf < edition.asOf);
  return earlier.sort((a, b) => b.asOf - a.asOf)[0] ?? null;
}

/** How areas moved through the editions of a lens. */
export function trajectoryOf(editions: readonly Edition[], lens: Lens, today: Day, titleOf: (ring: string) => string): EditionTrajectory {
  const ordered = editions.filter((edition) => edition.lens === lens).sort((a, b) => a.asOf - b.asOf);
  const titles = new Map(ordered.flatMap(({ blips }) => blips.map(({ area, title }) => [area, title] as const)));
  const rings = ordered.map(({ blips }) => new Map(blips.map(({ area, ring }) => [area, titleOf(ring)])));
  const areas = [...titles].map(([area, title]) => ({ area, title, rings: rings.map((of) => of.get(area) ?? null) }));
  return { lens, editions: ordered.map((edition) => lineOf(edition, today)), areas: areas.sort((a, b) => a.title.localeCompare(b.title, 'en')) };
}
