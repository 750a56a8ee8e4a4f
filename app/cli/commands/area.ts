import type { AreaView } from '#app/core/area-view.ts';
import type { SharedContact } from '#app/core/freshness-view.ts';
import { hrefOf } from '#app/core/found.ts';
import { sayF } from '#app/core/hundredths.ts';
import { fail, succeed, type Problem } from '#app/core/result.ts';
import { wireArea } from '#app/core/wire.ts';
import { roundShares } from '#app/core/round-shares.ts';
import { sayDay, sayDayShort, sayMinutes, sayStale, sayWhen } from '#app/core/words.ts';
import { MOVEMENT_WORDS } from '#app/ui/blip-name.ts';
import { layOutTable, wrap, type Column } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const area: Command = {
  options: COMMON_OPTIONS,
  about: [
    'Shows one area: how fresh it is, why it is in its ring, and every contact with its share of the evidence. ID is the name of its file in areas/, without .md. An area there is not is exit code 1, with the names like it.',
    '--json: the area as in “whet freshness --json”, with asOf and model, and also rings: [{ lens, ring, movement, why, entry }], verdicts: [{ day, verdict, entry }] and entries: [{ entry, kind, title, day }], both newest first.',
  ],
  examples: [
    ['area ebpf', 'where you stand, and since when'],
    ['area ebpf --as-of 2026-01-01 --json', 'the same on a past day, for a program'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const page = await library.area(call.operands[0]!, { asOf: call.options['as-of'], contacts: 'all' });
      if (!page.ok) return fail(onlyAreas(page.problem));
      if (call.options.json !== undefined) writeJson(call, wireArea(page.value));
      else print(page.value, call);
      return succeed(0);
    }),
};

/** The names that another try of this command would find. */
function onlyAreas({ near, ...problem }: Problem): Problem {
  return { ...problem, near: near?.filter(({ id, href }) => href === hrefOf({ id, isArea: true })) };
}

function print(view: AreaView, { out }: Call): void {
  out.say(out.strong(`${view.area.title} (${view.quadrant}) on ${sayDay(view.asOf)}`));
  for (const paragraph of sayFreshness(view)) out.say(wrap(paragraph, out.width));
  if (view.retired) out.say(wrap('Retired: with no verdict, and next to no evidence for a year, it is left out of the radar’s picture.', out.width));
  for (const { lens, ring, movement, why } of view.rings) {
    out.say(wrap(`${lens === 'contact' ? 'Contact' : 'Recommendation'}: ${ring.title}, ${MOVEMENT_WORDS[movement]}. ${why}`, out.width, 2));
  }
  printTable(out, 'Contacts; their shares sum to the evidence', contactColumns(view.contacts), 4);
  printTable(out, 'Verdicts', verdictColumns(view), 2);
  printTable(out, 'Entries', entryColumns(view), 2);
}

function sayFreshness({ freshness, asOf }: AreaView): string[] {
  if (!freshness) return ['Nothing has been logged for it by this day.'];
  const { A, F, basis, firstHandShare, lastContact, lastFirstHand } = freshness;
  const touched = lastFirstHand === null ? 'never hands-on' : `hands-on ${sayWhen(lastFirstHand, asOf)}`;
  return [
    `Freshness ${sayF(F)}, ${basis}. ${sayStale(freshness, asOf)}.`,
    `Evidence ${A.toFixed(2)}, of which first-hand ${firstHandShare.toFixed(2)}. Last contact ${lastContact === null ? 'never' : sayWhen(lastContact, asOf)}, ${touched}.`,
  ];
}

function contactColumns(contacts: readonly SharedContact[]): Column[] {
  return [
    { head: 'Share', cells: roundShares(contacts.map(({ share }) => share), 2).map((share) => share.toFixed(2)), align: 'right' },
    { head: 'Day', cells: contacts.map(({ day }) => sayDayShort(day)), align: 'right' },
    { head: 'Depth', cells: contacts.map(({ depth }) => depth) },
    { head: 'Time', cells: contacts.map(({ minutes, estimated }) => `${sayMinutes(minutes)}${estimated ? ' (estimated)' : ''}`) },
    { head: 'Entry', cells: contacts.map(({ entry }) => entry) },
  ];
}

function verdictColumns({ statements }: AreaView): Column[] {
  return [
    { head: 'Day', cells: statements.map(({ day }) => sayDayShort(day)), align: 'right' },
    { head: 'Verdict', cells: statements.map(({ verdict }) => verdict) },
    { head: 'Entry', cells: statements.map(({ entry }) => entry) },
  ];
}

function entryColumns({ entries }: AreaView): Column[] {
  return [
    { head: 'Day', cells: entries.map(({ lastDay }) => (lastDay === null ? '' : sayDayShort(lastDay))), align: 'right' },
    { head: 'Kind', cells: entries.map(({ kind }) => kind) },
    { head: 'Title', cells: entries.map(({ title }) => title) },
  ];
}

function printTable(out: Call['out'], title: string, columns: Column[], flexible: number): void {
  if (columns[0]!.cells.length === 0) return;
  const [head, ...lines] = layOutTable(columns, flexible, out.width);
  out.say('');
  out.say(out.strong(title));
  out.say(out.soft(head!));
  for (const line of lines) out.say(line);
}
