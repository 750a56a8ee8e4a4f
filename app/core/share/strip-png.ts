import { MOST_PIECES, bytesOf, inFour, joinBytes, signAt, u32 } from './picture-bytes.ts';
import { orientationIn, tiffTurned } from './picture-orientation.ts';

const SIGNATURE = 8;

/** What draws it, how its colours and its dots are to be read, and how it moves (APNG). */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'gAMA', 'cHRM', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);

/** A PNG with what draws it and which way up it is; nothing of what follows its end. Null when it does not come to its end. */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const kept: ArrayLike<number>[] = [];
  let orientation = 1;
  let parts = 0;
  for (let at = SIGNATURE; at + 12 <= bytes.length && kept.length < MOST_PIECES; ) {
    const [type, from, to] = [signAt(bytes, at + 4), at + 8, at + 8 + u32(bytes, at)];
    if (to + 4 > bytes.length || (at === SIGNATURE) !== (type === 'IHDR')) return null;
    const content = bytes.subarray(from, to);
    // The size of the head is fixed, so it is known where what is put behind it begins.
    if (type === 'IHDR' && content.length !== 13) return null;
    if (type === 'IEND') return parts > 0 ? joinBytes([bytes.subarray(0, SIGNATURE), kept[0]!, ...turned(orientation), ...kept.slice(1), chunk('IEND', [])]) : null;
    if (type === 'IDAT') parts++;
    if (type === 'eXIf' && orientation === 1) orientation = orientationIn(content);
    if (DRAWN.has(type)) kept.push(bytes.subarray(at, to + 4));
    if (type === 'iCCP' && content.includes(0)) kept.push(unnamed(content));
    at = to + 4;
  }
  return null;
}

/** A colour profile under a name that says nothing. */
function unnamed(content: Uint8Array): Uint8Array {
  return chunk('iCCP', joinBytes([bytesOf('icc'), content.subarray(content.indexOf(0))]));
}

function turned(orientation: number): Uint8Array[] {
  return orientation === 1 ? [] : [chunk('eXIf', tiffTurned(orientation))];
}

function chunk(type: string, content: ArrayLike<number>): Uint8Array {
  const named = joinBytes([bytesOf(type), content]);
  return joinBytes([inFour(content.length), named, inFour(checksumOf(named))]);
}

/** CRC-32, as the PNG specification has it in its annex D. */
function checksumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
