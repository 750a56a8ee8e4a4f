import { formatDay, type Day } from '#app/core/day.ts';
import type { Movement } from '#app/core/radar.ts';
import type { RadarPart, TeamRadar } from './team-radar.ts';

/** What a radar shows on a day; `RadarView` is one, and so is what a share lets through of it. */
export interface ShownRadar {
  title: string;
  asOf: Day;
  /** Clockwise from the top right. */
  quadrants: readonly RadarPart[];
  /** Innermost first. */
  rings: readonly RadarPart[];
  /** `quadrant` and `ring` are indexes in the two. */
  blips: readonly { area: string; title: string; quadrant: number; ring: number; movement: Movement; tags?: readonly string[] }[];
}

/** Radars of one vault, oldest first, as the editions of one team radar. `descriptions` are Markdown by area; quadrants and rings are those of the latest. */
export function teamRadarOf(shown: readonly ShownRadar[], descriptions: ReadonlyMap<string, string> = new Map()): TeamRadar {
  const last = shown.at(-1);
  return {
    title: last?.title ?? '',
    quadrants: last?.quadrants.map(({ id, title }) => ({ id, title })) ?? [],
    rings: last?.rings.map(({ id, title }) => ({ id, title })) ?? [],
    editions: shown.map(({ asOf, quadrants, rings, blips }) => ({
      date: formatDay(asOf),
      blips: blips.map(({ area, title, quadrant, ring, movement, tags = [] }) => ({
        ...{ id: area, name: title, quadrant: quadrants[quadrant]!.id, ring: rings[ring]!.id, movement, description: descriptions.get(area) ?? '' },
        ...{ about: '', url: null, links: [], tags: [...tags], teams: [], active: true },
      })),
    })),
  };
}
