import { diffArrays } from 'diff';
import { changeItems, insertPairs, removeLines, turnIntoPairs } from './edit-block.ts';
import { changeFlow, type Changes } from './edit-flow.ts';
import { lineAfter, lineStart } from './lines.ts';
import type { Splice } from './splice.ts';
import { isList, isMapping, isSame, needsLines, writeBlock, writeFlowPair, writeInline, type Place, type Said } from './write-yaml.ts';
import { afterBlock, cut, endBefore, indentAt, splice, type YamlEdit } from './yaml-edit.ts';
import { commentsIn, isCollection, isFlow, isMapToken, parseTop, slotsOf, type Collection, type Slot } from './yaml-slots.ts';

type SaidMap = Readonly<Record<string, Said>>;

/**
 * The splices that make a YAML mapping say `after` where it says `before`, touching no more than
 * differs; null where that cannot be done piece by piece. New keys at the top stand behind the
 * nearest key that comes before them in `order`. `end` is for a first line.
 */
export function editYaml(text: string, before: SaidMap, after: SaidMap, order: readonly string[], end: string): Splice[] | null {
  // A lone CR ends a line here, as in Markdown, though not to YAML's parser.
  const parsed = text.replace(/\r(?!\n)/g, '\n');
  const edit: YamlEdit = { text, end, splices: [], comments: commentsIn(parsed), isStuck: false };
  const top = parseTop(parsed);
  if (top) editMap(edit, top, null, before, after, order);
  else insertPairs(edit, { slots: [], indent: '', order, from: 0, to: text.length }, Object.entries(after));
  return edit.isStuck ? null : edit.splices;
}

/** Makes what stands in a slot say something else. */
function editSlot(edit: YamlEdit, slot: Slot, before: Said, after: Said, place: Place): void {
  if (isSame(before, after)) return;
  const token = slot.value?.token ?? null;
  const isMapStill = isCollection(token) && isMapToken(token) && isMapping(before) && isMapping(after);
  const isListStill = isCollection(token) && !isMapToken(token) && isList<Said>(before) && isList<Said>(after);
  if (isMapStill) editMap(edit, token, slot, before, after, Object.keys(after));
  else if (isListStill) editList(edit, token, slot, before, after);
  else if (token?.type === 'block-seq' && isList<Said>(before) && isMapping(after) && Object.keys(after).length > 0) turnIntoPairs(edit, slotsOf(token), slot, before, after);
  else replaceValue(edit, slot, after, place);
}

function editMap(edit: YamlEdit, token: Collection, owner: Slot | null, before: SaidMap, after: SaidMap, order: readonly string[]): void {
  const slots = slotsOf(token);
  const removed = new Set<number>();
  slots.forEach((slot, index) => {
    if (slot.key === null || !Object.hasOwn(before, slot.key)) return;
    if (Object.hasOwn(after, slot.key)) editSlot(edit, slot, before[slot.key]!, after[slot.key]!, isFlow(token) ? 'flow' : 'block');
    else removed.add(index);
  });
  const added = Object.entries(after).filter(([key]) => !Object.hasOwn(before, key));
  if (isFlow(token)) changeFlow(edit, token, slots, { removed, added: behindOthers(slots, order, added) });
  else if (owner && removed.size === slots.length && added.length === 0) emptyBlock(edit, owner, slots, '{}');
  else changePairs(edit, slots, owner, { removed, added, order });
}

interface PairChanges {
  removed: ReadonlySet<number>;
  added: readonly (readonly [string, Said])[];
  order: readonly string[];
}

function changePairs(edit: YamlEdit, slots: readonly Slot[], owner: Slot | null, { removed, added, order }: PairChanges): void {
  const indent = indentAt(edit, slots[0]!.start);
  if (indent === null) edit.isStuck = true;
  for (const index of removed) removeLines(edit, slots[index]!);
  const from = owner ? lineStart(edit.text, slots[0]!.start) : 0;
  const to = owner ? afterBlock(edit, owner.end, indentAt(edit, owner.start) ?? '') : edit.text.length;
  insertPairs(edit, { slots, indent: indent ?? '', order, from, to }, added);
}

/** New pairs of a map in braces, by the index of the pair that each stands behind. */
function behindOthers(slots: readonly Slot[], order: readonly string[], added: readonly (readonly [string, Said])[]): Map<number, string[]> {
  const places = new Map<number, string[]>();
  for (const [key, value] of added) {
    const rank = order.includes(key) ? order.indexOf(key) : order.length;
    const before = order.slice(0, rank).findLast((other) => slots.some((slot) => slot.key === other));
    const index = before === undefined && order.includes(key) ? -1 : before === undefined ? slots.length - 1 : slots.findIndex((slot) => slot.key === before);
    places.set(index, [...(places.get(index) ?? []), writeFlowPair(key, value)]);
  }
  return places;
}

