import { formatDay } from '#app/core/day.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import { isList, type Said } from '#app/core/edit/write-yaml.ts';
import { followLink, relationOf } from '#app/core/check-links.ts';
import * as fields from '#app/core/fields.ts';
import { hrefOf } from '#app/core/found.ts';
import { nameKey, uniqueNames } from '#app/core/names.ts';
import { minutesOfPages, READING_ORDERS, READING_STATUSES, sayAuthors, sortReadings, STATUS_WORDS, type Double, type ReadingList, type ReadingRow, type ReadingStatus } from '#app/core/reading-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Vault } from '#app/core/vault.ts';
import { citeApa } from '#app/formats/apa.ts';
import { lastNameOf, writeName } from '#app/formats/csl-names.ts';
import { textOf, yearOf } from '#app/formats/csl.ts';
import { findDoubles } from '#app/formats/match-sources.ts';
import type { Desk } from './desk.server.ts';
import type { Reading } from './readings.server.ts';
import { writeSourceFile } from './source-file.server.ts';
import { findSubject } from './subject.server.ts';

export interface ReadingAsk {
  view?: string | null;
  sort?: string | null;
  falling?: boolean;
  page?: string | null;
}

/** A source as other texts cite it, and what of the vault it informs. */
export interface Citation extends Pick<ReadingRow, 'informs'> {
  apa: string;
  bibtex: string;
  csl: string;
}

/** The verbs of the reading list. */
export interface ReadingLists {
  readingList(ask: ReadingAsk): Promise<ReadingList>;
  /** Says where a source stands, in its front matter; what is read gets today as its date where it has none. */
  setReadingStatus(id: string, status: string): Promise<Result<{ title: string; status: ReadingStatus }>>;
  /** Null for what is no reading. */
  cite(id: string): Promise<Citation | null>;
  /** Readings that another could be merged into, by title. */
  otherReadings(id: string): Promise<Pick<ReadingRow, 'id' | 'title' | 'authors' | 'year'>[]>;
}

const OF_A_COLUMN = 60;
const OF_A_PAGE = 100;
const DOUBLES_SHOWN = 5;

export function createReadingLists(desk: Desk, readings: () => Promise<Reading[]>): ReadingLists {
  return {
    readingList: (ask) => list(desk, readings, ask),
    setReadingStatus: (id, status) => setStatus(desk, id, status),
    cite: (id) => cite(desk, readings, id),
    otherReadings: async (id) => {
      const vault = await desk.vault();
      const others = (await readings()).filter((one) => nameKey(one.id) !== nameKey(id)).map((one) => describe(one, vault));
      return sortReadings(others, 'title', false).map(({ id: other, title, authors, year }) => ({ id: other, title, authors, year }));
    },
  };
}

async function cite(desk: Desk, readings: () => Promise<Reading[]>, id: string): Promise<Citation | null> {
  const reading = (await readings()).find((one) => nameKey(one.id) === nameKey(id));
  if (!reading) return null;
  const vault = await desk.vault();
  const [row] = await withInforms(desk, vault, [{ reading, ...describe(reading, vault) }]);
  const { item } = reading;
  return { apa: await citeApa(item), bibtex: await writeSourceFile('bib', [item]), csl: await writeSourceFile('csl', [item]), informs: row!.informs };
}

async function list(desk: Desk, readings: () => Promise<Reading[]>, ask: ReadingAsk): Promise<ReadingList> {
  const vault = await desk.vault();
  const all = (await readings()).map((reading) => ({ reading, ...describe(reading, vault) }));
  const view = ask.view === 'table' ? 'table' : 'board';
  const order = READING_ORDERS.find((known) => known === ask.sort) ?? (view === 'table' ? 'title' : 'day');
  const falling = ask.sort ? (ask.falling ?? false) : view === 'board';
  const sorted = sortReadings(all, order, falling);
  const pages = view === 'table' ? Math.max(1, Math.ceil(sorted.length / OF_A_PAGE)) : 1;
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(ask.page)) || 1));
  const shown = view === 'table' ? sorted.slice((page - 1) * OF_A_PAGE, page * OF_A_PAGE) : READING_STATUSES.flatMap((status) => sorted.filter((row) => row.status === status).slice(0, OF_A_COLUMN));
  const counts = Object.fromEntries(READING_STATUSES.map((status) => [status, all.filter((row) => row.status === status).length])) as ReadingList['counts'];
  return { view, order, falling, rows: await withInforms(desk, vault, shown), counts, total: all.length, page, pages, today: await desk.today(), doubles: doublesIn(all.map(({ reading }) => reading)) };
}

