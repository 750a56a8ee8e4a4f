import type { FileChange } from '#app/core/change.ts';
import type { Config, Quadrant } from '#app/core/config.ts';
import { formatDay, type Day } from '#app/core/day.ts';
import { setQuadrants } from '#app/core/edit/config-quadrants.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import { freshId } from '#app/core/edit/templates.ts';
import { isMapping, type FrontValue, type Said } from '#app/core/edit/write-yaml.ts';
import type { Verdict } from '#app/core/entry.ts';
import type { ImportedEntry, RadarImportReport } from '#app/core/import-view.ts';
import { nameKey } from '#app/core/names.ts';
import { verdictAt } from '#app/core/radar.ts';
import { CONFIG_FILE } from '#app/core/read-config.ts';
import type { Vault } from '#app/core/vault.ts';
import { count } from '#app/core/words.ts';
import { sayVerdicts, verdictOf, writeAreaFile, writeEditionNote } from '#app/formats/radar-vault.ts';
import { PLACES, type ReadRadar, type TeamBlip, type TeamEdition, type TeamRadar } from '#app/formats/team-radar.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';

/** A note that an earlier import made of an edition. */
export interface KnownEdition {
  id: string;
  path: string;
  title: string;
  text: string;
  said: Readonly<Record<string, Said>>;
}

export interface ImportGround {
  vault: Vault;
  today: Day;
  known: readonly KnownEdition[];
  read: ReadText;
}

export interface RadarPlan {
  report: RadarImportReport;
  changes: FileChange[];
}

/** What bringing a radar in comes to: areas that are missing, and a note with verdicts for each edition that is. */
export function planRadarImport(found: ReadRadar, ground: ImportGround): RadarPlan {
  const { radar } = found;
  const report: RadarImportReport = { created: [], updated: [], skipped: [], near: [], problems: [...found.rejected], lossy: [...found.lossy], notes: [] };
  const plan: RadarPlan = { report, changes: [] };
  if (radar.editions.length === 0) return plan;
  const quadrants = planQuadrants(radar, ground, plan);
  const areas = planAreas(radar, quadrants, ground, plan);
  radar.editions.forEach((edition, at) => planEdition(radar, at, verdictsIn(radar, edition, areas, ground, report), ground, plan));
  tellNotes(radar, areas, ground, report);
  return plan;
}

/** The quadrant of the vault for each of the radar. A vault without areas takes over the radar’s own. */
function planQuadrants(radar: TeamRadar, { vault, read }: ImportGround, { report, changes }: RadarPlan): Map<string, string> {
  const own = vault.config.quadrants;
  const matched = new Map(radar.quadrants.map((part, at) => [part.id, matchQuadrant(part, at, radar.quadrants.length, own)]));
  const missing = radar.quadrants.filter(({ id }) => matched.get(id) === null);
  if (radar.quadrants.every(({ title }) => title === '')) {
    if (missing.length > 0) report.problems.push({ file: CONFIG_FILE, line: 1, message: `The radar has four quadrants without names, and this vault has ${own.length}, so they cannot be matched by place. Write four under quadrants:, then import again.` });
    else report.notes.push(`The file does not name its quadrants. They are taken by their place in the picture: ${PLACES.map((place, at) => `${place} is ${own[at]!.title}`).join(', ')}.`);
  } else if (missing.length > 0) {
    const wanted = radar.quadrants.map(({ id, title }): Quadrant => ({ id, title }));
    const there = read(CONFIG_FILE);
    const edited = vault.areas.length === 0 && wanted.length >= 2 && wanted.length <= 8 && there.ok ? setQuadrants(there.value ?? '', wanted) : null;
    if (edited?.ok && there.ok) {
      changes.push({ path: CONFIG_FILE, before: there.value, after: edited.value });
      report.notes.push(`This vault had no areas, so its quadrants are now those of the radar: ${wanted.map(({ title }) => title).join(', ')} (${CONFIG_FILE}).`);
      return new Map(wanted.map(({ id }) => [id, id]));
    }
    for (const { id, title } of missing) report.problems.push({ file: CONFIG_FILE, line: 1, message: `“${title}” is no quadrant of this vault, so areas in it are shown in ${own[0]!.title} for now. Add “- { id: ${id}, title: ${JSON.stringify(title)} }” under quadrants:.` });
  }
  return new Map(radar.quadrants.map(({ id }) => [id, matched.get(id) ?? id]));
}

function matchQuadrant({ id, title }: Quadrant, at: number, all: number, own: readonly Quadrant[]): string | null {
  if (title === '') return own.length === all ? own[at]!.id : null;
  const [ids, titles] = [own.find((one) => nameKey(one.id) === nameKey(id)), own.find((one) => nameKey(one.title) === nameKey(title))];
  return (titles ?? ids)?.id ?? null;
}

