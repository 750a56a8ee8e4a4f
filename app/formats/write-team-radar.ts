import { RADAR_FORMAT_FACTS, type RadarFormat } from '#app/core/radar-formats.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { writeBackstage } from './backstage.ts';
import { writeByorCsv, writeByorJson } from './byor.ts';
import { KEEPS_HISTORY, tellLosses } from './radar-losses.ts';
import type { TeamRadar } from './team-radar.ts';
import { writeReleases } from './write-release-files.ts';
import { writeZalando } from './zalando.ts';

export interface WrittenRadar {
  /** Text by path; one file, but for the formats that are a folder. */
  files: Map<string, string>;
  /** What the format has no place for, in sentences. */
  lossy: string[];
}

interface Limits {
  quadrants: number;
  rings: number;
}

/** What each program can draw. */
const LIMITS: Record<RadarFormat, Limits> = {
  'byor-csv': { quadrants: 4, rings: 4 },
  'byor-json': { quadrants: 4, rings: 4 },
  zalando: { quadrants: 4, rings: 4 },
  aoe: { quadrants: 4, rings: 4 },
  porsche: { quadrants: 8, rings: 8 },
  backstage: { quadrants: 8, rings: 8 },
};

/** A radar as the files of another program. What that program could not draw is a problem; what it has no place for is told. */
export function writeTeamRadar(radar: TeamRadar, format: RadarFormat): Result<WrittenRadar> {
  const { quadrants, rings } = LIMITS[format];
  const { name, file } = RADAR_FORMAT_FACTS[format];
  if (radar.quadrants.length > quadrants) return fail(tooMany(name, radar.quadrants.length, quadrants, 'quadrant'));
  if (radar.rings.length > rings) return fail(tooMany(name, radar.rings.length, rings, 'ring'));
  if (KEEPS_HISTORY.has(format) && radar.editions.some(({ date }) => date === null)) return fail(undated(name));
  const text = file === null ? null : writeText(radar, format);
  const files = text === null || file === null ? writeReleases(radar, format === 'aoe' ? 'aoe' : 'porsche') : new Map([[file.name, text]]);
  return succeed({ files, lossy: tellLosses(radar, format) });
}

function writeText(radar: TeamRadar, format: RadarFormat): string {
  if (format === 'byor-csv') return writeByorCsv(radar);
  if (format === 'byor-json') return writeByorJson(radar);
  return format === 'zalando' ? writeZalando(radar) : writeBackstage(radar);
}

function tooMany(name: string, have: number, most: number, what: string): Problem {
  return { code: 'bad-choice', message: `${name} draws ${count(most, what)}, and this radar has ${have}, so nothing was written.`, hint: 'Write it as Backstage or Porsche, or join some of them in whetstone.yml.' };
}

function undated(name: string): Problem {
  return { code: 'bad-date', message: `${name} needs the date of every edition, and one has none, so nothing was written.`, hint: 'Write it as BYOR or Zalando, or give the edition a date.' };
}
