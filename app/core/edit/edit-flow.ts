import { lineAfter, lineStart } from './lines.ts';
import { cut, endBefore, indentAt, splice, type YamlEdit } from './yaml-edit.ts';
import type { CST } from 'yaml';
import type { Slot } from './yaml-slots.ts';

/** What comes and goes in a list or a map: items by their index, and new ones by the index they stand behind (-1: first). */
export interface Changes<T> {
  removed: ReadonlySet<number>;
  added: ReadonlyMap<number, readonly T[]>;
}

/** Takes items out of `[…]` or `{…}` and puts new ones in, each with its comma, leaving the others as they stand. */
export function changeFlow(edit: YamlEdit, token: CST.FlowCollection, slots: readonly Slot[], { removed, added }: Changes<string>): void {
  const kept = slots.map((_, i) => i).filter((i) => !removed.has(i));
  if (kept.length === 0) {
    fillFlow(edit, token, slots, [...added.values()].flat());
    return;
  }
  for (let from = 0; from < slots.length; from++) {
    if (!removed.has(from)) continue;
    let to = from;
    while (removed.has(to + 1)) to++;
    removeRun(edit, slots, from, to);
    from = to;
  }
  const byPlace = new Map<number, string[]>();
  for (const [behind, items] of added) {
    const place = kept.findLast((i) => i <= behind) ?? -1;
    byPlace.set(place, [...(byPlace.get(place) ?? []), ...items]);
  }
  for (const [place, items] of byPlace) {
    if (place >= 0) insertBehind(edit, slots[place]!, items);
    else insertBefore(edit, slots[kept[0]!]!, items);
  }
}

function fillFlow(edit: YamlEdit, token: CST.FlowCollection, slots: readonly Slot[], items: readonly string[]): void {
  const source = items.join(', ');
  const open = token.start.offset + 1;
  const close = token.end.find(({ type }) => type.startsWith('flow-'))?.offset ?? open;
  const inside = edit.text.slice(slots.at(-1)?.end ?? open, close);
  if (slots.length > 0) {
    const comma = items.length === 0 ? (/^\s*,/.exec(inside)?.[0].length ?? 0) : 0;
    cut(edit, slots[0]!.start, slots.at(-1)!.end + comma, source);
  } else if (items.length > 0) {
    const padded = token.start.type === 'flow-map-start' ? ` ${source} ` : source;
    splice(edit, open, inside.trim() === '' ? close : open, padded);
  }
}

/** An item alone on its line goes with the line and the comment behind it. */
const REST = /^[ \t]*(,?)[ \t]*(?:#.*)?$/;

function restOfLine({ text }: YamlEdit, at: number): RegExpExecArray | null {
  return REST.exec(text.slice(at, lineAfter(text, at)).replace(/[\r\n]+$/, ''));
}

function standsAlone(edit: YamlEdit, { start, end }: Slot): boolean {
  const next = lineAfter(edit.text, end);
  return indentAt(edit, start) !== null && restOfLine(edit, end) !== null && next > end && next <= edit.text.length;
}

function removeRun(edit: YamlEdit, slots: readonly Slot[], from: number, to: number): void {
  const run = slots.slice(from, to + 1);
  if (run.every((slot) => standsAlone(edit, slot))) {
    for (const { start, end } of run) splice(edit, lineStart(edit.text, start), lineAfter(edit.text, end), '');
    return;
  }
  const next = slots[to + 1];
  if (next) cut(edit, run[0]!.start, next.start);
  else cut(edit, slots[from - 1]!.end, run.at(-1)!.end);
}

function insertBehind(edit: YamlEdit, slot: Slot, items: readonly string[]): void {
  const rest = standsAlone(edit, slot) ? restOfLine(edit, slot.end) : null;
  if (!rest) {
    splice(edit, slot.end, slot.end, items.map((item) => `, ${item}`).join(''));
    return;
  }
  const indent = indentAt(edit, slot.start) ?? '';
  const at = lineAfter(edit.text, slot.end);
  const between = `,${endBefore(edit, at)}${indent}`;
  if (rest[1] === '') splice(edit, slot.end, slot.end, ',');
  splice(edit, at, at, `${indent}${items.join(between)}${rest[1]!}${endBefore(edit, at)}`);
}

function insertBefore(edit: YamlEdit, { start }: Slot, items: readonly string[]): void {
  const indent = indentAt(edit, start);
  const between = indent === null || lineStart(edit.text, start) === 0 ? ', ' : `,${endBefore(edit, lineStart(edit.text, start))}${indent}`;
  splice(edit, start, start, items.map((item) => item + between).join(''));
}
