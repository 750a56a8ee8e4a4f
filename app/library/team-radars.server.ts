import { askRadar, type RadarAsk } from '#app/core/ask.ts';
import { isMapping } from '#app/core/edit/write-yaml.ts';
import type { RadarImportReport } from '#app/core/import-view.ts';
import { isRadarFormat, RADAR_FORMATS, type RadarFormat } from '#app/core/radar-formats.ts';
import { RING_IDS } from '#app/core/radar.ts';
import type { Shared } from '#app/core/share/share-of.ts';
import type { SharedRadar, ShareScope } from '#app/core/share/shared-radar.ts';
import { unlinkPages } from '#app/core/share/unlink-pages.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { parseDay, type Day } from '#app/core/day.ts';
import { KEEPS_HISTORY } from '#app/formats/radar-losses.ts';
import { readTeamRadar } from '#app/formats/read-team-radar.ts';
import { teamRadarOf } from '#app/formats/team-radar-of.ts';
import { cleanText, fullDate } from '#app/formats/team-radar.ts';
import { writeTeamRadar, type WrittenRadar } from '#app/formats/write-team-radar.ts';
import { readRadarFiles } from '#app/adapters/radar-files.server.ts';
import type { Desk } from './desk.server.ts';
import { keepOfKind, saidIn } from './readings.server.ts';
import { planRadarImport, type KnownEdition } from './team-radar-import.server.ts';

export interface RadarImportAsk {
  /** Null: told by what is in the files. */
  format?: string | null;
  dryRun?: boolean;
}

/** The verbs of radars that other programs keep. */
export interface TeamRadars {
  /** Makes areas and a dated note of verdicts for each edition, all or nothing; what is there already is not made again. */
  importRadar(path: string, ask?: RadarImportAsk): Promise<Result<RadarImportReport>>;
  /** What a share of everything contains, and nothing else, as another program's files. */
  exportRadar(ask: RadarAsk & { format: string }): Promise<Result<WrittenRadar>>;
  /** What a share contains, and nothing else, as another program's files. */
  writeShared(shared: SharedRadar, format: string): Result<WrittenRadar>;
}

/** What a radar is called whose files do not say. */
const UNNAMED = 'Tech radar';

/** What a scope shares: nothing that is exported comes from anywhere else. */
type ShareEverything = (scope: ShareScope) => Promise<Result<Shared>>;

const EVERYTHING: Omit<ShareScope, 'lens' | 'time'> = { quadrants: [], areas: [], tags: [], rings: [], show: 'entries', history: false, title: '', notes: '' };

export function createTeamRadars(desk: Desk, share: ShareEverything): TeamRadars {
  const editions = keepOfKind<KnownEdition | null>(desk, 'note', ({ id, path, title }, text) => {
    const said = /^radar[ \t]*:/m.test(text) ? saidIn(text) : {};
    return isMapping(said['radar']) ? { id, path, title, text, said } : null;
  });
  const known = async () => (await editions()).filter((edition) => edition !== null);
  return {
    importRadar: (path, ask = {}) => importRadar(desk, known, path, ask),
    exportRadar: (ask) => exportRadar(desk, share, known, ask),
    writeShared,
  };
}

async function importRadar(desk: Desk, known: () => Promise<KnownEdition[]>, path: string, { format, dryRun = false }: RadarImportAsk): Promise<Result<RadarImportReport>> {
  const wanted = format ? askFormat(format) : succeed(null);
  if (!wanted.ok) return wanted;
  const found = await readRadarFiles(path);
  if (!found.ok) return found;
  const { files, problems } = found.value;
  const titles = (await desk.vault()).config.rings.recommendation;
  const read = readTeamRadar(files, { title: UNNAMED, format: wanted.value, rings: RING_IDS.recommendation.map((id, i) => ({ id, title: titles[i]! })) });
  if (!read.ok) return problems.length > 0 && files.size === 0 ? succeed({ ...NOTHING, problems }) : read;
  return desk.write(async (readText) => {
    const plan = planRadarImport(read.value, { vault: await desk.vault(), today: await desk.today(), known: await known(), read: readText });
    const report = { ...plan.report, problems: [...problems, ...plan.report.problems] };
    return succeed({ changes: dryRun ? [] : plan.changes, value: report, message: `Import the radar ${read.value.radar.title}` });
  });
}

async function exportRadar(desk: Desk, share: ShareEverything, known: () => Promise<KnownEdition[]>, { format, ...ask }: RadarAsk & { format: string }): Promise<Result<WrittenRadar>> {
  const wanted = askFormat(format);
  if (!wanted.ok) return wanted;
  const question = askRadar(ask, await desk.today(), (await desk.vault()).config);
  if (!question.ok) return question;
  const { asOf, lens } = question.value;
  const days = KEEPS_HISTORY.has(wanted.value) ? daysOf(await known()).filter((day) => day < asOf) : [];
  const shown: SharedRadar[] = [];
  for (const [i, day] of [...days, asOf].entries()) {
    const compare = days[i - 1] ?? (day === asOf ? question.value.compare : day - 1);
    const shared = await share({ ...EVERYTHING, lens, time: { kind: 'day', asOf: day, compare } });
    if (!shared.ok) return shared;
    shown.push(shared.value.radar);
  }
  return writeTeamRadar(teamRadarOf(shown, textsIn(shown)), wanted.value);
}

function writeShared(shared: SharedRadar, format: string): Result<WrittenRadar> {
  const wanted = askFormat(format);
  if (!wanted.ok) return wanted;
  const { title, quadrants, rings, history, asOf } = shared;
  const before = KEEPS_HISTORY.has(wanted.value) ? history.filter((step) => step.asOf < asOf) : [];
  return writeTeamRadar(teamRadarOf([...before.map((step) => ({ title, quadrants, rings, ...step })), shared], textsIn([shared])), wanted.value);
}

/** The latest text of each area, by id. */
function textsIn(shown: readonly SharedRadar[]): Map<string, string> {
  return new Map(shown.flatMap(({ blips }) => blips.map(({ area, text }) => [area, cleanText(unlinkPages(text))] as const)));
}

/** The days on which imported editions stand, in order. */
function daysOf(editions: readonly KnownEdition[]): Day[] {
  const dates = editions.map(({ said: { radar } }) => (isMapping(radar) && typeof radar['date'] === 'string' ? parseDay(fullDate(radar['date'])) : null));
  return [...new Set(dates.filter((day) => day !== null))].sort((a, b) => a - b);
}

function askFormat(format: string): Result<RadarFormat> {
  return isRadarFormat(format) ? succeed(format) : fail(unknownFormat(format));
}

function unknownFormat(format: string): Problem {
  return { code: 'bad-choice', message: `There is no format “${format.slice(0, 40)}”.`, hint: `Write one of ${RADAR_FORMATS.join(', ')}.` };
}

const NOTHING: RadarImportReport = { created: [], updated: [], skipped: [], near: [], problems: [], lossy: [], notes: [] };
