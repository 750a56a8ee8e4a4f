import { signAt, u16, u32, u8 } from './picture-bytes.ts';

/** A box of ISO/IEC 14496-12: where it begins, where its content does, and where both end. */
export interface Box {
  type: string;
  start: number;
  from: number;
  to: number;
}

/** Of each kind; a picture has dozens. */
const MOST = 5000;

/** Boxes that fill a stretch of a file; null where they do not. */
export function boxesIn(bytes: Uint8Array, start: number, end: number): Box[] | null {
  const boxes: Box[] = [];
  for (let at = start; at < end; ) {
    const short = u32(bytes, at);
    const [size, head] = short === 1 ? [u64(bytes, at + 8), 16] : [short === 0 ? end - at : short, 8];
    if (size < head || at + size > end || boxes.length === MOST) return null;
    boxes.push({ type: signAt(bytes, at + 4), start: at, from: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** A stretch of a file, or of the box `idat`. */
export interface Extent {
  item: number;
  isInData: boolean;
  from: number;
  to: number;
}

/** Where the parts of items are, as `iloc` has it; null where it says so in a way that pictures do not. */
export function extentsIn(bytes: Uint8Array, { from, to }: Box): Extent[] | null {
  const [version, sizes] = [u8(bytes, from), u16(bytes, from + 4)];
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version > 0 ? sizes & 15 : 0];
  const idSize = version < 2 ? 2 : 4;
  if (version > 2 || lengthSize === 0 || [offsetSize, lengthSize, baseSize, indexSize].some((size) => size !== 0 && size !== 4 && size !== 8)) return null;
  let at = from + 6;
  const next = (size: number): number => {
    at += size;
    return size === 0 ? 0 : size === 8 ? u64(bytes, at - 8) : size === 4 ? u32(bytes, at - 4) : u16(bytes, at - 2);
  };
  const extents: Extent[] = [];
  for (let items = next(idSize); items > 0 && at < to; items--) {
    const [item, method, elsewhere, base] = [next(idSize), version > 0 ? next(2) & 15 : 0, next(2), next(baseSize)];
    if (method > 1 || elsewhere !== 0) return null;
    for (let parts = next(2); parts > 0 && at < to; parts--) {
      if (extents.length === MOST) return null;
      next(indexSize);
      const start = base + next(offsetSize);
      extents.push({ item, isInData: method === 1, from: start, to: start + next(lengthSize) });
    }
  }
  return at === to ? extents : null;
}

/** Exact up to 2^53, far beyond any file. */
function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) * 0x100000000 + u32(bytes, at + 4);
}
