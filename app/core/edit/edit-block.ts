import { lineAfter, lineStart } from './lines.ts';
import type { Changes } from './edit-flow.ts';
import { writeBlockLine, type Said } from './write-yaml.ts';
import { afterBlock, endBefore, indentAt, splice, type YamlEdit } from './yaml-edit.ts';
import type { Slot } from './yaml-slots.ts';

/** Does away with the lines of an item or pair. */
export function removeLines(edit: YamlEdit, slot: Slot): void {
  if (indentAt(edit, slot.start) === null) edit.isStuck = true;
  splice(edit, lineStart(edit.text, slot.start), lineAfter(edit.text, slot.end), '');
}

/** Takes items out of a list of `- ` lines and puts new ones in. */
export function changeItems(edit: YamlEdit, slots: readonly Slot[], { removed, added }: Changes<Said>): void {
  const indent = indentAt(edit, slots[0]!.start);
  if (indent === null) edit.isStuck = true;
  for (const index of removed) removeLines(edit, slots[index]!);
  for (const [behind, items] of added) {
    const at = behind < 0 ? lineStart(edit.text, slots[0]!.start) : afterBlock(edit, slots[behind]!.end, indent ?? '');
    const end = endBefore(edit, at);
    splice(edit, at, at, items.map((item) => writeBlockLine(null, item, indent ?? '', end)).join(''));
  }
}

/** Makes the lines of a list lines of a map, each where it stands and with the comment behind it. */
export function turnIntoPairs(edit: YamlEdit, slots: readonly Slot[], owner: Slot, before: readonly Said[], after: Readonly<Record<string, Said>>): void {
  const indent = indentAt(edit, slots[0]!.start);
  const margin = indentAt(edit, owner.start);
  if (indent === null || margin === null || slots.length !== before.length) {
    edit.isStuck = true;
    return;
  }
  const more = indent.length > margin.length ? '' : `${margin}  `.slice(indent.length);
  slots.forEach((slot, i) => {
    const key = before[i];
    if (typeof key === 'string' && Object.hasOwn(after, key)) splice(edit, slot.start, slot.end, writeBlockLine(key, after[key]!, more, ''));
    else removeLines(edit, slot);
  });
  const at = afterBlock(edit, slots.at(-1)!.end, indent);
  const added = Object.entries(after).filter(([key]) => !before.includes(key));
  splice(edit, at, at, added.map(([key, value]) => writeBlockLine(key, value, indent + more, endBefore(edit, at))).join(''));
}

/** Where in a map its new pairs may stand. */
export interface Room {
  slots: readonly Slot[];
  indent: string;
  /** The usual order of keys. */
  order: readonly string[];
  from: number;
  to: number;
}

/** Puts each new pair behind what comes before it in the usual order, be that a pair or a comment that would be one. */
export function insertPairs(edit: YamlEdit, room: Room, pairs: readonly (readonly [string, Said])[]): void {
  const places = placesIn(edit, room);
  const rankOf = ([key]: readonly [string, Said]) => (room.order.includes(key) ? room.order.indexOf(key) : room.order.length);
  for (const [key, value] of [...pairs].sort((a, b) => rankOf(a) - rankOf(b))) {
    const before = room.order.slice(0, room.order.indexOf(key) + 1).findLast((other) => places.has(other));
    const first = room.order.includes(key) ? room.from : lastPlace(edit, room);
    const at = before === undefined ? first : places.get(before)!;
    splice(edit, at, at, writeBlockLine(key, value, room.indent, endBefore(edit, at)));
  }
}

function lastPlace(edit: YamlEdit, { slots, indent, to }: Room): number {
  const last = slots.at(-1);
  return last ? afterBlock(edit, last.end, indent) : to;
}

/** Behind each key and each `# key:` the place for the next line. */
function placesIn(edit: YamlEdit, { slots, indent, from, to }: Room): Map<string, number> {
  const places = new Map<string, number>();
  for (const at of edit.comments) {
    const isInside = at < from || at >= to || slots.some((slot) => at >= slot.start && at < slot.end);
    const key = /^#[ \t]*([\w-]+):(?=\s|$)/.exec(edit.text.slice(at, at + 80))?.[1];
    if (!isInside && key !== undefined && indentAt(edit, at) === indent) places.set(key, lineAfter(edit.text, at));
  }
  for (const slot of slots) {
    if (slot.key !== null) places.set(slot.key, afterBlock(edit, slot.end, indent));
  }
  return places;
}