/** The area of each blip; those that are missing are made from the last edition that shows them. */
function planAreas(radar: TeamRadar, quadrants: ReadonlyMap<string, string>, { vault, today, read }: ImportGround, { report, changes }: RadarPlan): Map<string, string> {
  const latest = new Map(radar.editions.flatMap(({ blips }) => blips.map((blip) => [blip.id, blip] as const)));
  const taken = [...vault.areas, ...vault.entries].map(({ id }) => id);
  const areas = new Map<string, string>();
  for (const blip of latest.values()) {
    const there = findArea(vault, blip);
    if (there !== null) {
      if (there === 'ambiguous') report.problems.push({ file: 'areas', line: 1, message: `“${blip.name}” is the name of several areas, so it was left out. Give one of them another name.` });
      else areas.set(blip.id, there.id);
      continue;
    }
    const id = freeId(blip, formatDay(today), taken, read);
    const text = writeAreaFile(blip, quadrants.get(blip.quadrant) ?? blip.quadrant);
    if (!text.ok) {
      report.problems.push({ file: `areas/${id}.md`, line: 1, message: `“${blip.name}” could not be written as an area. ${text.problem.hint}` });
      continue;
    }
    taken.push(id);
    areas.set(blip.id, id);
    changes.push({ path: `areas/${id}.md`, before: null, after: text.value });
    report.created.push({ id, file: `areas/${id}.md`, title: blip.name });
  }
  return areas;
}

/** By its name as an id, a title or an alias; by its own id only where that says the same, since “C” is not “C++”. */
function findArea({ names }: Vault, { id, name }: TeamBlip): { id: string } | 'ambiguous' | null {
  const byName = names.resolveArea(name);
  if (byName.state === 'found') return byName.target;
  if (byName.state === 'ambiguous') return 'ambiguous';
  const byId = /^[\p{L}\p{N}\s._/&-]+$/u.test(name) ? names.resolveArea(id) : byName;
  return byId.state === 'found' ? byId.target : null;
}

function freeId({ id, name }: TeamBlip, day: string, taken: readonly string[], read: ReadText): string {
  const tried = [...taken];
  for (;;) {
    const free = freshId(/^[\w-]+$/.test(id) ? id : name, day, tried);
    const there = read(`areas/${free}.md`);
    if (there.ok && there.value === null) return free;
    tried.push(free);
  }
}

function verdictsIn(radar: TeamRadar, { blips }: TeamEdition, areas: ReadonlyMap<string, string>, { vault }: ImportGround, report: RadarImportReport): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { id, name, ring } of blips) {
    const [area, verdict] = [areas.get(id), verdictOf(ring, radar.rings, vault.config.rings.recommendation)];
    if (area === undefined) continue;
    const twice = verdicts.has(area);
    const message = verdict === null ? `“${ring}” stands for no verdict (adopt, trial, assess, hold), so what is in it has none. Give the ring one of those names.` : twice ? `“${name}” is a second name of the area ${area} in one edition; the first verdict stands.` : null;
    if (message === null && verdict !== null) verdicts.set(area, verdict);
    else if (!report.problems.some((problem) => problem.message === message)) report.problems.push({ file: radar.title, line: 1, message: message ?? '' });
  }
  return verdicts;
}

function planEdition(radar: TeamRadar, at: number, verdicts: ReadonlyMap<string, Verdict>, ground: ImportGround, { report, changes }: RadarPlan): void {
  const { vault, today, known, read } = ground;
  const { date: written, blips } = radar.editions[at]!;
  const date = written ?? formatDay(today);
  const there = known.find(({ said }) => isEdition(said['radar'], radar.title, date));
  if (there) {
    planAgain(there, verdicts, ground, { report, changes });
    return;
  }
  if (written === null && holdsAlready(verdicts, ground)) {
    report.notes.push('The file has no date, and all it says holds already, so it is no new edition.');
    return;
  }
  const before = new Map(radar.editions.slice(0, at).flatMap((edition) => edition.blips.map(({ id, description }) => [id, description] as const)));
  const said = blips.filter(({ id, description }) => description !== '' && before.get(id) !== description);
  const taken = [...vault.areas, ...vault.entries, ...report.created].map(({ id }) => id);
  const id = freeNoteId(`radar-${date}`, taken, read);
  const note = writeEditionNote({ title: radar.title, date, verdicts, said });
  const entry: ImportedEntry = { id, file: `notes/${id}.md`, title: `${radar.title} · ${date}` };
  if (!note.ok) report.problems.push({ file: entry.file, line: 1, message: note.problem.message });
  else {
    changes.push({ path: entry.file, before: null, after: note.value });
    report.created.push(entry);
  }
}

