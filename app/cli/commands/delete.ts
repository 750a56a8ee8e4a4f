import { count } from '#app/core/words.ts';
import { succeed } from '#app/core/result.ts';
import type { Command } from '../command.ts';
import { keepInGit, withLibrary, writeJson } from '../with-library.ts';
import { RELINK_OPTIONS } from './rename.ts';

export const deleteSubject: Command = {
  options: RELINK_OPTIONS,
  about: [
    'Moves an entry or an area to .trash/ in the vault, where it can be taken back from, and names what linked to it: those links then lead nowhere.',
    '--json: { file, trashed, links: [{ path, line }], contacts, verdicts }; with --dry-run trashed is null.',
  ],
  examples: [
    ['delete qdisc-drops --dry-run', 'what links to it'],
    ['delete qdisc-drops', 'it goes to .trash/'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const subject = { id: call.operands[0] ?? '' };
      const preview = await library.previewDelete(subject);
      if (!preview.ok) return preview;
      const { path, title, links, contacts, verdicts } = preview.value;
      const isDry = call.options['dry-run'] !== undefined;
      const removed = isDry ? null : await library.remove(subject);
      if (removed && !removed.ok) return removed;
      if (!isDry) await keepInGit(library, call);
      const trashed = removed?.value.trashed ?? null;
      if (call.options.json !== undefined) writeJson(call, { file: path, trashed, links: links.map((link) => ({ path: link.path, line: link.line })), contacts, verdicts });
      else {
        call.out.say(trashed === null ? `${title} (${path}) would go to .trash/.` : `${title} is now ${trashed}.`);
        const uncounted = [...(contacts > 0 ? [count(contacts, 'contact')] : []), ...(verdicts > 0 ? [count(verdicts, 'verdict')] : [])];
        if (uncounted.length > 0) call.out.say(`No longer counted${trashed === null ? ' then' : ''}: ${uncounted.join(' and ')}.`);
        if (links.length > 0) call.out.say(trashed === null ? 'Links that would lead nowhere:' : 'Links that lead nowhere now:');
        for (const link of links) call.out.say(`  ${link.path}:${link.line}  ${link.before}${link.link}${link.after}`);
      }
      return succeed(0);
    }),
};
