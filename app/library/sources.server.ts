import { formatDay } from '#app/core/day.ts';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { freshId } from '#app/core/edit/templates.ts';
import type { FileChange } from '#app/core/change.ts';
import type { ImportReport, ImportedEntry, NearChoice, SourceFormat } from '#app/core/import-view.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { plainText, yearOf, type CslItem } from '#app/formats/csl.ts';
import { createMatcher, type KnownSource } from '#app/formats/match-sources.ts';
import { writeFrom } from '#app/formats/reading-text.ts';
import { fillIn, sourceOf } from '#app/formats/source.ts';
import { lookUpDoi, type DoiOptions } from '#app/adapters/doi.server.ts';
import type { ReadText } from '#app/adapters/vault-write.server.ts';
import type { Desk, Plan } from './desk.server.ts';
import { sourceIn, type Reading } from './readings.server.ts';
import { readSourceFile, writeSourceFile, type SourceFile } from './source-file.server.ts';

export interface ImportAsk {
  format: SourceFormat;
  /** What problems are told under. */
  file: string;
  bytes: Uint8Array;
  dryRun?: boolean;
  near?: NearChoice;
  /** Called before each source of the file is read, and again before an entry is made of it. */
  onProgress?: (step: 'read' | 'make', done: number, total: number) => void;
}

/** The verbs that bring sources in and take them out. */
export interface Sources {
  /** Makes entries of a file of sources, all or nothing; what is there already is not made again. */
  importSources(ask: ImportAsk): Promise<Result<ImportReport>>;
  /** Asks the registry of DOIs for one source, and makes an entry of it. Nothing else of Whetstone ever asks anybody. */
  importDoi(ask: Pick<ImportAsk, 'dryRun' | 'near'> & { doi: string }): Promise<Result<ImportReport>>;
  /** Every reading of the vault, as a file that other programs read. */
  exportSources(format: SourceFormat): Promise<string>;
}

export function createSources(desk: Desk, readings: () => Promise<Reading[]>, doiOptions: DoiOptions): Sources {
  return {
    importSources: (ask) => importSources(desk, readings, ask),
    async importDoi({ doi, ...how }) {
      const answer = await lookUpDoi(doi, doiOptions);
      return answer.ok ? importSources(desk, readings, { format: 'csl', file: doi.trim(), bytes: answer.value, ...how }) : answer;
    },
    exportSources: async (format) => writeSourceFile(format, withOwnKeys((await readings()).sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ item }) => item))),
  };
}

async function importSources(desk: Desk, readings: () => Promise<Reading[]>, { format, file, bytes, dryRun = false, near = 'ask', onProgress }: ImportAsk): Promise<Result<ImportReport>> {
  const read = await readSourceFile(format, file, bytes, (done, total) => onProgress?.('read', done, total));
  if (!read.ok) return read;
  return desk.write(async (readText) => {
    const planned = await planImport(desk, await readings(), read.value, { near, onProgress }, readText);
    return planned.ok && dryRun ? succeed({ ...planned.value, changes: [] }) : planned;
  });
}

/** A source of the vault, or one that this import adds to it. */
interface Known extends KnownSource {
  path: string;
  title: string;
}

async function planImport(desk: Desk, readings: readonly Reading[], { items, problems }: SourceFile, { near, onProgress }: { near: NearChoice } & Pick<ImportAsk, 'onProgress'>, read: ReadText): Promise<Result<Plan<ImportReport>>> {
  const report: ImportReport = { created: [], updated: [], skipped: [], near: [], problems: [...problems] };
  const { areas, entries } = await desk.vault();
  const taken = createIds([...areas, ...entries].map(({ id }) => id), formatDay(await desk.today()), read);
  const template = read('templates/reading.md');
  const write = writeFrom(template.ok ? template.value : null);
  const matcher = createMatcher<Known>(readings.map(({ id, path, title, item }) => ({ id, path, title, item })));
  const changes = new Map<string, FileChange>();
  const [updated, skipped] = [new Map<string, ImportedEntry>(), new Map<string, ImportedEntry>()];
  const fill = (known: Known, item: CslItem, title: string) => {
    const filled = fillFile(changes.get(known.path), known.path, item, read);
    if (!filled.ok) report.problems.push({ file: known.path, line: 1, message: `${filled.problem.message} “${title}” was not put in.` });
    else if (filled.value === null) skipped.set(known.path, entryOf(known));
    else {
      changes.set(known.path, filled.value);
      updated.set(known.path, entryOf(known));
    }
  };
  const make = (item: CslItem, title: string) => {
    const id = taken.next(item.id, title);
    const path = `reading/${id}.md`;
    const text = write(title, sourceOf(item));
    if (!text.ok) return void report.problems.push({ file: path, line: 1, message: `“${title}” could not be written as an entry. ${text.problem.hint}` });
    const made: Known = { id, path, title, item };
    changes.set(path, { path, before: null, after: text.value });
    matcher.add(made);
    report.created.push(entryOf(made));
  };
  for (const [i, { item, line }] of items.entries()) {
    onProgress?.('make', i, items.length);
    const title = plainText(item.title ?? '');
    const match = matcher.find(item);
    if (!match) make(item, title);
    else if (match.sameness === 'same' || near === 'merge') fill(match.known, item, title);
    else if (near === 'add') make(item, title);
    else report.near.push({ line, title, year: yearOf(item), like: entryOf(match.known), source: JSON.stringify(item) });
  }
  const isNew = new Set(report.created.map(({ file }) => file));
  report.updated = [...updated.values()].filter(({ file }) => !isNew.has(file));
  report.skipped = [...skipped.values()].filter(({ file }) => !updated.has(file) && !isNew.has(file));
  return succeed({ changes: [...changes.values()], value: report, message: `Import ${count(changes.size, 'source')}` });
}

/** The file with what a source adds to it; null where that is nothing. */
function fillFile(planned: FileChange | undefined, path: string, item: CslItem, read: ReadText): Result<FileChange | null> {
  const there = planned ? succeed(planned.after) : read(path);
  if (!there.ok) return there;
  const text = there.value ?? '';
  const said = sayingsOf(text);
  if (!said.ok) return said;
  const source = fillIn(sourceIn(said.value), item);
  if (source === null) return succeed(null);
  const edited = editFrontMatter(text, { source });
  return edited.ok ? succeed({ path, before: planned ? planned.before : there.value, after: edited.value }) : edited;
}

function createIds(known: readonly string[], day: string, read: ReadText): { next(citekey: string, title: string): string } {
  const taken = new Set(known.map((id) => id.toLowerCase()));
  return {
    next(citekey, title) {
      const wish = /^(?!.*\/\/)(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}_:.+/-]{0,60}$/u.test(citekey) ? citekey : title;
      const first = freshId(wish, day, []);
      for (let n = 1; ; n++) {
        const id = n === 1 ? first : `${first.slice(0, 72)}-${n}`;
        const there = taken.has(id) ? null : read(`reading/${id}.md`);
        taken.add(id);
        if (there?.ok && there.value === null) return id;
      }
    },
  };
}

function entryOf({ id, path, title }: Known): ImportedEntry {
  return { id, file: path, title };
}

/** Keys that no two sources share, since other programs know a source by its key alone. */
function withOwnKeys(items: readonly CslItem[]): CslItem[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let key = item.id;
    for (let n = 2; taken.has(key.toLowerCase()); n++) key = `${item.id}-${n}`;
    taken.add(key.toLowerCase());
    return key === item.id ? item : { ...item, id: key, 'citation-key': key };
  });
}