/** An edition that is there gets what it lacks; what the owner changed of it stays. */
function planAgain(there: KnownEdition, verdicts: ReadonlyMap<string, Verdict>, { vault, read }: ImportGround, { report, changes }: RadarPlan): void {
  const entry: ImportedEntry = { id: there.id, file: there.path, title: there.title };
  const areas = isMapping(there.said['areas']) ? (there.said['areas'] as Record<string, Said>) : {};
  const own = new Map(Object.entries(areas).map(([ref, said]) => {
    const found = vault.names.resolveArea(ref);
    return [found.state === 'found' ? found.target.id : ref, isMapping(said) ? said['verdict'] : null];
  }));
  const missing = new Map([...verdicts].filter(([area]) => !own.has(area)));
  const differing = [...verdicts].filter(([area, verdict]) => own.has(area) && own.get(area) !== verdict);
  if (differing.length > 0) report.problems.push({ file: there.path, line: 1, message: `It says otherwise than the file of ${differing.slice(0, 3).map(([area]) => area).join(', ')}${differing.length > 3 ? ` and ${differing.length - 3} more` : ''}, and stays as it is.` });
  const onDisk = read(there.path);
  const text = (onDisk.ok ? onDisk.value : null) ?? there.text;
  const edited = missing.size === 0 ? null : editFrontMatter(text, { areas: { ...(areas as Record<string, FrontValue>), ...sayVerdicts(missing) } });
  if (edited?.ok) {
    changes.push({ path: there.path, before: text, after: edited.value });
    report.updated.push(entry);
  } else {
    if (edited) report.problems.push({ file: there.path, line: 1, message: edited.problem.message });
    report.skipped.push(entry);
  }
}

function isEdition(said: Said | undefined, title: string, date: string): boolean {
  return isMapping(said) && said['title'] === title && said['date'] === date;
}

function holdsAlready(verdicts: ReadonlyMap<string, Verdict>, { vault, today }: ImportGround): boolean {
  return [...verdicts].every(([area, verdict]) => {
    const ledger = vault.byArea.get(area);
    return ledger !== undefined && verdictAt(ledger, today)?.verdict === verdict;
  });
}

function freeNoteId(wish: string, taken: readonly string[], read: ReadText): string {
  const tried = new Set(taken.map(nameKey));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}-${n}`;
    const there = tried.has(id) ? null : read(`notes/${id}.md`);
    if (there?.ok && there.value === null) return id;
  }
}

function tellNotes(radar: TeamRadar, areas: ReadonlyMap<string, string>, { vault, today }: ImportGround, { notes }: RadarImportReport): void {
  const last = radar.editions.at(-1)!;
  const latest = new Map(radar.editions.flatMap(({ blips }) => blips.map((blip) => [blip.id, blip] as const)));
  const onTrust = [...latest.values()].filter(({ id, ring }) => verdictOf(ring, radar.rings, vault.config.rings.recommendation) === 'adopt' && !hasContact(vault, areas.get(id), today));
  if (onTrust.length > 0) notes.push(`${count(onTrust.length, 'area')} of the ring adopt ${onTrust.length === 1 ? 'shows' : 'show'} as ${titleOfTrial(vault.config)} until you have had a first-hand contact with ${onTrust.length === 1 ? 'it' : 'each'}.`);
  const gone = [...latest.values()].filter(({ id }) => !last.blips.some((blip) => blip.id === id));
  if (gone.length > 0) notes.push(`${namesOf(gone)} ${gone.length === 1 ? 'is' : 'are'} no longer in the last edition. The last verdict on ${gone.length === 1 ? 'it' : 'each'} holds until you state another.`);
  const hidden = last.blips.filter(({ active }) => !active);
  if (hidden.length > 0) notes.push(`${namesOf(hidden)} ${hidden.length === 1 ? 'is' : 'are'} hidden in that radar, and shown here.`);
  const inTeams = [...latest.values()].filter(({ teams }) => teams.length > 0);
  if (inTeams.length > 0) notes.push(`A vault has no place for teams, so those of ${namesOf(inTeams)} were left out.`);
}

function hasContact(vault: Vault, area: string | undefined, today: Day): boolean {
  const ledger = area === undefined ? undefined : vault.byArea.get(area);
  return ledger !== undefined && ledger.firstHandSince !== null && ledger.firstHandSince <= today;
}

function titleOfTrial({ rings }: Config): string {
  return rings.recommendation[1].toLowerCase();
}

function namesOf(blips: readonly TeamBlip[]): string {
  return `${blips.slice(0, 3).map(({ name }) => name).join(', ')}${blips.length > 3 ? ` and ${blips.length - 3} more` : ''}`;
}
