import { basename, posix } from 'node:path';
import type { FileChange } from '#app/core/change.ts';
import { formatDay } from '#app/core/day.ts';
import { freshId } from '#app/core/edit/templates.ts';
import type { ImportedEntry, ImportProblem, ImportReport } from '#app/core/import-view.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { entryOfRecord, originOf, recordOfEntry } from '#app/formats/adr-entry.ts';
import { readRecord, type DecisionRecord } from '#app/formats/adr.ts';
import { decodeFile } from '#app/formats/decode.ts';
import type { Desk } from './desk.server.ts';
import { supersessions, type Review } from './reviews.server.ts';

/** Decision records as folders of other programs hold them. */

export interface RecordFile {
  /** Path inside the folder of records, with `/`. */
  file: string;
  bytes: Uint8Array;
}

export interface ExportedRecords {
  files: { id: string; title: string; file: string; text: string }[];
  problems: ImportProblem[];
}

export async function importRecords(desk: Desk, reviews: () => Promise<Review[]>, { files, dryRun = false }: { files: readonly RecordFile[]; dryRun?: boolean }): Promise<Result<ImportReport>> {
  return desk.write(async () => {
    const { report, changes } = await planImport(desk, await reviews(), files);
    return succeed({ changes: dryRun ? [] : changes, value: report, message: `Import ${count(changes.length, 'decision record')}` });
  });
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
    ...record.supersedes.map(({ ref, line }) => ({ file, line, by: id, old: find(file, ref), ref })),
    ...record.supersededBy.map(({ ref, line }) => ({ file, line, by: find(file, ref), old: id, ref })),
  ]);
  for (const { file, line, ref, by, old } of links) if (by === null || old === null) report.problems.push({ file, line, message: `It names “${ref}”, which is no record of this folder.` });
  const changes: FileChange[] = [];
  for (const { file, text, record, id } of records) {
    report.problems.push(...record.problems.map((problem) => ({ file, ...problem })));
    const path = `reviews/${id}.md`;
    const entry: ImportedEntry = { id, file: path, title: record.title };
    const old = known.get(file);
    if (old) {
      report.skipped.push({ ...entry, file: old.head.path });
      const back = recordOfEntry(old.text, null);
      if (!back.ok || back.value !== text) report.problems.push({ file, line: back.ok ? firstDifference(text, back.value) : 1, message: `From here on it differs from ${old.head.path}, which stays as it is.` });
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

/** The first line of a text that another one does not have there. */
function firstDifference(text: string, other: string): number {
  const [lines, others] = [text.split('\n'), other.split('\n')];
  return Math.min(lines.length, lines.findIndex((line, at) => line !== others[at]) + 1 || lines.length);
}

/** The record that a reference in another one means: by the path of its file, else by its number. */
function findRecord(records: readonly { file: string; id: string }[], from: string, ref: string): string | null {
  const path = posix.normalize(posix.join(posix.dirname(from), ref));
  const numbered = /^\d+$/.test(ref) ? records.find(({ file }) => /^\d/.test(basename(file)) && numberOf(file) === Number(ref)) : undefined;
  return (records.find(({ file }) => file === path) ?? numbered)?.id ?? null;
}

/** Every review as a record. One that was never imported has the number it has in the folder already, else the next one there. */
export async function exportRecords(desk: Desk, reviews: readonly Review[], there: readonly string[]): Promise<ExportedRecords> {
  const ordered = [...reviews].sort((a, b) => (a.head.day ?? Infinity) - (b.head.day ?? Infinity) || (a.head.id < b.head.id ? -1 : 1));
  let number = Math.max(0, ...[...there, ...ordered.map(({ said }) => originOf(said) ?? '')].map(numberOf));
  const nameOf = ({ head, said }: Review) => originOf(said) ?? there.find((file) => /^\d+-/.test(file) && file.replace(/^\d+-/, '') === `${head.id}.md`) ?? `${String(++number).padStart(4, '0')}-${head.id}.md`;
  const placed = ordered.map((review) => ({ ...review, file: nameOf(review) }));
  const links = supersessions(await desk.vault(), reviews);
  const outcome: ExportedRecords = { files: [], problems: [] };
  for (const { head, text, file } of placed) {
    const by = placed.find((other) => links.some((link) => link.old === head.path && link.by === other.head.path));
    const made = recordOfEntry(text, by ? `superseded by [${by.head.title.replace(/[[\]]/g, '')}](${posix.relative(posix.dirname(file), by.file)})` : null);
    if (made.ok) outcome.files.push({ id: head.id, title: head.title, file, text: made.value });
    else outcome.problems.push({ file: head.path, line: 1, message: made.problem.message });
  }
  return outcome;
}

/** `0012-use-sqlite.md` is number 12; what has none is 0. */
function numberOf(file: string): number {
  return Number(/^\d+/.exec(basename(file))?.[0] ?? 0);
}
