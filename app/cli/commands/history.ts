import type { FileDiff } from '#app/core/edit/diff.ts';
import { succeed } from '#app/core/result.ts';
import { count } from '#app/core/words.ts';
import { COMMON_OPTIONS, type Command } from '../command.ts';
import type { Screen } from '../screen.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const history: Command = {
  options: COMMON_OPTIONS.filter((name) => name !== 'as-of'),
  about: [
    'Lists the commits that changed an entry or an area, newest first, through its renames; with COMMIT, what that one changed.',
    '--json: [{ commit, at, subject, path }]; with COMMIT: { commit, at, subject, path, hunks }.',
  ],
  examples: [
    ['history ebpf', 'every commit of areas/ebpf.md'],
    ['history ebpf 3f2a1bc', 'what one of them changed'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const [id = '', commit] = call.operands;
      const isJson = call.options.json !== undefined;
      if (commit !== undefined) {
        const page = await library.version({ id }, commit);
        if (!page.ok) return page;
        const { revision, changed } = page.value;
        if (isJson) writeJson(call, { ...revision, at: new Date(revision.at).toISOString(), hunks: changed.hunks });
        else printDiff(changed, call.out);
        return succeed(0);
      }
      const page = await library.history({ id });
      if (!page.ok) return page;
      const { title, path, revisions, uncommitted } = page.value;
      if (isJson) writeJson(call, revisions.map((revision) => ({ ...revision, at: new Date(revision.at).toISOString() })));
      else {
        if (revisions.length === 0) call.out.say(`${title} (${path}) is in no commit yet.`);
        if (uncommitted) call.out.say('         not yet committed');
        for (const { commit: id, at, subject } of revisions) call.out.say(`${call.out.soft(id.slice(0, 7))}  ${new Date(at).toISOString().slice(0, 10)}  ${subject}`);
      }
      return succeed(0);
    }),
};

const SIGNS = { same: ' ', added: '+', removed: '-' };

/** Lines as `diff` would show them; where there is no colour, the words that differ are not told apart. */
function printDiff({ hunks, rest }: FileDiff, out: Screen): void {
  for (const { skipped, lines } of hunks) {
    if (skipped > 0) out.say(out.soft(`  … ${count(skipped, 'line')} unchanged`));
    for (const { kind, parts } of lines) {
      const text = parts.map((part) => (part.changed ? out.strong(part.text) : part.text)).join('');
      out.say(`${SIGNS[kind]} ${kind === 'same' ? out.soft(text) : text}`);
    }
  }
  if (rest > 0) out.say(out.soft(`  … ${count(rest, 'line')} unchanged`));
}
