import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { RadarFormat } from '#app/core/radar-formats.ts';
import { readTeamRadar } from '#app/formats/read-team-radar.ts';
import { USUAL_RINGS, type ReadRadar, type TeamRadar } from '#app/formats/team-radar.ts';

export const SAMPLES = join(import.meta.dirname, '../fixtures/radars');

/** The files of a sample by path; one file alone where it is named. */
export function sample(folder: string, only?: string): Map<string, string> {
  const root = join(SAMPLES, folder);
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((one) => one.isFile() && /\.(?:json|md|csv)$/.test(one.name));
  const paths = files.map(({ parentPath, name }) => relative(root, join(parentPath, name))).filter((path) => only === undefined || path === only);
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

export function read(files: ReadonlyMap<string, string>, format?: RadarFormat): ReadRadar & { format: RadarFormat } {
  const done = readTeamRadar(files, { title: 'Radar', rings: USUAL_RINGS, format: format ?? null });
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

/** What every format keeps of an edition, by the names that people see. */
export function keptOf({ quadrants, rings, editions }: TeamRadar, at = editions.length - 1) {
  const titleOf = (parts: TeamRadar['rings'], id: string) => parts.find((part) => part.id === id)?.title || id;
  return editions[at]!.blips
    .map(({ name, quadrant, ring, movement, description }) => ({ name, quadrant: titleOf(quadrants, quadrant), ring: titleOf(rings, ring).toLowerCase(), movement, description }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
