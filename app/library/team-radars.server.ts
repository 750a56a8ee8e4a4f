import type { RadarAsk } from '#app/core/ask.ts';
import { isMapping } from '#app/core/edit/write-yaml.ts';
import type { RadarImportReport } from '#app/core/import-view.ts';
import { isRadarFormat, RADAR_FORMATS, type RadarFormat } from '#app/core/radar-formats.ts';
import { RING_IDS } from '#app/core/radar.ts';
import type { SharedRadar } from '#app/core/share/shared-radar.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { KEEPS_HISTORY } from '#app/formats/radar-losses.ts';
import { readTeamRadar } from '#app/formats/read-team-radar.ts';
import { teamRadarOf } from '#app/formats/team-radar-of.ts';
import { writeTeamRadar, type WrittenRadar } from '#app/formats/write-team-radar.ts';
import { readRadarFiles } from '#app/adapters/radar-files.server.ts';
import type { Desk } from './desk.server.ts';
import { keepOfKind, saidIn } from './readings.server.ts';
import { exportRadar, textsIn, type ShareScoped } from './team-radar-export.server.ts';
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

export function createTeamRadars(desk: Desk, share: ShareScoped): TeamRadars {
  const editions = keepOfKind<KnownEdition | null>(desk, 'note', ({ id, path, title }, text) => {
    const said = /^radar[ \t]*:/m.test(text) ? saidIn(text) : {};
    return isMapping(said['radar']) ? { id, path, title, text, said } : null;
  });
  const known = async () => (await editions()).filter((edition) => edition !== null);
  return {
    importRadar: (path, ask = {}) => importRadar(desk, known, path, ask),
    async exportRadar({ format, ...ask }) {
      const wanted = askFormat(format);
      return wanted.ok ? exportRadar({ desk, share, known: await known() }, wanted.value, ask) : wanted;
    },
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

function writeShared(shared: SharedRadar, format: string): Result<WrittenRadar> {
  const wanted = askFormat(format);
  if (!wanted.ok) return wanted;
  const { title, quadrants, rings, history, asOf } = shared;
  const before = KEEPS_HISTORY.has(wanted.value) ? history.filter((step) => step.asOf < asOf) : [];
  return writeTeamRadar(teamRadarOf([...before.map((step) => ({ title, quadrants, rings, ...step })), shared], textsIn([shared])), wanted.value);
}

function askFormat(format: string): Result<RadarFormat> {
  return isRadarFormat(format) ? succeed(format) : fail(unknownFormat(format));
}

function unknownFormat(format: string): Problem {
  return { code: 'bad-choice', message: `There is no format “${format.slice(0, 40)}”.`, hint: `Write one of ${RADAR_FORMATS.join(', ')}.` };
}

const NOTHING: RadarImportReport = { created: [], updated: [], skipped: [], near: [], problems: [], lossy: [], notes: [] };
