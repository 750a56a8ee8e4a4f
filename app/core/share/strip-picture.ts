import { signAt } from './picture-bytes.ts';
import { stripAvif } from './strip-avif.ts';
import { stripGif } from './strip-gif.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

/**
 * A picture with what is needed to draw it and nothing else that a camera or a program wrote into it: no
 * place, no names, no comments, no smaller picture, nothing behind its end. What draws stays as it is to
 * the byte. What it is, its first bytes say, not its name. Null for what is none of the kinds known
 * here, or does not come to its end.
 */
export function stripPicture(bytes: Uint8Array): Uint8Array | null {
  if (signAt(bytes, 0, 3) === '\xff\xd8\xff') return stripJpeg(bytes);
  if (signAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return stripPng(bytes);
  if (/^GIF8[79]a$/.test(signAt(bytes, 0, 6))) return stripGif(bytes);
  if (signAt(bytes, 0) === 'RIFF' && signAt(bytes, 8) === 'WEBP') return stripWebp(bytes);
  if (/^ftyp(avif|mif1)$/.test(signAt(bytes, 4, 8))) return stripAvif(bytes);
  return null;
}
