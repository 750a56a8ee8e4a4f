import { MOST_PIECES, joinBytes, signAt, u8 } from './picture-bytes.ts';

const HEAD = 13;
const [IMAGE, EXTENSION, TRAILER, CONTROL, APPLICATION] = [0x2c, 0x21, 0x3b, 0xf9, 0xff];

/** Programs whose extension says how often to play; the rest is theirs. */
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** A GIF with what draws and moves it; nothing of what follows its end. Null when it does not come to its end. */
export function stripGif(bytes: Uint8Array): Uint8Array | null {
  let at = HEAD + coloursAfter(u8(bytes, 10));
  const kept: ArrayLike<number>[] = [bytes.subarray(0, at)];
  let images = 0;
  while (at < bytes.length && kept.length < MOST_PIECES) {
    const [start, label] = [at, u8(bytes, at + 1)];
    if (bytes[at] === TRAILER) return images > 0 ? joinBytes([...kept, [TRAILER]]) : null;
    if (bytes[at] === IMAGE) {
      at = afterBlocks(bytes, at + 11 + coloursAfter(u8(bytes, at + 9)));
      kept.push(bytes.subarray(start, at));
      images++;
    } else if (bytes[at] === EXTENSION) {
      at = afterBlocks(bytes, at + 2);
      if (label === CONTROL && u8(bytes, start + 2) === 4) kept.push(bytes.subarray(start, start + 7), [0]);
      if (label === APPLICATION && isLoop(bytes, start)) kept.push(bytes.subarray(start, start + 18), [0]);
    } else return null;
  }
  return null;
}

const isLoop = (bytes: Uint8Array, at: number) => u8(bytes, at + 2) === 11 && LOOPS.has(signAt(bytes, at + 3, 11)) && u8(bytes, at + 14) === 3 && u8(bytes, at + 15) === 1;

/** Bytes of the table of colours that flags announce. */
const coloursAfter = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && u8(bytes, at) !== 0) at += 1 + u8(bytes, at);
  return at + 1;
}
