import { askRadar, type RadarAsk } from '#app/core/ask.ts';
import { parseDay, type Day } from '#app/core/day.ts';
import { isMapping } from '#app/core/edit/write-yaml.ts';
import type { RadarFormat } from '#app/core/radar-formats.ts';
import { isAdoptOnTrust, verdictAt, type RadarQuestion } from '#app/core/radar.ts';
import { succeed, type Result } from '#app/core/result.ts';
import type { Shared } from '#app/core/share/share-of.ts';
import type { SharedRadar, ShareScope } from '#app/core/share/shared-radar.ts';
import { unlinkPages } from '#app/core/share/unlink-pages.ts';
import type { Vault } from '#app/core/vault.ts';
import { hasLeft, type ImportedEdition } from '#app/formats/imported-editions.ts';
import { KEEPS_HISTORY, tellOnTrust, tellLeft, tellSince } from '#app/formats/radar-losses.ts';
import { teamRadarOf } from '#app/formats/team-radar-of.ts';
import { cleanText, fullDate } from '#app/formats/team-radar.ts';
import { writeTeamRadar, type WrittenRadar } from '#app/formats/write-team-radar.ts';
import type { Desk } from './desk.server.ts';
import type { KnownEdition } from './team-radar-import.server.ts';

/** What a scope shares: nothing that is exported comes from anywhere else. */
export type ShareScoped = (scope: ShareScope) => Promise<Result<Shared>>;

export interface ExportGround {
  desk: Desk;
  share: ShareScoped;
  known: readonly KnownEdition[];
}

const EVERYTHING: Omit<ShareScope, 'lens' | 'time'> = { quadrants: [], areas: [], tags: [], rings: [], show: 'entries', history: false, title: '', notes: '' };

/** The radar of a day as another program's files, after its imported editions where a format keeps history. */
export async function exportRadar({ desk, share, known }: ExportGround, format: RadarFormat, ask: RadarAsk): Promise<Result<WrittenRadar>> {
  const vault = await desk.vault();
  const question = askRadar(ask, await desk.today(), vault.config);
  if (!question.ok) return question;
  const editions = known.flatMap((edition) => importedEdition(edition, vault) ?? []);
  const shown: SharedRadar[] = [];
  for (const one of questionsOf(question.value, KEEPS_HISTORY.has(format) ? editions : [])) {
    const shared = await share({ ...EVERYTHING, lens: one.lens, time: { kind: 'day', asOf: one.asOf, compare: one.compare } });
    if (!shared.ok) return shared;
    shown.push(shared.value.radar);
  }
  const kept = shown.map((radar) => ({ ...radar, blips: radar.blips.filter(({ area }) => !hasLeft(vault.byArea.get(area)!, radar.asOf, editions)) }));
  const written = writeTeamRadar(teamRadarOf(kept, textsIn(kept)), format);
  return written.ok ? succeed({ ...written.value, lossy: [...written.value.lossy, ...tellDifferences(shown, kept, vault, format)] }) : written;
}

/** One for each imported edition before the day asked for, and one for that; each but the first is compared with the one before. */
function questionsOf(asked: RadarQuestion, editions: readonly ImportedEdition[]): RadarQuestion[] {
  const days = [...new Set(editions.map(({ day }) => day))].filter((day) => day < asked.asOf).sort((a, b) => a - b);
  const before = days.map((asOf, i) => ({ ...asked, asOf, compare: days[i - 1] ?? asOf - 1 }));
  return [...before, { ...asked, compare: days.at(-1) ?? asked.compare }];
}

/** Where what is written is not what the last verdict, or the last imported edition, says. */
function tellDifferences(shown: readonly SharedRadar[], kept: readonly SharedRadar[], vault: Vault, format: RadarFormat): string[] {
  const last = kept.at(-1)!;
  const isOnTrust = (area: string, asOf: Day) => isAdoptOnTrust(vault.byArea.get(area)!, verdictAt(vault.byArea.get(area)!, asOf), asOf);
  const onTrust = last.lens === 'recommendation' ? kept.flatMap(({ asOf, blips }) => blips.filter(({ area }) => isOnTrust(area, asOf))) : [];
  const stays = new Set(last.blips.map(({ area }) => area));
  const left = shown.at(-1)!.blips.filter(({ area }) => !stays.has(area));
  return [...tellOnTrust(titlesOf(onTrust), last.rings), ...tellLeft(titlesOf(left)), ...(KEEPS_HISTORY.has(format) ? [] : [tellSince(last.compare)])];
}

function titlesOf(blips: SharedRadar['blips']): string[] {
  return [...new Set(blips.map(({ title }) => title))];
}

/** The latest text of each area, by id. */
export function textsIn(shown: readonly SharedRadar[]): Map<string, string> {
  return new Map(shown.flatMap(({ blips }) => blips.map(({ area, text }) => [area, cleanText(unlinkPages(text))] as const)));
}

/** Null for a note whose edition has no title or no day. */
function importedEdition({ id, said }: KnownEdition, { names }: Vault): ImportedEdition | null {
  const [radar, areas] = [said['radar'], said['areas']];
  const day = isMapping(radar) && typeof radar['date'] === 'string' ? parseDay(fullDate(radar['date'])) : null;
  if (!isMapping(radar) || typeof radar['title'] !== 'string' || day === null) return null;
  const found = Object.keys(isMapping(areas) ? areas : {}).map((ref) => names.resolveArea(ref));
  return { entry: id, radar: radar['title'], day, areas: new Set(found.flatMap((area) => (area.state === 'found' ? [area.target.id] : []))) };
}
