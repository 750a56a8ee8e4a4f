import { writeFile } from 'node:fs/promises';
import { SOURCE_FORMATS } from '#app/core/import-view.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';
import { exportRecords } from './records.ts';
import { exportRadar } from './team-radar.ts';

const FORMATS = [...SOURCE_FORMATS] as const;

export const exportFile: Command = {
  options: [...COMMON_OPTIONS, 'format', 'lens', 'compare', 'out', 'dry-run', 'force'],
  about: ['bib (BibTeX), ris and csl (CSL-JSON) write every reading of the vault as a file of references, by its citation key, else by its id. What was imported and has not been changed comes out as it came in.', 'adr writes every review as a decision record (MADR 4.0) into DIR, under the name it was imported by, else under a new number. A file there that says something else stays as it is and is told, unless --force is said. --json: { created, updated, skipped, near, problems }.', 'Without any of these, --format writes the radar for the program that reads it: byor-csv, byor-json, zalando and backstage are one file; aoe and porsche are a folder, and need --out. What that program has no place for, and where what is written is not what the last verdict or the last imported edition says, is told on standard error. It has what a share of everything has: names, quadrants, rings and movement of all areas, no tags, and the text of an area only where its file says “visibility: shared”, without its log, its questions and the names of private pages. --json: { files, lossy }, where files are names with --out, else texts by name.'],
  examples: [
    ['export bib > reading.bib', 'for LaTeX, JabRef and Zotero'],
    ['export csl --out reading.json', 'for pandoc and Zotero'],
    ['export adr docs/decisions --dry-run', 'which records would be written'],
    ['export --format byor-csv --out radar.csv', 'the radar for Thoughtworks’ build-your-own-radar'],
    ['export --format aoe --out techradar/data', 'the radar with its imported editions, for AOE’s'],
  ],
  run(call) {
    const [what = ''] = call.operands;
    if (call.options.format !== undefined) return what === '' ? exportRadar(call, call.options.format) : Promise.resolve(fail({ code: 'bad-choice', message: `“export ${what}” has no --format.`, hint: 'Write whet export --format FORMAT for the radar.' }));
    if (what === 'adr') return exportDecisions(call);
    const format = FORMATS.find((known) => known === what);
    if (!format) return Promise.resolve(fail({ code: 'bad-choice', message: what === '' ? '“export” needs to know what.' : `“export” does not know “${what}”.`, hint: `Write whet export ${FORMATS.join('|')}, whet export adr DIR, or whet export --format FORMAT for the radar.` }));
    return withLibrary(call, async (library) => {
      const text = await library.exportSources(format);
      const { out } = call.options;
      if (out === undefined) call.out.write(text);
      else {
        const problem = await writeFile(out, text).catch((error: unknown) => (error as NodeJS.ErrnoException).code ?? 'unknown');
        if (problem !== undefined) return fail({ code: 'unwritable', message: `${out} cannot be written (${problem}).`, hint: 'Name a file in a folder that you may write to.' });
      }
      return succeed(0);
    });
  },
};

function exportDecisions(call: Call): Promise<Result<ExitCode>> {
  const folder = call.operands[1];
  if (!folder) return Promise.resolve(fail({ code: 'bad-choice', message: '“export adr” needs a DIR.', hint: 'Write whet export adr DIR.' }));
  return withLibrary(call, async (library) => {
    const dryRun = call.options['dry-run'] !== undefined;
    const done = await exportRecords(library, folder, { dryRun, force: call.options.force !== undefined });
    if (!done.ok) return done;
    const { created, updated, skipped, problems } = done.value;
    if (call.options.json !== undefined) writeJson(call, done.value);
    else call.out.say(`${created.length} new, ${updated.length} changed, ${skipped.length} as they were.${dryRun ? ' Nothing was written.' : ''}`);
    for (const { file, line, message } of problems) call.err.say(`${file}:${line}: ${message}`);
    return succeed<ExitCode>(problems.length > 0 ? 1 : 0);
  });
}
