import { succeed } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import type { Command } from '../command.ts';
import { writeJson } from '../with-library.ts';

export const restore: Command = {
  options: ['json', 'help'],
  about: [
    'Makes DIR, which must be new or empty, the vault that FILE is a backup of: its files, its Git history, and its records, so that share links go on working. All of it or nothing: a damaged backup, one of a later Whetstone, or one that holds what no vault does is refused, and DIR is left as it was.',
    'Settings of Git are not restored: where the repository had a remote, it is named, to be added again. --json: { vault, made, files, history }.',
  ],
  examples: [
    ['restore ~/backups/vault-2026-11-22.tgz ~/vault', 'on a new machine, after installing Whetstone'],
    ['serve --vault ~/vault', 'then look at it'],
  ],
  async run(call) {
    const [file, folder] = call.operands as [string, string];
    const { restoreVault } = await import('#app/library/backing-up.server.ts');
    const done = await restoreVault(file, folder);
    if (!done.ok) return done;
    const { manifest, folder: vault } = done.value;
    const { made, files, history, records } = manifest;
    if (call.options.json !== undefined) writeJson(call, { vault, made, files, history });
    else {
      call.out.say(`${vault} is the vault of ${made}: ${count(files, 'file')}${history ? ', with its history' : ''}${records ? ', with its records' : ''}.`);
      if (history?.remote) call.out.say(`It was synced with ${history.remote}. To go on: git -C ${vault} remote add origin ${history.remote}`);
    }
    if (records && process.env['DATABASE_URL']) call.err.say('whet: DATABASE_URL keeps records elsewhere: move .whetstone/records.db beside that index, or unset it.');
    return succeed(0);
  },
};
