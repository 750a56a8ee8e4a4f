import { MOST_PIECES, bytesOf, inFour, joinBytes, signAt, u32le, u8 } from './picture-bytes.ts';
import { orientationIn, tiffTurned } from './picture-orientation.ts';

const RIFF_HEAD = 12;
/** Where in a frame of an animation its own chunks begin. */
const FRAME_HEAD = 16;
/** Flags of VP8X that say of a chunk that it is there. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

interface Chunk {
  type: string;
  content: Uint8Array;
}

/** A WebP with what draws it, its colour profile and which way up it is. Null when it does not come to its end. */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const end = 8 + u32le(bytes, 4);
  const chunks = end <= bytes.length ? chunksIn(bytes.subarray(RIFF_HEAD, end)) : null;
  if (!chunks || !chunks.some(({ type }) => isPicture(type)) || chunks.some(isCutShort)) return null;
  const exif = chunks.find(({ type }) => type === 'EXIF')?.content;
  const orientation = exif ? orientationIn(signAt(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif) : 1;
  const isExtended = chunks[0]?.type === 'VP8X';
  const kept = chunks.flatMap((chunk) => strip(chunk, orientation) ?? []);
  if (isExtended && orientation !== 1) kept.push({ type: 'EXIF', content: Uint8Array.from(tiffTurned(orientation)) });
  const body = kept.flatMap(write);
  const size = body.reduce((sum, { length }) => sum + length, 4);
  return joinBytes([bytesOf('RIFF'), sizeOf(size), bytesOf('WEBP'), ...body]);
}

function chunksIn(bytes: Uint8Array): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [from, to] = [at + 8, at + 8 + u32le(bytes, at + 4)];
    if (from > bytes.length || to > bytes.length || chunks.length === MOST_PIECES) return null;
    chunks.push({ type: signAt(bytes, at), content: bytes.subarray(from, to) });
    at = to + (to & 1);
  }
  return chunks;
}

/** A chunk as it is shared; null for one that draws nothing. */
function strip({ type, content }: Chunk, orientation: number): Chunk | null {
  if (type === 'VP8X') return { type, content: joinBytes([[(u8(content, 0) & ~(HAS_EXIF | HAS_XMP)) | (orientation === 1 ? 0 : HAS_EXIF)], content.subarray(1, 10)]) };
  if (type === 'ANMF') {
    const drawn = (chunksIn(content.subarray(FRAME_HEAD)) ?? []).filter((part) => isDrawn(part.type));
    return { type, content: joinBytes([content.subarray(0, FRAME_HEAD), ...drawn.flatMap(write)]) };
  }
  return isDrawn(type) || type === 'ICCP' || type === 'ANIM' ? { type, content } : null;
}

const isPicture = (type: string) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF';
const isCutShort = ({ type, content }: Chunk) => (type === 'ANMF' && !chunksIn(content.subarray(FRAME_HEAD))) || (type === 'VP8X' && content.length < 10);
const isDrawn = (type: string) => type === 'VP8 ' || type === 'VP8L' || type === 'ALPH';

const write = ({ type, content }: Chunk): ArrayLike<number>[] => [bytesOf(type), sizeOf(content.length), content, content.length & 1 ? [0] : []];

const sizeOf = (size: number) => inFour(size).reverse();
