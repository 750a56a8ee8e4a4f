import { SOURCE_FORMATS, type ImportReport, type NearEntry, type SourceFormat } from '#app/core/import-view.ts';
import type { ReadingStatus } from '#app/core/reading-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';

/** What became of a form of the reading page. */
export type ReadingOutcome = { kind: 'moved'; title: string; status: ReadingStatus } | { kind: 'imported'; report: ImportReport };

/** The verbs that its forms call. */
interface Verbs {
  setReadingStatus(id: string, status: string): Promise<Result<{ title: string; status: ReadingStatus }>>;
  importSources(ask: { format: SourceFormat; file: string; bytes: Uint8Array; near?: 'add' | 'merge' }): Promise<Result<ImportReport>>;
  importDoi(ask: { doi: string }): Promise<Result<ImportReport>>;
}

const ENDINGS: Record<string, SourceFormat> = { bib: 'bib', bibtex: 'bib', ris: 'ris', json: 'csl' };

export async function actOnReading(form: FormData, library: Verbs): Promise<Result<ReadingOutcome>> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (form.has('status')) {
    const moved = await library.setReadingStatus(text('id'), text('status'));
    return moved.ok ? succeed({ kind: 'moved', ...moved.value }) : moved;
  }
  const imported = form.has('doi') ? await library.importDoi({ doi: text('doi') }) : form.has('near') ? await settleNear(form, library) : await importUpload(form.get('file'), text('format'), library);
  return imported.ok ? succeed({ kind: 'imported', report: imported.value }) : imported;
}

async function importUpload(file: FormDataEntryValue | null, wanted: string, library: Verbs): Promise<Result<ImportReport>> {
  if (file === null || typeof file === 'string' || file.size === 0) return fail({ code: 'empty', message: 'No file was chosen.', hint: 'Choose a .bib, .ris or .json file.' });
  const format = SOURCE_FORMATS.find((known) => known === wanted) ?? ENDINGS[file.name.split('.').pop()?.toLowerCase() ?? ''];
  if (!format) return fail({ code: 'bad-choice', message: `The name ${file.name.slice(0, 80)} does not say what kind of file it is.`, hint: 'Choose its format too: BibTeX, RIS or CSL-JSON.' });
  return library.importSources({ format, file: file.name.slice(0, 120), bytes: new Uint8Array(await file.arrayBuffer()) });
}

/** What a person said of each source that looked like one there is. */
async function settleNear(form: FormData, library: Verbs): Promise<Result<ImportReport>> {
  const sources = form.getAll('near').filter((value) => typeof value === 'string');
  const chosen = (wanted: string) => sources.filter((_, i) => form.get(`choice-${i}`) === wanted);
  const total: ImportReport = { created: [], updated: [], skipped: [], near: [], problems: [] };
  for (const near of ['add', 'merge'] as const) {
    const items = chosen(near);
    if (items.length === 0) continue;
    const done = await library.importSources({ format: 'csl', file: 'your choice', bytes: new TextEncoder().encode(`[${items.join(',\n')}]`), near });
    if (!done.ok) return done;
    for (const key of ['created', 'updated', 'skipped'] as const) total[key].push(...done.value[key]);
    total.near.push(...done.value.near satisfies NearEntry[]);
    total.problems.push(...done.value.problems);
  }
  return succeed(total);
}
