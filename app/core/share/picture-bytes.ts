/** Reads past the end as zero: whoever reads says first how much there has to be. */
export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
export const u16 = (bytes: Uint8Array, at: number): number => (u8(bytes, at) << 8) | u8(bytes, at + 1);
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x10000 + u16(bytes, at + 2);
/** The least byte first. */
export const u16le = (bytes: Uint8Array, at: number): number => (u8(bytes, at + 1) << 8) | u8(bytes, at);
export const u32le = (bytes: Uint8Array, at: number): number => u16le(bytes, at + 2) * 0x10000 + u16le(bytes, at);

/** A number as four bytes, the greatest first. */
export const inFour = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

/** Signs of four letters and the like, each a byte. */
export const signAt = (bytes: Uint8Array, at: number, length = 4): string => String.fromCharCode(...bytes.subarray(at, at + length));
export const bytesOf = (sign: string): number[] => Array.from(sign, (char) => char.charCodeAt(0));

/** Of more pieces than this a picture is made by somebody who means to tire its reader. */
export const MOST_PIECES = 100_000;

/** Pieces one after the other: each is copied once. */
export function joinBytes(pieces: readonly ArrayLike<number>[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
