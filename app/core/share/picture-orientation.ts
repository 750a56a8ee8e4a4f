import { inFour, signAt, u16, u16le, u32, u32le } from './picture-bytes.ts';

const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * How a picture has to be turned to stand upright, 2 to 8, as Exif 2.32 has it in its tag 0x0112;
 * 1 where it stands upright or nothing is said. `tiff` is what follows `Exif\0\0`.
 */
export function orientationIn(tiff: Uint8Array): number {
  const order = signAt(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const [short, long] = order === 'II' ? [u16le, u32le] : [u16, u32];
  const first = long(tiff, 4);
  if (first + 2 > tiff.length) return 1;
  const entries = Math.min(short(tiff, first), Math.floor((tiff.length - first - 2) / 12));
  for (let i = 0; i < entries; i++) {
    const at = first + 2 + 12 * i;
    if (short(tiff, at) !== ORIENTATION) continue;
    const value = short(tiff, at + 2) === SHORT ? short(tiff, at + 8) : 1;
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A block of TIFF that says how to turn a picture, and nothing else. */
export function tiffTurned(orientation: number): number[] {
  return [0x4d, 0x4d, 0, 42, ...inFour(8), 0, 1, ORIENTATION >> 8, ORIENTATION & 255, 0, SHORT, ...inFour(1), 0, orientation, 0, 0, ...inFour(0)];
}
