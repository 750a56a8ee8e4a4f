import { fail, succeed, type Problem } from '#app/core/result.ts';
import { wireSearch, withoutMarks } from '#app/core/search-wire.ts';
import { sayCorrected } from '#app/core/spelling.ts';
import { count, sayDayShort } from '#app/core/words.ts';
import type { EntriesPage } from '#app/library/entries-page.server.ts';
import { KIND_WORDS } from '#app/ui/kind-words.ts';
import { wrap } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

const SHOWN = 20;

export const search: Command = {
  options: COMMON_OPTIONS,
  about: [
    'Finds entries by the words in them, best first. Every word has to be there; the last one may be only its beginning. A word that is found nowhere is taken for the nearest one that is, and that is said; a word that is found is never replaced. Exit code 1 if nothing is found.',
    '--json: { text, corrected: [{ from, to }], total, entries: [{ entry, kind, title, day, file, snippet }] }, of the entries the first 100. What is found does not depend on the day, so --as-of changes nothing here.',
  ],
  examples: [
    ['search dropped packets', 'every entry with both words'],
    ['search "ring buf" --json', 'the same for a program'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const page = await library.entries({ text: call.operands.join(' ') });
      if (!page.ok) return page;
      if (page.value.asked.text === '') return fail(NOTHING);
      if (call.options.json !== undefined) writeJson(call, wireSearch(page.value));
      else print(page.value, call);
      return succeed(page.value.total > 0 ? 0 : 1);
    }),
};

const NOTHING: Problem = { code: 'empty', message: 'There is nothing to search for.', hint: 'Write whet search and the words you remember.' };

function print({ corrected, total, entries, snippets, near }: EntriesPage, { out }: Call): void {
  if (corrected.length > 0) out.say(wrap(sayCorrected(corrected, total > 0), out.width));
  if (total === 0) {
    const names = near.map(({ title, id }) => `${title} (${id})`).join(', ');
    out.say(wrap(`No entry fits.${names && ` Perhaps you mean ${names}.`}`, out.width));
    return;
  }
  for (const { id, kind, title, lastDay, path } of entries.slice(0, SHOWN)) {
    const facts = [KIND_WORDS[kind], lastDay === null ? 'undated' : sayDayShort(lastDay), id];
    out.say(`${out.strong(title)}  ${out.soft(facts.join(' · '))}`);
    const snippet = withoutMarks(snippets[path] ?? '').trim();
    if (snippet !== '') out.say(`  ${wrap(snippet, out.width - 2, 2)}`);
  }
  out.say(total > SHOWN ? `${count(total, 'entry', 'entries')}, of which these are the best ${SHOWN}.` : `${count(total, 'entry', 'entries')}.`);
}
