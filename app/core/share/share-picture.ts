import type { Config, Quadrant } from '../config.ts';
import { nameKey } from '../names.ts';
import { placeBlips } from '../placement.ts';
import { RING_IDS } from '../radar.ts';
import type { Vault } from '../vault.ts';
import { isAreaInScope, type Moment, type Standing } from './share-standing.ts';
import type { SharedStep, ShareScope } from './shared-radar.ts';

type Drawn = SharedStep['blips'][number];

/** A shared quadrant by itself is drawn as one of four: a quarter of a disc still reads as part of a radar. */
const FEWEST = 2;
const BESIDE_ONE = 4;

/**
 * The quadrants that a share names. Where its scope picks areas, only those that have some: the name
 * of another might tell what it holds. One by itself has nameless ones beside it; where there is none, there is none.
 */
export function quadrantsShown(vault: Vault, scope: ShareScope, moments: readonly Moment[]): Quadrant[] {
  const used = new Set(moments.flatMap(({ standings }) => standings.map(({ quadrant }) => quadrant)));
  const known = vault.config.quadrants.filter(({ id }) => used.has(id) || isNamed(id, scope, vault));
  const gone = [...used].filter((id) => vault.config.quadrants.every((quadrant) => quadrant.id !== id)).sort();
  const shown = [...known.map(({ id, title }) => ({ id, title })), ...gone.map((id) => ({ id, title: id }))];
  if (shown.length === 0 || shown.length >= FEWEST) return shown;
  return Array.from({ length: BESIDE_ONE }, (_, i) => shown[i] ?? { id: `empty-${i}`, title: '' });
}

function isNamed(quadrant: string, scope: ShareScope, vault: Vault): boolean {
  if (scope.areas.length + scope.tags.length > 0) {
    return vault.ledger.some((ledger) => vault.config.quadrants[ledger.quadrant]!.id === quadrant && isAreaInScope({ area: ledger.area.id, quadrant }, scope, vault));
  }
  return scope.quadrants.length === 0 || scope.quadrants.some((wanted) => nameKey(wanted) === nameKey(quadrant));
}

/** The rings of a lens, as the settings call them. */
export function ringsShown({ lens }: Pick<ShareScope, 'lens'>, { rings }: Config): { id: string; title: string }[] {
  return RING_IDS[lens].map((id, i) => ({ id, title: rings[lens][i]! }));
}

/** The picture of one radar: numbered and placed among what is shared alone, so that no gap tells of anything else. */
export function drawMoment({ standings }: Moment, quadrants: readonly Quadrant[], rings: number): { drawn: Drawn; standing: Standing }[] {
  const index = new Map(quadrants.map(({ id }, i) => [id, i]));
  const ordered = standings
    .map((standing) => ({ standing, quadrant: index.get(standing.quadrant)! }))
    .sort((a, b) => a.standing.ring - b.standing.ring || a.quadrant - b.quadrant || byTitle(a.standing, b.standing));
  const places = placeBlips(ordered.map(({ standing: { area, ring }, quadrant }) => ({ area, quadrant, ring })), { quadrants: quadrants.length, rings });
  return ordered.map(({ standing, quadrant }, i) => {
    const { area, title, ring, movement } = standing;
    const { x, y, r } = places.get(area)!;
    return { standing, drawn: { number: i + 1, area, title, quadrant, ring, movement, x, y, r } };
  });
}

function byTitle(a: Standing, b: Standing): number {
  const [x, y] = [a.title.toLowerCase(), b.title.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a.area < b.area ? -1 : 1;
}
