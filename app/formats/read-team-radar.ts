import { RADAR_FORMAT_FACTS, type RadarFormat } from '#app/core/radar-formats.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { readBackstage } from './backstage.ts';
import { readByorCsv, readByorJson } from './byor.ts';
import { readReleases } from './release-files.ts';
import type { ReadOptions, ReadRadar } from './team-radar.ts';
import { readZalando } from './zalando.ts';

/** Characters of all files together; judged before anything is parsed. */
export const LARGEST_RADAR = 20_000_000;
/** How much of a file is looked at to tell what it is. */
const LOOKED_AT = 4000;

const READERS: Record<RadarFormat, (files: ReadonlyMap<string, string>, options: ReadOptions) => ReadRadar> = {
  'byor-csv': readByorCsv,
  'byor-json': readByorJson,
  zalando: readZalando,
  aoe: readReleases,
  porsche: readReleases,
  backstage: readBackstage,
};

/** Reads a radar out of files, text by path; in the format named, else in the one their content has. */
export function readTeamRadar(files: ReadonlyMap<string, string>, { format = null, ...options }: ReadOptions & { format?: RadarFormat | null }): Result<ReadRadar & { format: RadarFormat }> {
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  if (size > LARGEST_RADAR) return fail(tooLarge(size));
  const found = format ?? recognise(files);
  if (found === null) return fail(UNKNOWN);
  const own = ownFiles(files, found);
  if (own.size === 0) return fail({ ...UNKNOWN, message: `There is no file that could be a radar of ${RADAR_FORMAT_FACTS[found].name}.` });
  return succeed({ ...READERS[found](own, options), format: found });
}

/** The format of files by what is in them; null where it is none of ours. */
export function recognise(files: ReadonlyMap<string, string>): RadarFormat | null {
  const items = [...files].filter(([path]) => /\/[^/]+\.md$/i.test(`/${path}`));
  const settings = [...files].filter(([path]) => /(?:^|\/)config[^/]*\.json$/.test(path));
  if (items.some(([, text]) => /^segment[ \t]*:/m.test(text.slice(0, LOOKED_AT)))) return 'porsche';
  if (items.some(([, text]) => /^(?:ring|quadrant)[ \t]*:/m.test(text.slice(0, LOOKED_AT)))) return settings.some(([, text]) => /"segments"\s*:/.test(text)) ? 'porsche' : 'aoe';
  for (const [, text] of files) {
    const start = text.replace(/^\uFEFF/, '').trimStart();
    if (start.startsWith('[')) return 'byor-json';
    if (start.startsWith('{') && /"timeline"\s*:/.test(text)) return 'backstage';
    if (start.startsWith('{') && /"entries"\s*:/.test(text)) return 'zalando';
    const head = (/^[^\r\n]*/.exec(start)?.[0] ?? '').toLowerCase();
    if (/\bname\b/.test(head) && /\bring\b/.test(head) && /\bquadrant\b/.test(head)) return 'byor-csv';
  }
  return null;
}

function ownFiles(files: ReadonlyMap<string, string>, format: RadarFormat): Map<string, string> {
  if (files.size === 1) return new Map(files);
  const wanted = format === 'byor-csv' ? /\.[ct]sv$/i : RADAR_FORMAT_FACTS[format].file ? /\.json$/i : /\.(?:md|json)$/i;
  return new Map([...files].filter(([path]) => wanted.test(path)));
}

function tooLarge(size: number): Problem {
  return { code: 'too-large', message: `The radar has ${Math.round(size / 1e6)} MB, more than the ${LARGEST_RADAR / 1e6} MB that are read, so nothing was.`, hint: 'Leave out what is no part of the radar.' };
}

const UNKNOWN: Problem = {
  code: 'bad-choice',
  message: 'Nothing in it looks like a radar: neither BYOR, Zalando, AOE, Porsche nor Backstage.',
  hint: 'Name the format, such as --format byor-csv, to be told what is missing.',
};
