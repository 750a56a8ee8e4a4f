import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RadarImportReport } from '#app/core/import-view.ts';
import { RADAR_FORMAT_FACTS, isRadarFormat } from '#app/core/radar-formats.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import type { Call, ExitCode } from '../command.ts';
import { keepInGit, withLibrary, writeJson } from '../with-library.ts';

const NAMED = 12;

/** Brings in a radar that another program wrote. */
export function importRadar(call: Call, path: string): Promise<Result<ExitCode>> {
  const dryRun = call.options['dry-run'] !== undefined;
  return withLibrary(call, async (library) => {
    const done = await library.importRadar(path, { format: call.options.format ?? null, dryRun });
    if (!done.ok) return done;
    if (call.options.json !== undefined) writeJson(call, done.value);
    else tell(done.value, dryRun, call);
    if (!dryRun && done.value.created.length + done.value.updated.length > 0) await keepInGit(library, call);
    return succeed<ExitCode>(done.value.problems.length > 0 ? 1 : 0);
  });
}

/** Writes the radar as another program reads it: to standard output, to a file, or into a folder. */
export function exportRadar(call: Call, format: string): Promise<Result<ExitCode>> {
  const { lens, out, json, compare, 'as-of': asOf } = call.options;
  if (isRadarFormat(format) && RADAR_FORMAT_FACTS[format].file === null && out === undefined && json === undefined) return Promise.resolve(fail(needsFolder(format)));
  return withLibrary(call, async (library) => {
    const done = await library.exportRadar({ format, lens: lens ?? null, asOf: asOf ?? null, compare: compare ?? null });
    if (!done.ok) return done;
    const { files, lossy } = done.value;
    if (out !== undefined) {
      const problem = await writeFiles(out, files, isRadarFormat(format) && RADAR_FORMAT_FACTS[format].file === null);
      if (problem) return fail(problem);
    }
    if (json !== undefined) writeJson(call, { files: out === undefined ? Object.fromEntries(files) : [...files.keys()], lossy });
    else if (out === undefined) for (const text of files.values()) call.out.write(text);
    for (const one of json === undefined ? lossy : []) call.err.say(one);
    return succeed<ExitCode>(0);
  });
}

async function writeFiles(out: string, files: ReadonlyMap<string, string>, isFolder: boolean): Promise<Problem | null> {
  try {
    for (const [name, text] of files) {
      const path = isFolder ? join(out, name) : out;
      if (isFolder) await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
    return null;
  } catch (error) {
    return { code: 'unwritable', message: `${out} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`, hint: 'Name a place in a folder that you may write to.' };
  }
}

function tell({ created, updated, skipped, problems, lossy, notes }: RadarImportReport, dryRun: boolean, { out, err }: Call): void {
  const would = dryRun ? 'would be ' : '';
  for (const [items, folder, [one, many]] of [[created, 'areas/', ['area', 'areas']], [created, 'notes/', ['edition', 'editions']]] as const) {
    const mine = items.filter(({ file }) => file.startsWith(folder));
    if (mine.length === 0) continue;
    out.say(out.strong(`${count(mine.length, one, many)} ${would}new`));
    for (const { title, file } of mine.slice(0, NAMED)) out.say(`  ${title} ${out.soft(file)}`);
    if (mine.length > NAMED) out.say(out.soft(`  and ${mine.length - NAMED} more`));
  }
  if (updated.length > 0) out.say(`${count(updated.length, 'edition')} ${would}filled in: ${updated.map(({ file }) => file).join(', ')}.`);
  if (skipped.length > 0) out.say(`${count(skipped.length, 'edition')} there already, with nothing to add.`);
  if (created.length + updated.length + skipped.length + notes.length === 0) out.say('There was nothing to bring in.');
  for (const note of notes) out.say(note);
  for (const { file, line, message } of [...problems, ...lossy]) err.say(`${file}:${line}: ${message}`);
}

function needsFolder(format: string): Problem {
  return { code: 'bad-choice', message: `${format} is a folder of files, so it needs a place.`, hint: `Write whet export --format ${format} --out DIR.` };
}
