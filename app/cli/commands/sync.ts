import { count } from '#app/core/words.ts';
import { succeed } from '#app/core/result.ts';
import { COMMON_OPTIONS, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const sync: Command = {
  options: [...COMMON_OPTIONS.filter((name) => name !== 'as-of'), 'all'],
  about: [
    'Commits what Whetstone wrote, fetches, merges and pushes. Files you edited elsewhere and have not committed stay as they are, unless --all commits them first. Nothing is ever left half merged: where both sides changed the same lines, the files stay as they are, exit code 1 names them, and the page /sync shows both sides to choose from.',
    '--json: { state: "synced", pulled, pushed, paths } or { state: "conflicted", paths }.',
  ],
  examples: [
    ['sync', 'fetch, merge, push'],
    ['sync --all --json', 'with what was edited elsewhere, for a program'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const done = await library.sync({ all: call.options.all !== undefined });
      if (!done.ok) return done;
      const outcome = done.value;
      const { out } = call;
      if (outcome.state === 'conflicted') {
        const paths = outcome.conflicts.map(({ path }) => path);
        if (call.options.json !== undefined) writeJson(call, { state: 'conflicted', paths });
        else {
          out.say(`${count(paths.length, 'file')} changed on both sides, on the same lines. The files here are as you left them. “whet serve” shows both sides under /sync:`);
          for (const path of paths) out.say(`  ${path}`);
        }
        return succeed(1);
      }
      const { pulled, pushed, paths } = outcome;
      if (call.options.json !== undefined) writeJson(call, { state: 'synced', pulled, pushed, paths });
      else out.say(`${count(pulled, 'commit')} came, ${count(pushed, 'commit')} went, ${count(paths.length, 'file')} changed here.`);
      return succeed(0);
    }),
};
