import type { EditionLine } from '#app/core/edition-pages.ts';
import { formatDay } from '#app/core/day.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { count, sayDay } from '#app/core/words.ts';
import type { Library } from '#app/library.server.ts';
import { sayState } from '#app/ui/edition-words.ts';
import { layOutTable } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command, type ExitCode } from '../command.ts';
import { keepInGit, withLibrary, writeJson } from '../with-library.ts';

const ACTS = ['create', 'list', 'show', 'publish'] as const;
type Act = (typeof ACTS)[number];

export const edition: Command = {
  options: [...COMMON_OPTIONS, 'lens', 'on', 'notes'],
  about: [
    'Editions are radars frozen on a day, as files in editions/ that people can read. create NAME freezes one (of --as-of, --lens, with --notes; public from --on, else a draft); list names them; show NAME says what is in one and what changed since the one before; publish NAME makes one public from --on, else from today.',
    '--json: { name, title, asOf, lens, published, state, blips } (create, publish), a list of them (list), or with { blips: [{ area, title, quadrant, ring, movement, F, basis }], changes: [{ area, kind, said }] } (show).',
  ],
  examples: [
    ['edition create "Q4 2026" --on 2026-12-01', 'frozen today, public in December'],
    ['edition show q4-2026', 'what it says, and what changed'],
    ['radar --compare q4-2026', 'today’s radar, moved since then'],
  ],
  run(call) {
    const [asked = '', name = ''] = call.operands;
    const act = ACTS.find((known) => known === asked);
    if (!act) return Promise.resolve(fail({ code: 'bad-choice', message: `“edition” does not know “${asked}”.`, hint: `Write whet edition ${ACTS.join('|')} [NAME].` }));
    if (act !== 'list' && name === '') return Promise.resolve(fail({ code: 'bad-choice', message: `“edition ${act}” needs a NAME.`, hint: `Write whet edition ${act} NAME.` }));
    return withLibrary(call, (library) => perform(act, name, library, call));
  },
};

async function perform(act: Act, name: string, library: Library, call: Call): Promise<Result<ExitCode>> {
  if (act === 'list') {
    tellAll(await library.editions(), call);
    return succeed(0);
  }
  if (act === 'show') return show(library, name, call);
  const { 'as-of': asOf, lens, notes, on } = call.options;
  const done = act === 'create' ? await library.createEdition({ title: name, asOf, lens, notes, published: on }) : await library.publishEdition(name, on);
  if (!done.ok) return done;
  await keepInGit(library, call);
  if (call.options.json !== undefined) writeJson(call, wire(done.value));
  else call.out.say(`editions/${done.value.name}.md: ${call.out.strong(done.value.title)}, ${count(done.value.blips, 'area')} as of ${sayDay(done.value.asOf)}, ${sayState(done.value)}.`);
  return succeed(0);
}

async function show(library: Library, name: string, call: Call): Promise<Result<ExitCode>> {
  const page = await library.edition(name);
  if (!page.ok) return page;
  const { radar, changes, previous, ...line } = page.value;
  const { out } = call;
  const blips = radar.blips.map(({ area, title, quadrant, ring, movement, F, basis }) => ({ area, title, quadrant: radar.quadrants[quadrant]!.id, ring: radar.rings[ring]!.id, movement, F, basis }));
  if (call.options.json !== undefined) {
    writeJson(call, { ...wire(line), blips, changes: changes.map(({ area, kind, said }) => ({ area, kind, said })) });
    return succeed(0);
  }
  out.say(out.strong(`${line.title}: ${line.lens}, ${sayDay(line.asOf)}, ${sayState(line)}`));
  for (const ring of radar.rings) {
    const inRing = blips.filter((blip) => blip.ring === ring.id);
    if (inRing.length > 0) out.say(`${ring.title}: ${inRing.map(({ title }) => title).join(', ')}.`);
  }
  if (previous) out.say(out.strong(`Since ${previous.title}`));
  for (const { said } of changes) out.say(`  ${said}`);
  return succeed(0);
}

function tellAll(editions: readonly EditionLine[], call: Call): void {
  if (call.options.json !== undefined) {
    writeJson(call, editions.map(wire));
    return;
  }
  if (editions.length === 0) call.out.say('No edition yet. Freeze one with “whet edition create NAME”.');
  else {
    const columns = [
      { head: 'Name', cells: editions.map(({ name }) => name) },
      { head: 'Title', cells: editions.map(({ title }) => title) },
      { head: 'As of', cells: editions.map(({ asOf }) => formatDay(asOf)) },
      { head: 'Lens', cells: editions.map(({ lens }) => lens) },
      { head: 'State', cells: editions.map(sayState) },
    ];
    for (const line of layOutTable(columns, 1, call.out.width)) call.out.say(line);
  }
}

function wire({ name, title, asOf, lens, published, state, blips }: EditionLine) {
  return { name, title, asOf: formatDay(asOf), lens, published: published === null ? null : formatDay(published), state, blips };
}
