import { succeed } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { COMMON_OPTIONS, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const backup: Command = {
  options: [...COMMON_OPTIONS.filter((name) => name !== 'as-of'), 'force'],
  about: [
    'Writes one file with all of the vault: entries, attachments, drafts, what is in .trash/, the history that Git knows, and the records no text file holds (sign-ins and share links; secrets only as hashes). It may be made while Whetstone is serving. The file is readable by you alone; it is a gzipped tar, so its vault/ can be looked into with any tool.',
    'The file must lie outside the vault. It appears once it is whole and has been read back. --json: { file, made, files, bytes, records, history, notices }.',
  ],
  examples: [
    ['backup ~/backups/vault-2026-11-22.tgz', 'this folder’s vault'],
    ['backup --vault ~/vault --force /mnt/usb/vault.tgz', 'the same file every night, for cron'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const file = call.operands[0]!;
      const done = await library.backup(file, { replace: call.options.force !== undefined });
      if (!done.ok) return done;
      const { manifest, notices } = done.value;
      const { made, files, bytes, records, history } = manifest;
      for (const notice of notices) call.err.say(`whet: ${notice}`);
      if (call.options.json !== undefined) writeJson(call, { file, made, files, bytes, records, history, notices });
      else call.out.say(`${file} holds ${count(files, 'file')}${history ? ', the history' : ''}${records ? ' and the records' : ''} of this vault. Restore it with “whet restore ${file} DIR”.`);
      return succeed(0);
    }),
};
