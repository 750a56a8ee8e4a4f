import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { NEAR_CHOICES, SOURCE_FORMATS, type ImportReport } from '#app/core/import-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import type { Library } from '#app/library.server.ts';
import type { ImportAsk } from '#app/library/sources.server.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { importRecords } from './records.ts';
import { showProgress, type ProgressWords } from '../progress.ts';
import { importRadar } from './team-radar.ts';
import { keepInGit, withLibrary, writeJson } from '../with-library.ts';

const FORMATS = [...SOURCE_FORMATS] as const;
const NAMED = 12;

export const importFile: Command = {
  options: [...COMMON_OPTIONS, 'near', 'format', 'dry-run'],
  about: [
    'bib, ris and csl (CSL-JSON) read a file of references, as Zotero, JabRef and publishers write them, and make an entry of kind reading, to-read, of each. What is there already, by DOI or by title and year, is not made again: fields that are empty there are filled. One entry that cannot be read is one problem, and the rest arrives. All of it is written, or nothing.',
    'adr reads a folder of decision records, MADR or adr-tools, and makes a review of each, whose text stays as it is; what supersedes what is noted both ways.',
    'doi asks the registry at doi.org, which needs the network, for the one DOI that stands in place of FILE.',
    'radar reads the radar of another program, a file or the folder with its releases: Thoughtworks build-your-own-radar, Zalando, AOE, Porsche or Backstage, told by its content where --format does not name it. It makes an area of each blip that has none, and a note with the verdicts of each edition, on its date; nothing of it counts as a contact. Read again, it adds only what is new. --json has besides: lossy: [{ file, line, message }], what is not wholly as it was, and notes: [sentence].',
    'Exit code 1 means that there are problems. --json: { created, updated, skipped: [{ id, file, title }], near: [{ line, title, year, like }], problems: [{ file, line, message }] }.',
  ],
  examples: [
    ['import bib library.bib --dry-run', 'what would become of it'],
    ['import csl items.json', 'the same from Zotero’s CSL-JSON'],
    ['import doi 10.1109/TSE.2017.2768368', 'one source by its DOI'],
    ['import bib library.bib --near merge', 'what looks the same is the same'],
    ['import radar radar.csv --dry-run', 'what a radar would become'],
    ['import radar techradar/data', 'every release of AOE’s or Porsche’s'],
  ],
  async run(call) {
    const [what = '', place = ''] = call.operands;
    if (what === 'radar') return importRadar(call, place);
    if (call.options.format !== undefined) return fail({ code: 'bad-choice', message: '--format is for radars.', hint: 'Write whet import radar PATH --format FORMAT.' });
    const near = NEAR_CHOICES.find((choice) => choice === (call.options.near ?? 'ask'));
    if (!near) return fail({ code: 'bad-choice', message: `--near does not know “${call.options.near ?? ''}”.`, hint: 'Write --near add or --near merge.' });
    const dryRun = call.options['dry-run'] !== undefined;
    return withLibrary(call, async (library) => {
      const steps = { read: showProgress(call.err, say('Reading source')), make: showProgress(call.err, say('Making entry')) };
      const onProgress: ImportAsk['onProgress'] = (step, done, total) => steps[step].step(done, total);
      const done = await bringIn(library, what, place, { near, dryRun, onProgress }).finally(steps.make.end);
      if (!done.ok) return done;
      if (call.options.json !== undefined) writeJson(call, done.value);
      else tell(done.value, dryRun, call);
      if (!dryRun && done.value.created.length + done.value.updated.length > 0) await keepInGit(library, call);
      return succeed<ExitCode>(done.value.problems.length > 0 ? 1 : 0);
    });
  },
};

const say = (what: string): ProgressWords => ({ patience: 0, step: (done, total) => `${what} ${done + 1} of ${total} …`, log: null });

async function bringIn(library: Library, what: string, place: string, how: Pick<ImportAsk, 'near' | 'dryRun' | 'onProgress'>): Promise<Result<ImportReport>> {
  if (what === 'adr') return importRecords(library, place, how.dryRun ?? false);
  if (what === 'doi') return library.importDoi({ doi: place, near: how.near, dryRun: how.dryRun });
  const format = FORMATS.find((known) => known === what);
  if (!format) return fail({ code: 'bad-choice', message: `“import” does not know “${what}”.`, hint: `Write whet import ${[...FORMATS, 'adr', 'doi', 'radar'].join('|')} FILE.` });
  const bytes = await readFile(place).catch((error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown');
  if (typeof bytes === 'string') return fail({ code: 'bad-choice', message: `${place} cannot be read (${bytes}).`, hint: 'Name a file.' });
  return library.importSources({ format, file: basename(place), bytes, ...how });
}

function tell({ created, updated, skipped, near, problems }: ImportReport, dryRun: boolean, { out, err }: Call): void {
  const would = dryRun ? 'would be ' : '';
  for (const [entries, word] of [[created, `${would}new`], [updated, `${would}filled in`]] as const) {
    if (entries.length === 0) continue;
    out.say(out.strong(`${count(entries.length, 'entry', 'entries')} ${word}`));
    for (const { title, file } of entries.slice(0, NAMED)) out.say(`  ${title} ${out.soft(file)}`);
    if (entries.length > NAMED) out.say(out.soft(`  and ${entries.length - NAMED} more`));
  }
  if (skipped.length > 0) out.say(`${count(skipped.length, 'entry', 'entries')} there already, with nothing to add.`);
  if (created.length + updated.length + skipped.length + near.length === 0) out.say('There was nothing to bring in.');
  for (const { line, title, like } of near) out.say(`Left out: “${title}” in line ${line} looks like ${like.title} (${like.file}). Say --near add or --near merge.`);
  for (const { file, line, message } of problems) err.say(`${file}:${line}: ${message}`);
}
