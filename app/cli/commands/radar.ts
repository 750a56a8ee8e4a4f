import type { EditionLine } from '#app/core/edition-pages.ts';
import { sayF } from '#app/core/hundredths.ts';
import type { RadarChange } from '#app/core/radar-changes.ts';
import type { Blip, RadarView, RetiredArea } from '#app/core/radar-view.ts';
import { succeed, type Result } from '#app/core/result.ts';
import { wireRadar } from '#app/core/wire.ts';
import { count, sayDay } from '#app/core/words.ts';
import type { Library } from '#app/library.server.ts';
import { MOVEMENT_WORDS } from '#app/ui/blip-name.ts';
import { shownIn } from '#app/ui/export/shown-in.ts';
import { layOutTable, wrap, type Column } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { askState, narrowRadar, STATE_OPTIONS } from '../radar-state.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const radar: Command = {
  options: ['lens', 'compare', 'edition', 'svg', 'png', 'html', ...STATE_OPTIONS, ...COMMON_OPTIONS],
  about: [
    'Shows the radar: every area with a contact or a verdict, in the ring its verdicts or its contacts put it, with how it moved and how fresh the understanding behind it is (fresh from 0.50, fading from 0.20, else cold, unless whetstone.yml says otherwise).',
    '--json: { asOf, lens, compare, rings, quadrants, blips: [{ area, title, quadrant, ring, movement, basis, A, F, x, y, r, why }], retired }. rings and quadrants are lists of { id, title }, rings from the inside; quadrant and ring of a blip are ids; movement is new, in, out or same. Retired areas left the picture: they are blips without x, y and r. Of an edition it says its name too, as edition.',
    '--edition shows a radar as it was frozen, with its own day, lens and movements; “latest” is the one published last, unless one is called so.',
    '--quadrant, --ring, --tag, --vendor, --kind, --basis, --movement, --first-hand and --find narrow it as the filters of its page do: a picture draws the others faintly, a list and --json leave them out. --zoom fills the picture with one quadrant.',
    '--svg: each blip is a <g class="blip"> with data-area, data-ring, data-quadrant, data-movement and data-basis, in a link to #ID of its area. Put the picture into a page whose rows or headings have those ids, and the links lead there.',
  ],
  examples: [
    ['radar --lens contact', 'how close you are to each area'],
    ['radar --as-of 2026-06-30 --compare 2025-06-30', 'that day’s radar, and what changed in the year before, in sentences'],
    ['radar --svg > radar.svg', 'the picture, for a page or a slide; --png the same in pixels'],
    ['radar --html > radar.html', 'one file that opens anywhere, with the table'],
    ['radar --zoom tools --basis fading --basis cold --png > dull-tools.png', 'what goes dull in one quadrant, as a picture'],
    ['radar --compare q4-2026', 'what moved since that edition'],
    ['radar --edition q4-2026 --png > q4.png', 'that edition itself, as it was frozen'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const { compare, json, svg, png, html } = call.options;
      const asked = await askedRadar(library, call);
      if (!asked.ok) return asked;
      const { view, edition } = asked.value;
      const state = askState(call.options, view);
      if (!state.ok) return state;
      const shown = shownIn(view, state.value);
      if (svg !== undefined) {
        const { drawRadarSvg } = await import('#app/ui/export/radar-sheet.tsx');
        call.out.write(drawRadarSvg(view, shown));
      } else if (png !== undefined) {
        const { drawRadarSvg } = await import('#app/ui/export/radar-sheet.tsx');
        call.out.writeBytes(await library.png(drawRadarSvg(view, shown)));
      } else if (html !== undefined) {
        const { drawRadarDocument } = await import('#app/ui/export/radar-document.tsx');
        call.out.write(drawRadarDocument(view, shown));
      } else if (json !== undefined) writeJson(call, { ...(edition && { edition: edition.name }), ...wireRadar(narrowRadar(view, state.value)) });
      else print(narrowRadar(view, state.value), call, { edition, withChanges: compare !== undefined, isNarrowed: state.value.size > 0 });
      return succeed(0);
    }),
};

/** The radar of a day, or of an edition. */
async function askedRadar(library: Library, { options }: Call): Promise<Result<{ view: RadarView; edition: EditionLine | null }>> {
  const { 'as-of': asOf, lens, compare, edition } = options;
  if (edition !== undefined) {
    const frozen = await library.frozenRadar(edition, { asOf, lens, compare });
    return frozen.ok ? succeed({ view: frozen.value.radar, edition: frozen.value.edition }) : frozen;
  }
  const drawn = await library.radar({ asOf, lens, compare });
  return drawn.ok ? succeed({ view: drawn.value, edition: null }) : drawn;
}

function print(view: RadarView, { out }: Call, { edition, withChanges, isNarrowed }: { edition: EditionLine | null; withChanges: boolean; isNarrowed: boolean }): void {
  const { title, lens, asOf, compare, against, rings, blips, retired, changes } = view;
  const standing = edition ? `as it stood on ${sayDay(asOf)}` : `${sayDay(asOf)}, compared with ${against ? against.title : sayDay(compare)}`;
  out.say(out.strong(wrap(`${title}: ${lens}, ${standing}`, out.width)));
  if (blips.length === 0) out.say(isNarrowed ? 'No area of this radar is like that.' : 'No area has a contact or a verdict yet.');
  const [head, ...rows] = layOutTable(columnsOf(blips, view), 1, out.width);
  const lines = new Map(blips.map(({ area }, i) => [area, rows[i]!]));
  for (const [r, ring] of rings.entries()) {
    const inRing = blips.filter((blip) => blip.ring === r);
    if (inRing.length === 0) continue;
    out.say('');
    out.say(out.strong(ring.title));
    out.say(out.soft(head!));
    for (const blip of inRing) out.say(lines.get(blip.area)!);
  }
  printRetired(retired, out);
  if (withChanges) printChanges(changes, against ? against.title : sayDay(compare), out);
}

/** What was asked for by naming what to compare with. */
function printChanges(changes: readonly RadarChange[], since: string, out: Call['out']): void {
  out.say('');
  out.say(out.strong(wrap(changes.length === 0 ? `Nothing has changed since ${since}.` : `What has changed since ${since}`, out.width)));
  for (const { sentence } of changes) out.say(wrap(`- ${sentence}`, out.width, 2));
}

function columnsOf(blips: readonly Blip[], { quadrants }: RadarView): Column[] {
  return [
    { head: 'No.', cells: blips.map(({ number }) => String(number)), align: 'right' },
    { head: 'Area', cells: blips.map(({ title }) => title) },
    { head: 'Quadrant', cells: blips.map(({ quadrant }) => quadrants[quadrant]!.title) },
    { head: 'Movement', cells: blips.map(({ movement }) => (movement === 'same' ? '' : MOVEMENT_WORDS[movement])) },
    { head: 'Basis', cells: blips.map(({ basis, F }) => `${basis} ${sayF(F)}`) },
  ];
}

function printRetired(retired: readonly RetiredArea[], out: Call['out']): void {
  if (retired.length === 0) return;
  out.say('');
  out.say(wrap(`${count(retired.length, 'area')} retired from the picture: ${retired.map(({ title }) => title).join(', ')}.`, out.width));
}
