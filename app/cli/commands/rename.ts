import type { RenameAsk } from '#app/core/relink-view.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { tellPreview, tellRelinked } from '../tell-relink.ts';
import { keepInGit, withLibrary } from '../with-library.ts';

export const RELINK_OPTIONS = [...COMMON_OPTIONS.filter((name) => name !== 'as-of'), 'dry-run'] as const;

export const rename: Command = {
  options: [...RELINK_OPTIONS, 'title'],
  about: [
    'Gives an entry or an area another id, which is the name of its file, or with --title another title. Every wiki link, relative link and mention that named it by the old one is rewritten in the same step: all of them, or nothing. A name that something else goes by is refused.',
    '--json: { id, file, files, shares }, the last a sentence on shares that named it, or null; with --dry-run: { files: [{ path, to, lines: [{ line, before, after }] }], notes }.',
  ],
  examples: [
    ['rename qdisc-drops packet-drops --dry-run', 'what would change'],
    ['rename packet-drops "Where packets go" --title', 'another title, and every link by the old one'],
  ],
  run(call) {
    const [old = '', name = ''] = call.operands;
    return renameTo(call, old, call.options.title === undefined ? { id: name } : { title: name });
  },
};

/** Renames or moves, or says what that would change. */
export function renameTo(call: Call, id: string, ask: RenameAsk): Promise<Result<ExitCode>> {
  return withLibrary(call, async (library) => {
    if (call.options['dry-run'] !== undefined) {
      const preview = await library.previewRename({ id }, ask);
      if (!preview.ok) return preview;
      tellPreview(call, preview.value);
      return succeed(0);
    }
    const renamed = await library.rename({ id }, ask);
    if (!renamed.ok) return renamed;
    await keepInGit(library, call);
    tellRelinked(call, renamed.value);
    return succeed(0);
  });
}
