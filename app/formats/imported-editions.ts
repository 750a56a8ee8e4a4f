import type { Day } from '#app/core/day.ts';
import { countUpTo, type AreaLedger } from '#app/core/ledger.ts';

/** An edition of another program's radar, as the note says that an import made of it. */
export interface ImportedEdition {
  /** Id of the note. */
  entry: string;
  /** Title of the radar it is an edition of. */
  radar: string;
  day: Day;
  /** Ids of the areas it shows. */
  areas: ReadonlySet<string>;
}

/**
 * Has an area left with an edition of the radar it came from? So it has where only imported editions
 * say anything of it up to that day, and none that is the last of its radar shows it any more.
 */
export function hasLeft({ area, contacts, statements }: AreaLedger, asOf: Day, editions: readonly ImportedEdition[]): boolean {
  const said = statements.slice(0, countUpTo(statements, asOf));
  if (said.length === 0 || countUpTo(contacts, asOf) > 0) return false;
  const radars = new Set<string>();
  for (const { entry } of said) {
    const edition = editions.find((one) => one.entry === entry);
    if (!edition) return false;
    radars.add(edition.radar);
  }
  return [...radars].every((radar) => !lastOf(radar, asOf, editions)?.areas.has(area.id));
}

function lastOf(radar: string, asOf: Day, editions: readonly ImportedEdition[]): ImportedEdition | undefined {
  return editions.filter((edition) => edition.radar === radar && edition.day <= asOf).sort((a, b) => a.day - b.day).at(-1);
}
