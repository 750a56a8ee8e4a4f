import { dueReasons, groupDecisions, OVER, outlivedAreas, type DecisionDetail, type DecisionPage, type DecisionRow, type Superseded } from '#app/core/decision-view.ts';
import { editFrontMatter } from '#app/core/edit/front-matter.ts';
import { isMapping } from '#app/core/edit/write-yaml.ts';
import * as fields from '#app/core/fields.ts';
import { hrefOf } from '#app/core/found.ts';
import type { ImportReport } from '#app/core/import-view.ts';
import { nameKey } from '#app/core/names.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { supersededIn } from '#app/formats/adr-entry.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';
import type { Desk, Plan } from './desk.server.ts';
import { saidIn } from './readings.server.ts';
import { exportRecords, importRecords, type ExportedRecords, type RecordFile } from './records.server.ts';
import { keepReviews, supersessions, type Review } from './reviews.server.ts';
import { findSubject, type FoundSubject } from './subject.server.ts';

/** The verbs of decisions and their records. */
export interface Decisions {
  /** Makes reviews of decision records, all or nothing; those that are there already stay as they are. */
  importRecords(ask: { files: readonly RecordFile[]; dryRun?: boolean }): Promise<Result<ImportReport>>;
  /** Every review as a record, by the name of its file; `there` are the names of files in the folder they go to. */
  exportRecords(there?: readonly string[]): Promise<ExportedRecords>;
  decisions(): Promise<DecisionPage>;
  /** Null for what is no review. */
  decision(id: string): Promise<DecisionDetail | null>;
  /** Says in both files that one decision took the place of another; what is said already stays as it is written. */
  supersede(old: string, by: string): Promise<Result<Superseded>>;
}

/** Decisions offered as those that took the place of another. */
const OFFERED = 60;

export function createDecisions(desk: Desk): Decisions {
  const reviews = keepReviews(desk);
  return {
    importRecords: (ask) => importRecords(desk, reviews, ask),
    exportRecords: async (there = []) => exportRecords(desk, await reviews(), there),
    async decisions() {
      const asOf = await desk.today();
      return groupDecisions(await describeAll(desk, await reviews()), asOf);
    },
    async decision(id) {
      const all = await describeAll(desk, await reviews());
      const row = all.find((one) => nameKey(one.id) === nameKey(id));
      if (!row) return null;
      const others = all.filter((one) => one !== row && !OVER.has(one.status ?? '')).sort((a, b) => (b.day ?? -Infinity) - (a.day ?? -Infinity));
      return { ...row, others: others.slice(0, OFFERED).map(({ id: other, title }) => ({ id: other, title })) };
    },
    supersede: (old, by) => supersede(desk, old, by),
  };
}

async function describeAll(desk: Desk, reviews: readonly Review[]): Promise<DecisionRow[]> {
  const [vault, asOf] = [await desk.vault(), await desk.today()];
  const links = supersessions(vault, reviews);
  const named = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const found = vault.names.byPath.get(path);
      return found ? [{ id: found.id, title: found.title, href: hrefOf(found), says: found.isArea ? null : found.status }] : [];
    });
  return reviews.map(({ head, said }) => {
    const { id, title, status, day, path } = head;
    const date = fields.day.schema.safeParse(said['followUp'] ?? null);
    const row = {
      ...{ id, title, href: hrefOf(head), status, day, followUp: date.success ? date.data : null, outlived: outlivedAreas(vault, head, asOf) },
      supersedes: named(links.filter(({ by }) => by === path).map(({ old }) => old)),
      supersededBy: named(links.filter(({ old }) => old === path).map(({ by }) => by)),
    };
    return { ...row, due: dueReasons(row, asOf) };
  });
}

async function supersede(desk: Desk, old: string, by: string): Promise<Result<Superseded>> {
  return desk.write(async (read) => {
    const [gone, kept] = [await findReview(desk, old), await findReview(desk, by)];
    if (!gone.ok) return gone;
    if (!kept.ok) return kept;
    if (gone.value.path === kept.value.path) return fail(ITSELF);
    return planSupersede(desk, gone.value, kept.value, read);
  });
}

async function planSupersede(desk: Desk, gone: FoundSubject, kept: FoundSubject, read: ReadText): Promise<Result<Plan<Superseded>>> {
  const { names } = await desk.vault();
  const isAmong = ({ path }: FoundSubject, refs: readonly string[]) =>
    refs.some((ref) => {
      const found = names.resolve(fields.nameIn(ref));
      return found.state === 'found' && found.target.path === path;
    });
  const [before, beside] = [read(gone.path), read(kept.path)];
  if (!before.ok) return before;
  if (!beside.ok) return beside;
  if (before.value === null || beside.value === null) return fail(MOVED);
  if (isAmong(kept, supersededIn(saidIn(before.value)))) return fail(turned(gone, kept));
  const relations = saidIn(beside.value)['relations'];
  const known = supersededIn(saidIn(beside.value));
  const over = editFrontMatter(before.value, { status: 'superseded' });
  const next = isAmong(gone, known) ? succeed(beside.value) : editFrontMatter(beside.value, { relations: { ...(isMapping(relations) ? relations : {}), supersedes: [...known, gone.id] } });
  if (!over.ok) return over;
  if (!next.ok) return next;
  const changes = [{ path: gone.path, before: before.value, after: over.value }, { path: kept.path, before: beside.value, after: next.value }];
  return succeed({ changes, value: { id: gone.id, title: gone.title, by: kept.title }, message: `Supersede ${gone.title}` });
}

async function findReview(desk: Desk, id: string): Promise<Result<FoundSubject>> {
  const found = await findSubject(desk, { what: 'entry', id });
  return found.ok && found.value.kind !== 'review' ? fail({ code: 'bad-choice', message: `“${found.value.title}” is no review.`, hint: 'Only a decision takes the place of a decision.' }) : found;
}

const ITSELF: Problem = { code: 'bad-choice', message: 'A decision does not supersede itself.', hint: 'Choose another one.' };
const MOVED: Problem = { code: 'changed', message: 'One of the two files is no longer there, so nothing was changed.', hint: 'It was moved or deleted meanwhile.' };

function turned(old: FoundSubject, by: FoundSubject): Problem {
  return { code: 'bad-choice', message: `“${old.title}” says that it supersedes “${by.title}”, so nothing was changed: it cannot be the other way round too.`, hint: 'Take that out of its relations first.' };
}
