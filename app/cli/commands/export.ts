import { writeFile } from 'node:fs/promises';
import { SOURCE_FORMATS } from '#app/core/import-view.ts';
import { fail, succeed } from '#app/core/result.ts';
import { COMMON_OPTIONS, type Command } from '../command.ts';
import { withLibrary } from '../with-library.ts';

const FORMATS = [...SOURCE_FORMATS] as const;

export const exportFile: Command = {
  options: [...COMMON_OPTIONS, 'out'],
  about: ['bib (BibTeX), ris and csl (CSL-JSON) write every reading of the vault as a file of references, by its citation key, else by its id. What was imported and has not been changed comes out as it came in.'],
  examples: [
    ['export bib > reading.bib', 'for LaTeX, JabRef and Zotero'],
    ['export csl --out reading.json', 'for pandoc and Zotero'],
  ],
  run(call) {
    const [what = ''] = call.operands;
    const format = FORMATS.find((known) => known === what);
    if (!format) return Promise.resolve(fail({ code: 'bad-choice', message: `“export” does not know “${what}”.`, hint: `Write whet export ${FORMATS.join('|')}.` }));
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
