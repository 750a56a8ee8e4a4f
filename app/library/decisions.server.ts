import { basename, posix } from 'node:path';
import type { FileChange } from '#app/core/change.ts';
import { formatDay } from '#app/core/day.ts';
import { dueReasons, groupDecisions, outlivedAreas, type DecisionPage, type DecisionRow } from '#app/core/decision-view.ts';
import { freshId } from '#app/core/edit/templates.ts';
import type { Said } from '#app/core/edit/write-yaml.ts';
import * as fields from '#app/core/fields.ts';
import { hrefOf } from '#app/core/found.ts';
import type { EntryHead } from '#app/core/heads.ts';
import type { ImportedEntry, ImportReport } from '#app/core/import-view.ts';
import { nameKey } from '#app/core/names.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { entryOfRecord, originOf, recordOfEntry, supersededIn } from '#app/formats/adr-entry.ts';
import { readRecord, type DecisionRecord } from '#app/formats/adr.ts';
import { decodeFile } from '#app/formats/decode.ts';
import type { Desk } from './desk.server.ts';
import { keepOfKind, saidIn } from './readings.server.ts';

export interface RecordFile {
  /** Path inside the folder of records, with `/`. */
  file: string;
  bytes: Uint8Array;
}

/** The verbs of decisions and their records. */
export interface Decisions {
  /** Makes reviews of decision records, all or nothing; those that are there already stay as they are. */
  importRecords(ask: { files: readonly RecordFile[]; dryRun?: boolean }): Promise<Result<ImportReport>>;
  /** Every review as a record, by the name of its file. */
  exportRecords(): Promise<{ files: { id: string; title: string; file: string; text: string }[]; problems: ImportReport['problems'] }>;
  decisions(): Promise<DecisionPage>;
  /** Null for what is no review. */
  decision(id: string): Promise<DecisionRow | null>;
}

interface Review {
  head: EntryHead;
  text: string;
  said: Readonly<Record<string, Said>>;
}

export function createDecisions(desk: Desk): Decisions {
  const reviews = keepOfKind<Review>(desk, 'review', (head, text) => ({ head, text, said: saidIn(text) }));
  return {
    async importRecords({ files, dryRun = false }) {
      return desk.write(async () => {
        const planned = await planImport(desk, await reviews(), files);
        const { report, changes } = planned;
        return succeed({ changes: dryRun ? [] : changes, value: report, message: `Import ${count(changes.length, 'decision record')}` });
      });
    },
    exportRecords: async () => exportRecords(desk, await reviews()),
    async decisions() {
      const asOf = await desk.today();
      return groupDecisions(await describeAll(desk, await reviews()), asOf);
    },
    async decision(id) {
      return (await describeAll(desk, await reviews())).find((row) => nameKey(row.id) === nameKey(id)) ?? null;
    },
  };
}

