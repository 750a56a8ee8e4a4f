import type { Near } from '#app/core/capture-near.ts';
import type { Captured } from '#app/core/capture-view.ts';
import { formatDay } from '#app/core/day.ts';
import { succeed } from '#app/core/result.ts';
import { slugOf } from '#app/core/slug.ts';
import { sayDay, sayMinutes } from '#app/core/words.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { readInput } from '../read-input.ts';
import { keepInGit, withLibrary, writeJson } from '../with-library.ts';

export const log: Command = {
  options: COMMON_OPTIONS,
  about: [
    'Writes down what you did: depth, areas, time and day in any order, then the words. It becomes a line in the log of the project you name, else a note of its own. Nothing is required but words. Without TEXT, or with “-”, it is read from standard input; of several lines the first is read so, and the others belong to its text. Words that begin with a dash come after “--”.',
    'Exit code 0 means that the bytes are on the disk. --json: { entry, file, line, contact, contacts }: the id of the entry, its file and the line in it, and what it counts as, one contact for each area; contact is the first of them, or null.',
  ],
  examples: [
    ['log "debugged ebpf 90m dropped packets came from the qdisc"', 'a note, and 90 minutes hands-on with eBPF'],
    ['log "yesterday [[vpn]] 1h30 moved the keys to the new host"', 'a line in the log of the project vpn'],
    ['log --json < line.txt', 'the same for a program'],
  ],
  async run(call) {
    const text = await readInput(call.operands);
    if (!text.ok) return text;
    return withLibrary(call, async (library) => {
      const captured = await library.capture({ text: text.value });
      if (!captured.ok) return captured;
      if (call.options.json !== undefined) writeJson(call, wireCaptured(captured.value));
      else print(captured.value, call);
      for (const near of captured.value.near) call.err.say(`whet: ${sayNear(near)}`);
      await keepInGit(library, call);
      return succeed(0);
    });
  },
};

/** Nothing is guessed: the words are on disk as they were typed. */
function sayNear({ written, why, candidates }: Near): string {
  const names = candidates.map(({ write, title }) => (write === title ? write : `${write} (${title})`)).join(', ');
  if (why === 'missing') return `There is no area “${written}”. Perhaps you mean ${names}.`;
  return why === 'ambiguous' ? `“${written}” could be any of ${names}, so it was read as text.` : `“${written}” was read as text. Perhaps you mean ${names}.`;
}

function wireCaptured({ entry, file, line, contacts }: Captured) {
  const wired = contacts.map(({ area, day, depth, minutes, estimated }) => ({ area, day: formatDay(day), depth, minutes, entry, estimated }));
  return { entry, file, line, contact: wired[0] ?? null, contacts: wired };
}

function print({ title, file, line, contacts, missing }: Captured, { out }: Call): void {
  out.say(`On disk: ${out.strong(title)}, ${file}:${line}`);
  for (const { area, day, depth, minutes, estimated } of contacts) out.say(out.soft(`  ${area}: ${depth}, ${sayMinutes(minutes)}${estimated ? ' (estimated)' : ''}, ${sayDay(day)}`));
  if (contacts.length === 0 && missing.length === 0) out.say(out.soft('  No contact: it names no area.'));
  for (const name of missing) out.say(out.soft(`  No contact yet: there is no area “${name}”. It counts as soon as there is one, such as areas/${slugOf(name)}.md.`));
}