function editList(edit: YamlEdit, token: Collection, owner: Slot, before: readonly Said[], after: readonly Said[]): void {
  const slots = slotsOf(token);
  if (slots.length !== before.length) {
    edit.isStuck = true;
    return;
  }
  const { kept, removed, added } = compareLists(before, after);
  for (const [index, item] of kept) editSlot(edit, slots[index]!, before[index]!, item, isFlow(token) ? 'flow' : 'block');
  if (isFlow(token)) {
    const written = [...added].map(([index, items]) => [index, items.map((item) => writeInline(item, 'flow'))] as const);
    changeFlow(edit, token, slots, { removed, added: new Map(written) });
  } else if (after.length === 0) emptyBlock(edit, owner, slots, '[]');
  else changeItems(edit, slots, { removed, added });
}

/** What becomes of each item; `kept` are those that another takes the place of. */
function compareLists(before: readonly Said[], after: readonly Said[]): Changes<Said> & { kept: ReadonlyMap<number, Said> } {
  const kept = new Map<number, Said>();
  const removed = new Set<number>();
  const added = new Map<number, readonly Said[]>();
  let at = 0;
  let gone: number[] = [];
  for (const part of diffArrays([...before], [...after], { comparator: isSame })) {
    if (part.added) {
      part.value.slice(0, gone.length).forEach((item, i) => kept.set(gone[i]!, item));
      gone.slice(0, part.value.length).forEach((index) => removed.delete(index));
      if (part.value.length > gone.length) added.set(at - 1, part.value.slice(gone.length));
    } else {
      gone = part.removed ? part.value.map((_, i) => at + i) : [];
      gone.forEach((index) => removed.add(index));
      at += part.value.length;
    }
  }
  return { kept, removed, added };
}

/** The last line of a block goes, and the key says so. */
function emptyBlock(edit: YamlEdit, owner: Slot, slots: readonly Slot[], empty: string): void {
  splice(edit, owner.gap, owner.gap, ` ${empty}`);
  for (const slot of slots) removeLines(edit, slot);
}

function replaceValue(edit: YamlEdit, slot: Slot, after: Said, place: Place): void {
  const token = slot.value?.token ?? null;
  const isBlock = isCollection(token) && !isFlow(token);
  const isFilled = isCollection(token) && slotsOf(token).length > 0;
  if (isBlock && typeof after === 'object' && after !== null && Object.keys(after).length > 0) replaceBlock(edit, slot, after);
  else if (place === 'block' && slot.key !== null && needsLines(after) && !isFilled) openBlock(edit, slot, after);
  else replaceInline(edit, slot, after, place);
}

function replaceInline(edit: YamlEdit, { key, value, gap }: Slot, after: Said, place: Place): void {
  const token = value?.token ?? null;
  const colon = key !== null && edit.text[gap - 1] !== ':' ? ':' : '';
  const quote = token?.type === 'double-quoted-scalar' ? '"' : token?.type === 'single-quoted-scalar' ? "'" : '';
  const written = writeInline(after, place, quote);
  const isInPlace = value !== null && (!isCollection(token) || isFlow(token));
  if (after === null && key !== null) cut(edit, gap, value?.end ?? gap, colon);
  else if (isInPlace) cut(edit, value.start, value.end, written);
  else cut(edit, gap, value?.end ?? gap, `${colon} ${written}`);
}

/** Lines of a list become lines of a map, or the other way round. */
function replaceBlock(edit: YamlEdit, { value }: Slot, after: Said): void {
  const { start, end } = value!;
  const indent = indentAt(edit, start);
  if (indent === null) edit.isStuck = true;
  cut(edit, lineStart(edit.text, start), lineAfter(edit.text, end), writeBlock(after, indent || '  ', endBefore(edit, lineStart(edit.text, start))));
}

/** Where nothing was said, or `[]`, lines come in below the key. */
function openBlock(edit: YamlEdit, slot: Slot, after: Said): void {
  const at = lineAfter(edit.text, slot.end);
  if (slot.value) cut(edit, slot.gap, slot.end);
  splice(edit, at, at, writeBlock(after, `${indentAt(edit, slot.start) ?? ''}  `, endBefore(edit, at)));
}
