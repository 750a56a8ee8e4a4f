import { boxesIn, extentsIn, type Box } from './avif-boxes.ts';
import { bytesOf, signAt, u16, u32, u8 } from './picture-bytes.ts';

/** Boxes of `meta` that say how items make a picture. */
const KEPT = new Set(['pitm', 'iloc', 'iref', 'grpl']);
const DRAWN_ITEMS = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap']);
/** Properties of items: sizes, colours, decoders, and how to turn, crop and stack. */
const DRAWN_PROPERTIES = new Set(['ispe', 'pixi', 'av1C', 'colr', 'auxC', 'irot', 'imir', 'clap', 'pasp', 'clli', 'mdcv', 'cclv', 'amve', 'a1op', 'a1lx', 'lsel']);
/** What any reader skips. */
const NOTHING = 'free';
/** `hdlr` up to its name. */
const HANDLER = 24;

interface Item {
  id: number;
  type: string;
  box: Box;
  /** Where its type ends and its name begins. */
  named: number;
}

/**
 * An AVIF in which all but what draws it is zeros: its parts are found by their place in the file, so none
 * moves. Null when it does not come to its end, and for one that moves, whose parts are found otherwise.
 */
export function stripAvif(bytes: Uint8Array): Uint8Array | null {
  const [top, out] = [boxesIn(bytes, 0, bytes.length), new Uint8Array(bytes.length)];
  const keep = (from: number, to: number) => out.set(bytes.subarray(from, to), from);
  const drop = (box: Box) => {
    keep(box.start, box.from);
    out.set(bytesOf(NOTHING), box.start + 4);
  };
  const meta = top?.find(({ type }) => type === 'meta');
  const within = meta ? boxesIn(bytes, meta.from + 4, meta.to) : null;
  const [places, list] = [within?.find(({ type }) => type === 'iloc'), within?.find(({ type }) => type === 'iinf')];
  const [extents, items] = [places ? extentsIn(bytes, places) : null, list ? itemsIn(bytes, list) : null];
  const smaller = within ? smallerIn(bytes, within.find(({ type }) => type === 'iref')) : null;
  if (!top || !meta || !within || !extents || !items || !smaller || top.some(({ type }) => type === 'moov')) return null;

  for (const box of top) {
    if (box.type === 'ftyp') keep(box.start, box.to);
    else if (box.type === 'mdat') keep(box.start, box.from);
    else if (box === meta) keep(box.start, box.from + 4);
    else drop(box);
  }
  for (const box of within) {
    if (KEPT.has(box.type)) keep(box.start, box.to);
    else if (box.type === 'hdlr') keep(box.start, Math.min(box.to, box.from + HANDLER));
    else if (box.type === 'idat') keep(box.start, box.from);
    else if (box.type === 'iinf') keep(box.start, box.from + countSize(bytes, box));
    else if (box.type !== 'iprp') drop(box);
    else if (!keepProperties(bytes, box, keep, drop)) return null;
  }
  const drawn = new Set(items.filter(({ id, type }) => DRAWN_ITEMS.has(type) && !smaller.has(id)).map(({ id }) => id));
  for (const { id, box, named } of items) {
    keep(box.start, named);
    if (!drawn.has(id)) out.set(bytesOf(NOTHING), named - 4);
  }
  const data = within.filter(({ type }) => type === 'idat');
  const media = top.filter(({ type }) => type === 'mdat');
  let left = bytes.length;
  for (const { item, isInData, from, to } of extents) {
    if (!drawn.has(item)) continue;
    const shift = isInData ? (data[0]?.from ?? 0) : 0;
    left -= to - from;
    // Parts that lie upon each other would be copied without end.
    if (left < 0 || !(isInData ? data : media).some((box) => from + shift >= box.from && to + shift <= box.to)) return null;
    keep(from + shift, to + shift);
  }
  return drawn.size > 0 ? out : null;
}

/** Items that are smaller pictures of others, which may show what was there before a crop. */
function smallerIn(bytes: Uint8Array, references: Box | undefined): Set<number> | null {
  if (!references) return new Set();
  const isShort = u8(bytes, references.from) === 0;
  const boxes = boxesIn(bytes, references.from + 4, references.to);
  return boxes && new Set(boxes.filter(({ type }) => type === 'thmb').map(({ from }) => (isShort ? u16 : u32)(bytes, from)));
}

/** Version, flags and how many there are. */
const countSize = (bytes: Uint8Array, { from }: Box) => (u8(bytes, from) === 0 ? 6 : 8);

function itemsIn(bytes: Uint8Array, list: Box): Item[] | null {
  const boxes = boxesIn(bytes, list.from + countSize(bytes, list), list.to);
  const items = boxes?.map((box): Item | null => {
    const version = u8(bytes, box.from);
    const named = box.from + (version === 2 ? 12 : 14);
    if (box.type !== 'infe' || version < 2 || version > 3 || named > box.to) return null;
    return { id: version === 2 ? u16(bytes, box.from + 4) : u32(bytes, box.from + 4), type: signAt(bytes, named - 4), box, named };
  });
  return items && items.every((item) => item !== null) ? items : null;
}

/** Of `iprp`, the list and what refers to it; false where it cannot be read. What is dropped leaves its place, since properties are counted. */
function keepProperties(bytes: Uint8Array, { start, from, to }: Box, keep: (from: number, to: number) => void, drop: (box: Box) => void): boolean {
  const boxes = boxesIn(bytes, from, to);
  const list = boxes?.find(({ type }) => type === 'ipco');
  const properties = list ? boxesIn(bytes, list.from, list.to) : null;
  if (!boxes || !list || !properties) return false;
  keep(start, from);
  keep(list.start, list.from);
  for (const box of boxes) {
    if (box.type === 'ipma') keep(box.start, box.to);
    else if (box !== list) drop(box);
  }
  for (const property of properties) {
    if (DRAWN_PROPERTIES.has(property.type)) keep(property.start, property.to);
    else drop(property);
  }
  return true;
}
