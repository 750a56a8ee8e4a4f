import { askDay, askRadar, type RadarAsk } from '#app/core/ask.ts';
import type { Quadrant } from '#app/core/config.ts';
import { dayAt, type Day } from '#app/core/day.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { listEvidence, listFreshness, rowOf, type EvidenceView, type FreshnessRow, type FreshnessView } from '#app/core/freshness-view.ts';
import { drawRadar, type RadarView } from '#app/core/radar-view.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { describeToday, type TodayView } from '#app/core/today-view.ts';
import type { FoundQuestion } from '#app/core/found.ts';
import { openIndex, type SyncReport } from '#app/adapters/index.server.ts';
import { showArea, type AreaPage } from './library/area-page.server.ts';
import { showEntry, type EntryPage } from './library/entry-page.server.ts';
import { listEntries, type EntriesAsk, type EntriesPage } from './library/entries-page.server.ts';
import { nearest } from './library/nearest.server.ts';
import { foundQuestions } from './library/pieces.server.ts';
import { keepDiagnostics, keepVault, type Reader } from './library/reader.server.ts';

export interface LibraryOptions {
  /** Folder of the vault. */
  root: string;
  /** Where the index lives; null: `<vault>/.whetstone/`. */
  databaseUrl?: string | null;
  /** Called while files are read for the index. */
  onProgress?: (done: number, total: number) => void;
  /** The moment it is, in ms since the epoch. */
  clock?: () => number;
  /** The as-of day where nothing else is asked, whatever the clock and `frozen` say. */
  today?: Day | null;
}

export interface About {
  title: string;
  owner: string;
  /** The vault that came with Whetstone. */
  example: boolean;
  /** The as-of day where nothing else is asked. */
  today: Day;
  quadrants: Quadrant[];
  /** Diagnostics that are errors or warnings. */
  problems: number;
}

export interface AreasView {
  quadrants: (Quadrant & { areas: { id: string; title: string; freshness: FreshnessRow | null }[] })[];
}

