import type { Config } from './config.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Area } from './entry.ts';
import { nameKey, uniqueNames, type Named, type Names } from './names.ts';
import { reportParents, reportSharedNames, unknownQuadrant } from './vault-reports.ts';

/** The areas that are drawn, each in its quadrant; the first where it names none there is. Of several with one id, the first. */
export function placeAreas(areas: readonly Area[], config: Config): { area: Area; quadrant: number }[] {
  return drawn(areas).map((area) => ({ area, quadrant: findQuadrant(area, config) ?? 0 }));
}

/** What is wrong with areas, once all of them are known. */
export function reportAreas(areas: readonly Area[], names: Names<Named>, config: Config): Diagnostic[] {
  const lost = drawn(areas).filter((area) => findQuadrant(area, config) === null);
  return [...reportSharedNames(areas), ...reportParents(areas, names), ...lost.map((area) => unknownQuadrant(area, config))];
}

function drawn(areas: readonly Area[]): Area[] {
  return uniqueNames(areas, ({ id }) => id);
}

function findQuadrant({ quadrant }: Area, config: Config): number | null {
  const wanted = nameKey(quadrant);
  const index = config.quadrants.findIndex(({ id, title }) => nameKey(id) === wanted || nameKey(title) === wanted);
  return index < 0 ? null : index;
}
