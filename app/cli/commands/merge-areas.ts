import { succeed } from '#app/core/result.ts';
import type { Command } from '../command.ts';
import { tellPreview, tellRelinked } from '../tell-relink.ts';
import { keepInGit, withLibrary } from '../with-library.ts';
import { RELINK_OPTIONS } from './rename.ts';

export const mergeAreas: Command = {
  options: RELINK_OPTIONS,
  about: [
    'Puts area A into area B: contacts, verdicts and links of A become those of B, the text of A is appended to that of B, and the names of A stay as other names of B. All or nothing.',
    '--json: { id, file, files }; with --dry-run: { files: [{ path, to, lines: [{ line, before, after }] }], notes }.',
  ],
  examples: [['merge-areas k8s kubernetes --dry-run', 'what would change']],
  run: (call) =>
    withLibrary(call, async (library) => {
      const [from = '', into = ''] = call.operands;
      if (call.options['dry-run'] !== undefined) {
        const preview = await library.previewMerge(from, into);
        if (!preview.ok) return preview;
        tellPreview(call, preview.value);
        return succeed(0);
      }
      const merged = await library.mergeAreas(from, into);
      if (!merged.ok) return merged;
      await keepInGit(library, call);
      tellRelinked(call, merged.value);
      return succeed(0);
    }),
};
