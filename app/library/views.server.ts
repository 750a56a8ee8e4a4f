import { askDay, askRadarOf, type RadarAsk } from '#app/core/ask.ts';
import { reportUnfit } from '#app/core/check-bank.ts';
import type { Quadrant } from '#app/core/config.ts';
import type { Day } from '#app/core/day.ts';
import { areaNamed } from '#app/core/find-names.ts';
import type { Edition } from '#app/core/edition.ts';
import type { Held } from '#app/core/held.ts';
import { byUrgency, type Diagnostic } from '#app/core/diagnostic.ts';
import type { FoundQuestion } from '#app/core/found.ts';
import { listEvidence, listFreshness, rowOf, type EvidenceView, type FreshnessRow, type FreshnessView } from '#app/core/freshness-view.ts';
import { listProblems, type ListedProblem } from '#app/core/problem-list.ts';
import type { RadarQuestion } from '#app/core/radar.ts';
import { drawTrajectory, type TrajectoryView } from '#app/core/radar-trajectory.ts';
import { drawRadar, type RadarView } from '#app/core/radar-view.ts';
import type { Vault } from '#app/core/vault.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { describeToday, type TodayView } from '#app/core/today-view.ts';
import type { Bank } from '#app/adapters/question-bank.server.ts';
import type { SyncReport } from '#app/adapters/index.server.ts';
import { showArea, type AreaPage } from './area-page.server.ts';
import { listEntries, type EntriesAsk, type EntriesPage } from './entries-page.server.ts';
import { showEntry, type EntryPage } from './entry-page.server.ts';
import { nearest } from './nearest.server.ts';
import { foundQuestions } from './pieces.server.ts';
import { keepDiagnostics, type Reader } from './reader.server.ts';

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
  held: Held;
}

export interface AreasView {
  quadrants: (Quadrant & { areas: { id: string; title: string; freshness: FreshnessRow | null }[] })[];
}

/** The verbs that change nothing in the vault. */
export interface Views {
  about(): Promise<About>;
  today(): Promise<TodayView & { questions: FoundQuestion[] }>;
  radar(ask: RadarAsk): Promise<Result<RadarView>>;
  /** The same with the ring of each area at the end of every quarter before. */
  trajectory(ask: RadarAsk): Promise<Result<TrajectoryView>>;
  freshness(ask: { asOf?: string | null }): Promise<Result<FreshnessView>>;
  /** Freshness with every contact behind it. */
  evidence(ask: { asOf?: string | null }): Promise<Result<EvidenceView>>;
  areas(): Promise<AreasView>;
  /** By its id or any other name of it; of a long history the contacts of late only, unless all are asked for. */
  area(id: string, ask: { asOf?: string | null; contacts?: 'all' | null }): Promise<Result<AreaPage>>;
  entries(ask: EntriesAsk): Promise<Result<EntriesPage>>;
  entry(id: string): Promise<Result<EntryPage>>;
  /** Everything in the vault that wants mending, the most urgent first. */
  check(): Promise<Diagnostic[]>;
  /** The same, each with the page that mends it. */
  problems(): Promise<ListedProblem[]>;
  /** Builds the index anew from the files. */
  reindex(): Promise<SyncReport>;
}

const QUESTIONS_TODAY = 8;
const QUESTIONS_OF_ONE_FILE = 2;

export function createViews(reader: Reader, editions: () => Edition[], bank: () => Bank): Views {
  const { index, vault: vaultNow, today: dayNow } = reader;
  const checkFiles = keepDiagnostics(index, vaultNow);
  const checkBank = keepBankDiagnostics();
  const check = async () => {
    const [found, ofBank] = [await checkFiles(), checkBank(bank(), await vaultNow())];
    return ofBank.length > 0 ? [...found, ...ofBank].sort(byUrgency) : found;
  };
  const asked = async <T>(asOf: string | null | undefined, answer: (day: Day) => T | Promise<T>): Promise<Result<Awaited<T>>> => {
    const day = askDay(asOf, await dayNow());
    return day.ok ? succeed(await answer(day.value)) : day;
  };

  const askedRadar = async <T>(ask: RadarAsk, draw: (vault: Vault, question: RadarQuestion) => T): Promise<Result<T>> => {
    const vault = await vaultNow();
    const question = askRadarOf(ask, await dayNow(), vault.config, editions);
    return question.ok ? succeed(draw(vault, question.value)) : question;
  };

  return {
    async about() {
      const { config, ledger, entries } = await vaultNow();
      const held = { areas: ledger.length, entries: entries.length, isMet: ledger.some(({ since }) => since !== null) };
      const problems = (await check()).filter((d) => d.severity !== 'info').length;
      const { title, owner, example, quadrants } = config;
      return { title, owner, example, quadrants, today: await dayNow(), problems, held };
    },
    async today() {
      const vault = await vaultNow();
      const questions = await foundQuestions(reader, fewOfEach((await index.questions({ answered: false })).sort(byRecency(vault))).slice(0, QUESTIONS_TODAY));
      return { ...describeToday(vault, await dayNow()), questions };
    },
    radar: (ask) => askedRadar(ask, drawRadar),
    trajectory: (ask) => askedRadar(ask, drawTrajectory),
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
      const named = areaNamed(await vaultNow(), id) ?? id;
      const page = await asked(asOf, (day) => showArea(reader, named, day, contacts === 'all'));
      return page.ok ? (page.value ? succeed(page.value) : fail(await unknown(reader, 'area', id))) : page;
    },
    entries: (ask) => listEntries(reader, ask),
    async entry(id) {
      return (await showEntry(reader, id)) ?? fail(await unknown(reader, 'entry', id));
    },
    check,
    problems: async () => listProblems(await check(), (await vaultNow()).names),
    reindex: () => index.rebuild(),
  };
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

/** What is wrong with the question bank, found anew only when it or the vault has changed. */
function keepBankDiagnostics(): (bank: Bank, vault: Vault) => readonly Diagnostic[] {
  let kept: { bank: Bank; vault: Vault; found: readonly Diagnostic[] } | null = null;
  return (bank, vault) => {
    if (kept?.bank !== bank || kept.vault !== vault) kept = { bank, vault, found: [...bank.diagnostics, ...reportUnfit(bank.questions, vault)] };
    return kept.found;
  };
}
