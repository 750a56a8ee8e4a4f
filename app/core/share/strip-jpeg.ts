import { MOST_PIECES, bytesOf, joinBytes, signAt, u16, u8 } from './picture-bytes.ts';
import { orientationIn, tiffTurned } from './picture-orientation.ts';

const [SOI, EOI, SOS, APP1, APP2, APP14] = [0xd8, 0xd9, 0xda, 0xe1, 0xe2, 0xee];
const EXIF = 'Exif\0\0';

/** Of the Adobe segment, what says how its colours are to be read. */
const ADOBE_LENGTH = 12;

/** Frames (SOF, all but JPG), their tables (DHT, DAC, DQT), how many lines (DNL) and where to begin anew (DRI). */
const isDrawn = (marker: number) => (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || marker === 0xdb || marker === 0xdc || marker === 0xdd;
const isFrame = (marker: number) => isDrawn(marker) && marker <= 0xcf && marker !== 0xc4 && marker !== 0xcc;

/** A JPEG with what draws it, its colour profile and which way up it is; nothing of what follows its end. Null when it does not come to its end. */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept: ArrayLike<number>[] = [];
  let orientation = 1;
  let [frames, scans] = [0, 0];
  for (let at = 2; u8(bytes, at) === 0xff && kept.length < MOST_PIECES; ) {
    const marker = u8(bytes, at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === EOI) return frames > 0 && scans > 0 ? joinBytes([[0xff, SOI], turned(orientation), ...kept, [0xff, EOI]]) : null;
    const [from, to] = [at + 4, at + 2 + u16(bytes, at + 2)];
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI) || to < from || to > bytes.length) return null;
    const content = bytes.subarray(from, to);
    if (marker === APP1 && orientation === 1 && signAt(content, 0, EXIF.length) === EXIF) orientation = orientationIn(content.subarray(EXIF.length));
    const isProfile = marker === APP2 && signAt(content, 0, 12) === 'ICC_PROFILE\0';
    if (marker === APP14 && signAt(content, 0, 5) === 'Adobe' && content.length >= ADOBE_LENGTH) kept.push([0xff, APP14, 0, 2 + ADOBE_LENGTH], content.subarray(0, ADOBE_LENGTH));
    else if (isDrawn(marker) || isProfile) kept.push(bytes.subarray(at, to));
    at = to;
    if (isFrame(marker)) frames++;
    if (marker !== SOS) continue;
    scans++;
    at = endOfScan(bytes, to);
    kept.push(bytes.subarray(from - 4, at));
  }
  return null;
}

/** Where the next marker is that is no part of a scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = u8(bytes, at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

function turned(orientation: number): number[] {
  if (orientation === 1) return [];
  const content = [...bytesOf(EXIF), ...tiffTurned(orientation)];
  return [0xff, APP1, 0, 2 + content.length, ...content];
}