/** The verbs. Every door calls these and nothing below them. */
export interface Library {
  about(): Promise<About>;
  today(): Promise<TodayView & { questions: FoundQuestion[] }>;
  radar(ask: RadarAsk): Promise<Result<RadarView>>;
  freshness(ask: { asOf?: string | null }): Promise<Result<FreshnessView>>;
  /** Freshness with every contact behind it. */
  evidence(ask: { asOf?: string | null }): Promise<Result<EvidenceView>>;
  areas(): Promise<AreasView>;
  /** Of a long history the contacts of late only, unless all are asked for. */
  area(id: string, ask: { asOf?: string | null; contacts?: 'all' | null }): Promise<Result<AreaPage>>;
  entries(ask: EntriesAsk): Promise<Result<EntriesPage>>;
  entry(id: string): Promise<Result<EntryPage>>;
  /** Everything in the vault that wants mending, the most urgent first. */
  check(): Promise<Diagnostic[]>;
  /** Builds the index anew from the files. */
  reindex(): Promise<SyncReport>;
  /** What the index had to say of its place when it opened. */
  notices(): readonly string[];
  /** A number that changes whenever the vault does, by whichever process. */
  revision(): number;
  /** Follows the files until the returned function is called; `onChange` runs after each change is indexed. */
  follow(onChange: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const QUESTIONS_TODAY = 8;
const QUESTIONS_OF_ONE_FILE = 2;

/** Opens a vault: brings its index up to date and answers from it. */
export async function openLibrary(options: LibraryOptions): Promise<Result<Library>> {
  const { root, databaseUrl, onProgress, clock = Date.now, today = null } = options;
  const opened = await openIndex({ root, databaseUrl: databaseUrl ?? undefined, onProgress });
  if (!opened.ok) return opened;
  const index = opened.value;
  const unread = await readFolder(() => index.sync(), root);
  if (unread) {
    await index.close();
    return fail(unread);
  }
  const vaultNow = keepVault(index);
  const dayNow = async (): Promise<Day> => {
    const { config } = await vaultNow();
    return today ?? config.frozen ?? dayAt(clock(), config.timezone ?? undefined);
  };
  const reader: Reader = { index, vault: vaultNow, today: dayNow };

  const check = keepDiagnostics(index, vaultNow);
  const asked = async <T>(asOf: string | null | undefined, answer: (day: Day) => T | Promise<T>): Promise<Result<Awaited<T>>> => {
    const day = askDay(asOf, await dayNow());
    return day.ok ? succeed(await answer(day.value)) : day;
  };

  return succeed({
    async about() {
      const { config } = await vaultNow();
      const problems = (await check()).filter((d) => d.severity !== 'info').length;
      const { title, owner, example, quadrants } = config;
      return { title, owner, example, quadrants, today: await dayNow(), problems };
    },
    async today() {
      const vault = await vaultNow();
      const questions = await foundQuestions(reader, fewOfEach((await index.questions({ answered: false })).sort(byRecency(vault))).slice(0, QUESTIONS_TODAY));
      return { ...describeToday(vault, await dayNow()), questions };
    },
    async radar(ask) {
      const vault = await vaultNow();
      const question = askRadar(ask, await dayNow(), vault.config);
      return question.ok ? succeed(drawRadar(vault, question.value)) : question;
    },
    freshness: ({ asOf }) => asked(asOf, async (day) => listFreshness(await vaultNow(), day)),
    evidence: ({ asOf }) => asked(asOf, async (day) => listEvidence(await vaultNow(), day)),
    async areas() {
      const vault = await vaultNow();
      const today = await dayNow();
      const areas = vault.ledger.map((ledger) => ({
        id: ledger.area.id,
        title: ledger.area.title,
        quadrant: ledger.quadrant,
        freshness: ledger.since !== null && ledger.since <= today ? rowOf(ledger, vault, today) : null,
      }));
      areas.sort((a, b) => a.title.localeCompare(b.title, 'en'));
      return { quadrants: vault.config.quadrants.map((q, i) => ({ ...q, areas: areas.filter((area) => area.quadrant === i) })) };
    },
    async area(id, { asOf, contacts }) {
      const page = await asked(asOf, (day) => showArea(reader, id, day, contacts === 'all'));
      return page.ok ? (page.value ? succeed(page.value) : fail(await unknown(reader, 'area', id))) : page;
    },
    entries: (ask) => listEntries(reader, ask),
    async entry(id) {
      return (await showEntry(reader, id)) ?? fail(await unknown(reader, 'entry', id));
    },
    check,
    reindex: () => index.rebuild(),
    notices: () => index.notices,
    revision: () => index.revision(),
    follow: (onChange) => index.watch(onChange),
    close: () => index.close(),
  });
}

/** What keeps a vault's folder from being read; null when it was. Anything but a file-system error is a bug. */
async function readFolder(sync: () => Promise<unknown>, root: string): Promise<Problem | null> {
  try {
    await sync();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null || !/^E[A-Z]+$/.test(code)) throw error;
    return { code: 'no-vault', message: `The folder ${root} cannot be read (${code}).`, hint: 'Look at its permissions, and whether its disk is there.' };
  }
}

async function unknown({ vault }: Reader, what: 'area' | 'entry', id: string): Promise<Problem> {
  const near = nearest(await vault(), id, what === 'area');
  return {
    code: 'not-found',
    message: `There is no ${what} “${id.slice(0, 80)}” in this vault.`,
    hint: near.length > 0 ? 'It may have another name now.' : `The file name of ${what === 'area' ? 'an area' : 'an entry'} is its id.`,
    near,
  };
}

/** So that one long list of questions does not crowd out all others. */
function fewOfEach<T extends { file: string }>(questions: T[]): T[] {
  const seen = new Map<string, number>();
  return questions.filter(({ file }) => {
    seen.set(file, (seen.get(file) ?? 0) + 1);
    return seen.get(file)! <= QUESTIONS_OF_ONE_FILE;
  });
}

function byRecency(vault: { entries: readonly { path: string; lastDay: Day | null }[] }) {
  const days = new Map(vault.entries.map((entry) => [entry.path, entry.lastDay ?? 0]));
  return (a: { file: string; line: number }, b: { file: string; line: number }) =>
    (days.get(b.file) ?? 0) - (days.get(a.file) ?? 0) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
}