/** The older file, by its name, is taken for the one that was there first. */
function doublesIn(readings: readonly Reading[]): Double[] {
  const nameOf = ({ id, title, item }: Reading) => ({ id, title, year: yearOf(item) });
  return findDoubles(readings)
    .slice(0, DOUBLES_SHOWN)
    .map(({ source, known, sameness }) => ({ ...nameOf(source), of: nameOf(known), isSure: sameness === 'same' }));
}

/** A reading as a list shows it, but for what it informs. */
function describe({ id, title, head, said, item }: Reading, { names }: Vault): Omit<ReadingRow, 'informs'> {
  const minutes = fields.minutes.schema.safeParse(said['minutes'] ?? null);
  const paged = minutesOfPages(textOf(item, 'page'));
  const known = (READING_STATUSES as readonly string[]).includes(head.status ?? '');
  return {
    ...{ id, title, day: head.day, year: yearOf(item), venue: textOf(item, 'container-title') || textOf(item, 'publisher') },
    // Without a word about it, what has a date has been read: so it counts on the radar.
    status: known ? (head.status as ReadingStatus) : head.day === null ? 'to-read' : 'read',
    authors: sayAuthors((item.author ?? []).map((name) => (name.family === undefined ? (name.literal ?? '') : lastNameOf(writeName(name) ?? name.family)))),
    time: minutes.success && minutes.data !== null ? { minutes: minutes.data, estimated: false } : paged === null ? null : { minutes: paged, estimated: true },
    areas: uniqueNames(head.refs, (ref) => ref).flatMap((ref) => {
      const found = names.resolveArea(ref);
      return found.state === 'found' ? [{ id: found.target.id, title: found.target.title }] : [];
    }),
  };
}

/** What each of a few readings informs: what it names itself, and what links to it or rests on it. */
async function withInforms(desk: Desk, vault: Vault, rows: readonly (Omit<ReadingRow, 'informs'> & { reading: Reading })[]): Promise<ReadingRow[]> {
  const keys = rows.flatMap(({ reading: { id, title, path } }) => [nameKey(id), nameKey(title), path, path.replace(/\.md$/i, '')]);
  const linking = new Map<string, Set<string>>();
  for (const link of await desk.index.linksTo([...new Set(keys)])) {
    const target = followLink(link, vault.names);
    if ([null, 'cites'].includes(relationOf(link.form)) && target.state === 'found' && link.file !== target.target.path) linking.set(target.target.path, (linking.get(target.target.path) ?? new Set()).add(link.file));
  }
  return rows.map(({ reading, ...row }) => {
    const own = listOf((reading.said['relations'] as { informs?: Said } | null | undefined)?.informs).map((ref) => vault.names.resolve(fields.nameIn(ref)));
    const from = [...(linking.get(reading.path) ?? [])].map((path) => vault.names.resolvePath(path));
    const found = [...own, ...from].flatMap((name) => (name.state === 'found' ? [name.target] : []));
    return { ...row, informs: [...new Set(found)].map((target) => ({ title: target.title, href: hrefOf(target) })) };
  });
}

async function setStatus(desk: Desk, id: string, wanted: string): Promise<Result<{ title: string; status: ReadingStatus }>> {
  const status = READING_STATUSES.find((known) => known === wanted);
  if (!status) return fail({ code: 'bad-choice', message: `“${wanted.slice(0, 40)}” is no status of a reading.`, hint: `Choose ${READING_STATUSES.join(', ')}.` });
  const found = await findSubject(desk, { what: 'entry', id });
  if (!found.ok) return found;
  const { kind, path, title } = found.value;
  if (kind !== 'reading') return fail({ code: 'bad-choice', message: `${title} is no reading.`, hint: 'Only a source that is read has such a status.' });
  const day = (await desk.vault()).entries.find((entry) => entry.path === path)?.day ?? null;
  const today = formatDay(await desk.today());
  return desk.write((read) => {
    const text = read(path);
    if (!text.ok) return Promise.resolve(text);
    const edited = editFrontMatter(text.value ?? '', { status, ...(status === 'read' && day === null && { date: today }) });
    if (!edited.ok) return Promise.resolve(edited);
    return Promise.resolve(succeed({ changes: [{ path, before: text.value, after: edited.value }], value: { title, status }, message: `${STATUS_WORDS[status]}: ${title}` }));
  });
}

function listOf(value: Said | undefined): string[] {
  const list = isList<Said>(value) ? value : [value ?? null];
  return list.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}
