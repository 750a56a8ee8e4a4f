import type { Command } from '../command.ts';
import { RELINK_OPTIONS, renameTo } from './rename.ts';

export const move: Command = {
  options: RELINK_OPTIONS,
  about: [
    'Makes an entry one of another kind: project, deep-dive, review, reading, meeting or note. Its file moves to the folder of that kind; relative links to it, and its own, are rewritten in the same step.',
    '--json: { id, file, files }; with --dry-run: { files: [{ path, to, lines: [{ line, before, after }] }], notes }.',
  ],
  examples: [['move qdisc-drops deep-dive', 'a note that has grown']],
  run: (call) => renameTo(call, call.operands[0] ?? '', { kind: call.operands[1] ?? '' }),
};
