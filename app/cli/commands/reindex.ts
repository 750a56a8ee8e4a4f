import { succeed } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { COMMON_OPTIONS, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const reindex: Command = {
  options: COMMON_OPTIONS,
  about: [
    'Builds the index of the vault anew from its files. Every command brings it up to date by itself, so this is for when you doubt it; nothing you wrote lives in the index, and deleting .whetstone/index.db does the same.',
    '--json: { files, changed, removed, moved, ms }. --as-of changes nothing here.',
  ],
  examples: [['reindex --vault ~/vault', 'read every file again']],
  run: (call) =>
    withLibrary(call, async (library) => {
      const report = await library.reindex();
      if (call.options.json !== undefined) writeJson(call, report);
      else call.out.say(`Read ${count(report.files, 'file')} in ${(report.ms / 1000).toFixed(1)} s.`);
      return succeed(0);
    }),
};
