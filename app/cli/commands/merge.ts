import type { Relinked, RelinkPreview } from '#app/core/relink-view.ts';
import { succeed, type Result } from '#app/core/result.ts';
import type { Library } from '#app/library.server.ts';
import type { Command } from '../command.ts';
import { tellPreview, tellRelinked } from '../tell-relink.ts';
import { keepInGit, withLibrary } from '../with-library.ts';
import { RELINK_OPTIONS } from './rename.ts';

const JSON_SHAPE = '--json: { id, file, files, shares }, the last a sentence on shares that named it, or null; with --dry-run: { files: [{ path, to, lines: [{ line, before, after }] }], notes }.';

export const mergeAreas: Command = {
  options: RELINK_OPTIONS,
  about: ['Puts area A into area B: contacts, verdicts and links of A become those of B, the text of A is appended to that of B, and the names of A stay as other names of B. All or nothing.', JSON_SHAPE],
  examples: [['merge-areas k8s kubernetes --dry-run', 'what would change']],
  run: merging((library) => ({ preview: library.previewMerge, merge: library.mergeAreas })),
};

export const mergeReadings: Command = {
  options: RELINK_OPTIONS,
  about: [
    'Puts reading A into reading B, where both are one source: links to A lead to B, the text of A is appended to that of B, and what only A says of the source is filled in there. A day on which only A was read becomes a line of the log. All or nothing.',
    JSON_SHAPE,
  ],
  examples: [['merge-readings codd1970 relational-model --dry-run', 'what would change']],
  run: merging((library) => ({ preview: library.previewMergeReadings, merge: library.mergeReadings })),
};

interface Verbs {
  preview(from: string, into: string): Promise<Result<RelinkPreview>>;
  merge(from: string, into: string): Promise<Result<Relinked>>;
}

function merging(verbsOf: (library: Library) => Verbs): Command['run'] {
  return (call) =>
    withLibrary(call, async (library) => {
      const { preview, merge } = verbsOf(library);
      const [from = '', into = ''] = call.operands;
      if (call.options['dry-run'] !== undefined) {
        const shown = await preview(from, into);
        if (!shown.ok) return shown;
        tellPreview(call, shown.value);
        return succeed(0);
      }
      const merged = await merge(from, into);
      if (!merged.ok) return merged;
      await keepInGit(library, call);
      tellRelinked(call, merged.value);
      return succeed(0);
    });
}