async function describeAll(desk: Desk, reviews: readonly Review[]): Promise<DecisionRow[]> {
  const [vault, asOf] = [await desk.vault(), await desk.today()];
  const links = supersessions(reviews, (ref) => {
    const found = vault.names.resolve(fields.nameIn(ref));
    return found.state === 'found' ? found.target.path : null;
  });
  const named = (paths: readonly string[]) => paths.flatMap((path) => {
    const found = vault.names.resolvePath(path);
    return found.state === 'found' ? [{ title: found.target.title, href: hrefOf(found.target) }] : [];
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

/** Which review supersedes which entry, by path. */
function supersessions(reviews: readonly Review[], pathOf: (ref: string) => string | null): { by: string; old: string }[] {
  return reviews.flatMap(({ head, said }) => supersededIn(said).flatMap((ref) => {
    const old = pathOf(ref);
    return old === null ? [] : [{ by: head.path, old }];
  }));
}

async function planImport(desk: Desk, reviews: readonly Review[], files: readonly RecordFile[]): Promise<{ report: ImportReport; changes: FileChange[] }> {
  const report: ImportReport = { created: [], updated: [], skipped: [], near: [], problems: [] };
  const vault = await desk.vault();
  const day = formatDay(await desk.today());
  const known = new Map(reviews.map((review) => [originOf(review.said), review]));
  const taken = [...vault.areas, ...vault.entries].map(({ id }) => id);
  const records: { file: string; text: string; record: DecisionRecord; id: string }[] = [];
  for (const { file, bytes } of [...files].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const decoded = decodeFile(bytes);
    const record = decoded && !decoded.guessed ? readRecord(decoded.text) : { line: 1, message: 'It is not UTF-8 text.' };
    if ('line' in record) {
      report.problems.push({ file, ...record });
      continue;
    }
    const old = known.get(file);
    const id = old?.head.id ?? freshId(basename(file, '.md'), day, taken);
    taken.push(id);
    const mark = Buffer.from(bytes.subarray(0, 3)).toString('hex') === 'efbbbf' ? '\uFEFF' : '';
    records.push({ file, text: mark + decoded!.text, record, id });
  }
  const find = (from: string, ref: string) => findRecord(records, from, ref);
  const links = records.flatMap(({ file, id, record }) => [
    ...record.supersedes.map((ref) => ({ file, by: id, old: find(file, ref), ref })),
    ...record.supersededBy.map((ref) => ({ file, by: find(file, ref), old: id, ref })),
  ]);
  for (const { file, ref, by, old } of links) if (by === null || old === null) report.problems.push({ file, line: 1, message: `It names “${ref}”, which is no record of this folder.` });
  const changes: FileChange[] = [];
  for (const { file, text, record, id } of records) {
    report.problems.push(...record.problems.map((problem) => ({ file, ...problem })));
    const path = `reviews/${id}.md`;
    const entry: ImportedEntry = { id, file: path, title: record.title };
    const old = known.get(file);
    if (old) {
      report.skipped.push({ ...entry, file: old.head.path });
      const back = recordOfEntry(old.text, null);
      if (!back.ok || back.value !== text) report.problems.push({ file, line: 1, message: `It differs from ${old.head.path}, which stays as it is.` });
      continue;
    }
    const supersedes = [...new Set(links.flatMap((link) => (link.by === id && link.old !== null ? [link.old] : [])))];
    const made = entryOfRecord(text, record, file, supersedes);
    if (!made.ok) report.problems.push({ file, line: 1, message: made.problem.message });
    else {
      changes.push({ path, before: null, after: made.value });
      report.created.push(entry);
    }
  }
  return { report, changes };
}

/** The record that a reference in another one means: by the path of its file, else by its number. */
function findRecord(records: readonly { file: string; id: string }[], from: string, ref: string): string | null {
  const path = posix.normalize(posix.join(posix.dirname(from), ref));
  const numbered = /^\d+$/.test(ref) ? records.find(({ file }) => Number(/^\d+/.exec(basename(file))?.[0] ?? NaN) === Number(ref)) : undefined;
  return (records.find(({ file }) => file === path) ?? numbered)?.id ?? null;
}

async function exportRecords(desk: Desk, reviews: readonly Review[]): ReturnType<Decisions['exportRecords']> {
  const { names } = await desk.vault();
  const ordered = [...reviews].sort((a, b) => (a.head.day ?? Infinity) - (b.head.day ?? Infinity) || (a.head.id < b.head.id ? -1 : 1));
  let number = Math.max(0, ...ordered.map(({ said }) => Number(/^\d+/.exec(basename(originOf(said) ?? ''))?.[0] ?? 0)));
  const placed = ordered.map((review) => ({ ...review, file: originOf(review.said) ?? `${String(++number).padStart(4, '0')}-${review.head.id}.md` }));
  const links = supersessions(reviews, (ref) => {
    const found = names.resolve(fields.nameIn(ref));
    return found.state === 'found' ? found.target.path : null;
  });
  const outcome: Awaited<ReturnType<Decisions['exportRecords']>> = { files: [], problems: [] };
  for (const { head, text, file } of placed) {
    const by = placed.find((other) => links.some((link) => link.old === head.path && link.by === other.head.path));
    const made = recordOfEntry(text, by ? `superseded by [${by.head.title.replace(/[[\]]/g, '')}](${posix.relative(posix.dirname(file), by.file)})` : null);
    if (made.ok) outcome.files.push({ id: head.id, title: head.title, file, text: made.value });
    else outcome.problems.push({ file: head.path, line: 1, message: made.problem.message });
  }
  return outcome;
}
