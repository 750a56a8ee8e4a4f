import { describeArea, type AreaView } from '#app/core/area-view.ts';
import type { Day } from '#app/core/day.ts';
import type { Backlink, FoundLesson, FoundQuestion } from '#app/core/found.ts';
import { backlinksOf, foundLessons, foundQuestions, renderBody } from './pieces.server.ts';
import type { Reader } from './reader.server.ts';

export interface AreaPage extends AreaView {
  today: Day;
  /** Older contacts that are left out of the list, and their part of A; null when none are. */
  older: { count: number; share: number } | null;
  html: string;
  /** Titles of the entries its contacts come from, by id. */
  titles: Record<string, string>;
  /** Open ones of the area and of its entries. */
  questions: FoundQuestion[];
  lessons: FoundLesson[];
  backlinks: Backlink[];
}

const CONTACTS_SHOWN = 100;

/** The page of an area: its numbers, and what its entries ask and teach. */
export async function showArea(reader: Reader, id: string, asOf: Day, allContacts: boolean): Promise<AreaPage | null> {
  const vault = await reader.vault();
  const view = describeArea(vault, id, asOf);
  if (!view) return null;
  const { path, title } = view.area;
  const paths = [path, ...view.entries.map((entry) => entry.path)];
  const [text, questions, lessons, backlinks, today] = await Promise.all([
    reader.index.text(path),
    reader.index.questions({ answered: false, paths }),
    reader.index.lessons(paths),
    backlinksOf(reader, view.area),
    reader.today(),
  ]);
  const order = new Map(paths.map((p, i) => [p, i]));
  const byEntry = (a: { file: string; line: number }, b: { file: string; line: number }) =>
    order.get(a.file)! - order.get(b.file)! || a.line - b.line;
  const contacts = allContacts ? view.contacts : view.contacts.slice(0, CONTACTS_SHOWN);
  const left = view.contacts.slice(contacts.length);
  return {
    ...view,
    contacts,
    older: left.length > 0 ? { count: left.length, share: left.reduce((sum, { share }) => sum + share, 0) } : null,
    today,
    html: text ? (await renderBody(vault, path, text, title)).html : '',
    titles: Object.fromEntries(view.entries.map((entry) => [entry.id, entry.title])),
    questions: await foundQuestions(reader, questions.sort(byEntry)),
    lessons: await foundLessons(reader, lessons.sort(byEntry)),
    backlinks,
  };
}
