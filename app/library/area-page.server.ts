import { isAboutArea } from '#app/core/area-questions.ts';
import { describeArea, type AreaView } from '#app/core/area-view.ts';
import type { Config } from '#app/core/config.ts';
import type { Day } from '#app/core/day.ts';
import type { Contact } from '#app/core/entry.ts';
import { titlesOf } from '#app/core/find-names.ts';
import { hrefOf, type Backlink, type FoundLesson, type FoundQuestion } from '#app/core/found.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { splitLines } from '#app/core/markdown/outline-parts.ts';
import { saidInLog } from '#app/core/why-said.ts';
import type { StoredQuestion } from '#app/adapters/index.server.ts';
import { backlinksOf, foundLessons, foundQuestions, renderBody } from './pieces.server.ts';
import type { Reader } from './reader.server.ts';

export interface AreaPage extends AreaView {
  today: Day;
  ringNames: Config['rings'];
  thresholds: Config['thresholds'];
  /** Older contacts that are left out of the list, and their part of A; null when none are. */
  older: { count: number; share: number } | null;
  html: string;
  /** Titles of the entries its contacts come from, by id. */
  titles: Record<string, string>;
  /** What the log lines of the contacts listed say was done, by contact: '' where there is none. */
  said: string[];
  /** Open ones in its entries that are about it; those of its own file stand in its text. */
  questions: FoundQuestion[];
  /** Entries of several areas with open questions that do not name this one. */
  otherQuestions: { title: string; href: string; count: number }[];
  /** Of its entries; those of its own file stand in its text. */
  lessons: FoundLesson[];
  backlinks: Backlink[];
}

const CONTACTS_SHOWN = 100;

/** The page of an area: its numbers and what they come from, and what its entries ask and teach. */
export async function showArea(reader: Reader, id: string, asOf: Day, allContacts: boolean): Promise<AreaPage | null> {
  const vault = await reader.vault();
  const view = describeArea(vault, id, asOf);
  if (!view) return null;
  const { path, title, questions: own } = view.area;
  const entries = new Map(view.entries.map((entry) => [entry.path, entry]));
  const paths = [...entries.keys()];
  const contacts = allContacts ? view.contacts : view.contacts.slice(0, CONTACTS_SHOWN);
  const left = view.contacts.slice(contacts.length);
  const [text, questions, lessons, backlinks, today, said] = await Promise.all([
    reader.index.text(path),
    reader.index.questions({ answered: false, paths }),
    reader.index.lessons(paths),
    backlinksOf(reader, view.area),
    reader.today(),
    logTexts(reader, contacts),
  ]);
  const order = new Map(paths.map((p, i) => [p, i]));
  const byEntry = (a: { file: string; line: number }, b: { file: string; line: number }) =>
    order.get(a.file)! - order.get(b.file)! || a.line - b.line;
  const about = (question: StoredQuestion) => isAboutArea(question.text, entries.get(question.file)!, view.area, vault);
  return {
    ...view,
    contacts,
    older: left.length > 0 ? { count: left.length, share: left.reduce((sum, { share }) => sum + share, 0) } : null,
    today,
    ringNames: vault.config.rings,
    thresholds: vault.config.thresholds,
    html: text ? (await renderBody(vault, path, text, title, own.map(({ line }) => line))).html : '',
    titles: Object.fromEntries(view.entries.map((entry) => [entry.id, entry.title])),
    said,
    questions: await foundQuestions(reader, questions.filter(about).sort(byEntry)),
    otherQuestions: countByEntry(questions.filter((question) => !about(question)), entries),
    lessons: await foundLessons(reader, lessons.sort(byEntry)),
    backlinks,
  };
}

async function logTexts({ index, vault }: Reader, contacts: readonly Contact[]): Promise<string[]> {
  const [texts, now] = [await index.texts([...new Set(contacts.map(({ path }) => path))]), await vault()];
  const lines = new Map([...texts].map(([path, text]) => [path, splitLines(text)]));
  return contacts.map(({ path, line }) => saidInLog(lines.get(path)?.[line - 1] ?? '', titlesOf(now)));
}

function countByEntry(questions: readonly StoredQuestion[], entries: ReadonlyMap<string, EntryHead>): AreaPage['otherQuestions'] {
  const counts = new Map<string, number>();
  for (const { file } of questions) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...entries.values()].flatMap((entry) => {
    const count = counts.get(entry.path);
    return count ? [{ title: entry.title, href: hrefOf(entry), count }] : [];
  });
}
