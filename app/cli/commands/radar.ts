import type { RadarChange } from '#app/core/radar-changes.ts';
import type { Blip, RadarView, RetiredArea } from '#app/core/radar-view.ts';
import { succeed } from '#app/core/result.ts';
import { wireRadar } from '#app/core/wire.ts';
import { count, sayDay } from '#app/core/words.ts';
import { MOVEMENT_WORDS } from '#app/ui/blip-name.ts';
import { layOutTable, wrap, type Column } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const radar: Command = {
  options: ['lens', 'compare', 'svg', 'png', 'html', ...COMMON_OPTIONS],
  about: [
    'Shows the radar: every area with a contact or a verdict, in the ring its verdicts or its contacts put it, with how it moved and how fresh the understanding behind it is (fresh from 0.50, fading from 0.20, else cold, unless whetstone.yml says otherwise).',
    '--json: { asOf, lens, compare, rings, quadrants, blips: [{ area, title, quadrant, ring, movement, basis, A, F, x, y, r, why }], retired }. rings and quadrants are lists of { id, title }, rings from the inside; quadrant and ring of a blip are ids; movement is new, in, out or same. Retired areas left the picture: they are blips without x, y and r.',
    '--svg: each blip is a <g class="blip"> with data-area, data-ring, data-quadrant, data-movement and data-basis, in a link to #ID of its area. Put the picture into a page whose rows or headings have those ids, and the links lead there.',
  ],
  examples: [
    ['radar --lens contact', 'how close you are to each area'],
    ['radar --as-of 2026-06-30 --compare 2025-06-30', 'that day’s radar, and what changed in the year before, in sentences'],
    ['radar --svg > radar.svg', 'the picture, for a page or a slide; --png the same in pixels'],
    ['radar --html > radar.html', 'one file that opens anywhere, with the table'],
    ['radar --compare q4-2026', 'what moved since that edition'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const { 'as-of': asOf, lens, compare, json, svg, png, html } = call.options;
      const view = await library.radar({ asOf, lens, compare });
      if (!view.ok) return view;
      if (svg !== undefined) {
        const { drawRadarSvg } = await import('#app/ui/export/radar-sheet.tsx');
        call.out.write(drawRadarSvg(view.value));
      } else if (png !== undefined) {
        const { drawRadarSvg } = await import('#app/ui/export/radar-sheet.tsx');
        call.out.writeBytes(await library.png(drawRadarSvg(view.value)));
      } else if (html !== undefined) {
        const { drawRadarDocument } = await import('#app/ui/export/radar-document.tsx');
        call.out.write(drawRadarDocument(view.value));
      } else if (json !== undefined) writeJson(call, wireRadar(view.value));
      else print(view.value, call, compare !== undefined);
      return succeed(0);
    }),
};

function print(view: RadarView, { out }: Call, withChanges: boolean): void {
  const { title, lens, asOf, compare, against, rings, blips, retired, changes } = view;
  out.say(out.strong(wrap(`${title}: ${lens}, ${sayDay(asOf)}, compared with ${against ? against.title : sayDay(compare)}`, out.width)));
  if (blips.length === 0) out.say('No area has a contact or a verdict yet.');
  const [head, ...lines] = layOutTable(columnsOf(blips, view), 1, out.width);
  for (const [r, ring] of rings.entries()) {
    const inRing = blips.filter((blip) => blip.ring === r);
    if (inRing.length === 0) continue;
    out.say('');
    out.say(out.strong(ring.title));
    out.say(out.soft(head!));
    for (const blip of inRing) out.say(lines[blip.number - 1]!);
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
    { head: 'Basis', cells: blips.map(({ basis, F }) => `${basis} ${F.toFixed(2)}`) },
  ];
}

function printRetired(retired: readonly RetiredArea[], out: Call['out']): void {
  if (retired.length === 0) return;
  out.say('');
  out.say(wrap(`${count(retired.length, 'area')} retired from the picture: ${retired.map(({ title }) => title).join(', ')}.`, out.width));
}
