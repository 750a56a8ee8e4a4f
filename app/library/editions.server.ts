import { askDay, askFrozen, askRadar, type RadarAsk } from '#app/core/ask.ts';
import type { Lens } from '#app/core/config.ts';
import { formatDay } from '#app/core/day.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import { freshId } from '#app/core/edit/templates.ts';
import { findEdition, freezeBlips, readEdition, writeEdition, type Edition } from '#app/core/edition.ts';
import { changesBetweenEditions } from '#app/core/edition-changes.ts';
import { lineOf, previousOf, trajectoryOf, type EditionComparison, type EditionLine, type EditionPage, type EditionTrajectory } from '#app/core/edition-pages.ts';
import { drawEdition } from '#app/core/edition-view.ts';
import { areaNamed } from '#app/core/find-names.ts';
import { nameKey } from '#app/core/names.ts';
import { drawRadar, ringsOf, type RadarView } from '#app/core/radar-view.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import { listEditions, pathOfEdition } from '#app/adapters/editions.server.ts';
import type { Desk } from './desk.server.ts';
import { renderBody } from './pieces.server.ts';

export interface EditionAsk {
  /** What it is to be called; its file name comes of it. */
  title: string;
  asOf?: string | null;
  lens?: string | null;
  notes?: string | null;
  /** The day it becomes public; null leaves it a draft. */
  published?: string | null;
}

/** The verbs of radars that are frozen to be shown. */
export interface Editions {
  editions(): Promise<EditionLine[]>;
  edition(name: string): Promise<Result<EditionPage>>;
  /** The radar of an edition: of the latest one too. */
  frozenRadar(edition: string, ask: RadarAsk): Promise<Result<{ edition: EditionLine; radar: RadarView }>>;
  /** Freezes the radar of a day into editions/. */
  createEdition(ask: EditionAsk): Promise<Result<EditionLine>>;
  /** Makes an edition public from a day on; today where none is named. */
  publishEdition(name: string, on?: string | null): Promise<Result<EditionLine>>;
  compareEditions(before: string, after: string): Promise<Result<EditionComparison>>;
  editionTrajectory(lens: Lens): Promise<EditionTrajectory>;
}

export function createEditions(desk: Desk): Editions {
  const all = () => readAll(desk);
  return {
    async editions() {
      const today = await desk.today();
      return all().sort((a, b) => b.asOf - a.asOf || (a.name < b.name ? -1 : 1)).map((edition) => lineOf(edition, today));
    },
    edition: (name) => showEdition(desk, name),
    async frozenRadar(wanted, ask) {
      const today = await desk.today();
      const found = askFrozen(wanted, ask, all(), today);
      return found.ok ? succeed({ edition: lineOf(found.value, today), radar: drawEdition(found.value, (await desk.vault()).config) }) : found;
    },
    createEdition: (ask) => create(desk, ask),
    publishEdition: (name, on) => publish(desk, name, on ?? null),
    async compareEditions(before, after) {
      const [from, to] = [findEdition(all(), before), findEdition(all(), after)];
      if (!from.ok) return from;
      if (!to.ok) return to;
      if (from.value.lens !== to.value.lens) return fail(otherLens(from.value, to.value));
      const [vault, today] = [await desk.vault(), await desk.today()];
      const changes = changesBetweenEditions(from.value, to.value, titlesOf(vault, to.value.lens), (area) => areaNamed(vault, area));
      return succeed({ before: lineOf(from.value, today), after: lineOf(to.value, today), changes });
    },
    async editionTrajectory(lens) {
      return trajectoryOf(all(), lens, await desk.today(), titlesOf(await desk.vault(), lens));
    },
  };
}

/** Every edition of the vault that can be read. There are few, so they are read when they are asked for. */
export function readAll({ root, writer }: Pick<Desk, 'root' | 'writer'>): Edition[] {
  return listEditions(root).flatMap((path) => {
    const text = writer.read(path);
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
    return (text.ok && text.value !== null && readEdition(name, text.value.replace(/^\uFEFF/, '')).edition) || [];
  });
}

async function showEdition(desk: Desk, name: string): Promise<Result<EditionPage>> {
  const all = readAll(desk);
  const found = findEdition(all, name);
  if (!found.ok) return found;
  const vault = await desk.vault();
  const edition = found.value;
  const previous = previousOf(edition, all);
  return succeed({
    ...lineOf(edition, await desk.today()),
    radar: drawEdition(edition, vault.config),
    notesHtml: edition.notes === '' ? '' : (await renderBody(vault, pathOfEdition(edition.name), edition.notes, edition.title)).html,
    previous: previous && { name: previous.name, title: previous.title },
    changes: previous ? changesBetweenEditions(previous, edition, titlesOf(vault, edition.lens), (area) => areaNamed(vault, area)) : [],
  });
}

async function create(desk: Desk, ask: EditionAsk): Promise<Result<EditionLine>> {
  const title = ask.title.replace(/\s+/g, ' ').trim();
  if (title === '') return fail({ code: 'empty', message: 'An edition needs a name.', hint: 'Such as “Q4 2026”.' });
  const vault = await desk.vault();
  const today = await desk.today();
  const question = askRadar(ask, today, vault.config);
  if (!question.ok) return question;
  const published = ask.published ? askDay(ask.published, today, 'day to publish on') : succeed(null);
  if (!published.ok) return published;
  const all = readAll(desk);
  if (all.some((other) => nameKey(other.title) === nameKey(title))) return fail(taken(title));
  const name = freshId(title, formatDay(today), listEditions(desk.root).map((path) => path.slice('editions/'.length, -'.md'.length)));
  const blips = freezeBlips(drawRadar(vault, question.value));
  const edition: Edition = { name, title, asOf: question.value.asOf, lens: question.value.lens, published: published.value, notes: (ask.notes ?? '').replace(/\r\n?/g, '\n').trim(), blips };
  const path = pathOfEdition(name);
  return desk.write(() => Promise.resolve(succeed({ changes: [{ path, before: null, after: writeEdition(edition) }], value: lineOf(edition, today), message: `Freeze the edition ${title}` })));
}

async function publish(desk: Desk, name: string, on: string | null): Promise<Result<EditionLine>> {
  const today = await desk.today();
  const day = askDay(on, today, 'day to publish on');
  if (!day.ok) return day;
  return desk.write((read) => {
    const found = findEdition(readAll(desk), name);
    if (!found.ok) return Promise.resolve(found);
    const edition = found.value;
    const path = pathOfEdition(edition.name);
    const text = read(path);
    if (!text.ok) return Promise.resolve(text);
    const edited = editFrontMatter(text.value ?? '', { published: formatDay(day.value) });
    if (!edited.ok) return Promise.resolve(edited);
    const value = lineOf({ ...edition, published: day.value }, today);
    return Promise.resolve(succeed({ changes: [{ path, before: text.value, after: edited.value }], value, message: `Publish the edition ${edition.title} on ${formatDay(day.value)}` }));
  });
}

function titlesOf(vault: Vault, lens: Lens): (ring: string) => string {
  const titles = new Map(ringsOf(lens, vault).map(({ id, title }) => [id, title]));
  return (ring) => titles.get(ring) ?? ring;
}

function taken(title: string): Problem {
  return { code: 'taken', message: `There is an edition “${title}” already.`, hint: 'An edition stays as it was frozen: choose another name.' };
}

function otherLens(before: Edition, after: Edition): Problem {
  return { code: 'bad-choice', message: `“${before.title}” shows ${before.lens}, “${after.title}” ${after.lens}: their rings cannot be compared.`, hint: 'Compare two editions of one lens.' };
}
