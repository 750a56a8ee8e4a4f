import { crc32 } from 'node:zlib';

/** Stands wherever a camera or a program may write something into a picture. */
export const SECRET = 'Zqx at 48.1374N 11.5755E';

/** A picture as a program wrote it, and what of it draws: the same bytes in the same order. */
export interface Tainted {
  whole: Uint8Array;
  bare: Uint8Array;
}

const text = (words: string) => Buffer.from(words, 'latin1');
const be16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const be32 = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
const le32 = (n: number) => Buffer.from(be32(n).reverse());
const from64 = (base64: string) => Buffer.from(base64, 'base64');

/** A block of Exif in either order of bytes: an orientation, the camera, the place, and a smaller picture behind it. */
export function exifWith(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const swap = (bytes: Buffer) => (order === 'II' ? Buffer.from(bytes).reverse() : bytes);
  const [short, long] = [(n: number) => swap(be16(n)), (n: number) => swap(be32(n))];
  const secret = text(`${SECRET}\0`);
  const camera = Buffer.concat([short(0x010f), short(2), long(secret.length), long(50)]);
  const turned = Buffer.concat([short(0x0112), short(3), long(1), short(orientation), short(0)]);
  const place = Buffer.concat([short(0x8825), short(4), long(1), long(50)]);
  return Buffer.concat([text(order), short(42), long(8), short(3), camera, turned, place, long(50), secret, text(`\xff\xd8\xff\xdb${SECRET}\xff\xd9`)]);
}

/** All that is said of a picture that is turned, in the order the specification has it. */
const turnedOnly = (orientation: number) => Buffer.concat([text('MM'), be16(42), be32(8), be16(1), be16(0x0112), be16(3), be32(1), be16(orientation), be16(0), be32(0)]);

const segment = (marker: number, content: Buffer) => Buffer.concat([Buffer.from([0xff, marker]), be16(content.length + 2), content]);

/** 16 by 8 dots, red at the left and blue at the right. */
const JPEG = from64('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAABAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJIj/9k=');
/** Where its tables begin, behind JFIF. */
const TABLES = 20;

export function taintedJpeg(orientation = 1, order: 'II' | 'MM' = 'MM'): Tainted {
  const profile = segment(0xe2, text('ICC_PROFILE\0\x01\x01profile'));
  const adobe = (more: string) => segment(0xee, Buffer.concat([text('Adobe'), Buffer.from([0, 100, 0, 0, 0, 0, 0]), text(more)]));
  const notes = [
    segment(0xe0, text(`JFXX\0\x10${SECRET}`)),
    segment(0xe1, Buffer.concat([text('Exif\0\0'), exifWith(orientation, order)])),
    segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${SECRET}</x:xmpmeta>`)),
    segment(0xe2, text(`MPF\0${SECRET}`)),
    segment(0xed, text(`Photoshop 3.0\x008BIM\x04\x04${SECRET}`)),
    segment(0xfe, text(SECRET)),
    segment(0xf0, text(SECRET)),
  ];
  const end = JPEG.length - 2;
  const turned = orientation === 1 ? [] : [segment(0xe1, Buffer.concat([text('Exif\0\0'), turnedOnly(orientation)]))];
  return {
    whole: Buffer.concat([JPEG.subarray(0, TABLES), ...notes, profile, adobe(SECRET), JPEG.subarray(TABLES, end), segment(0xfe, text(SECRET)), JPEG.subarray(end), text(SECRET), JPEG]),
    bare: Buffer.concat([JPEG.subarray(0, 2), ...turned, profile, adobe(''), JPEG.subarray(TABLES)]),
  };
}

const pngChunk = (type: string, content: Buffer) => {
  const named = Buffer.concat([text(type), content]);
  return Buffer.concat([be32(content.length), named, be32(crc32(named))]);
};

/** One red dot. */
const [PNG_HEAD, PNG_DOTS] = [pngChunk('IHDR', Buffer.concat([be32(1), be32(1), Buffer.from([8, 2, 0, 0, 0])])), pngChunk('IDAT', from64('eJxj+M/AAAADAQEA'))];

export function taintedPng(orientation = 1): Tainted {
  const sign = text('\x89PNG\r\n\x1a\n');
  const profile = (name: string) => pngChunk('iCCP', text(`${name}\0\0profile`));
  const [gamma, end] = [pngChunk('gAMA', be32(45455)), pngChunk('IEND', Buffer.alloc(0))];
  const notes = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'sPLT', 'vpAg', 'caBX'].map((type) => pngChunk(type, text(`Author\0${SECRET}`)));
  const turned = orientation === 1 ? [] : [pngChunk('eXIf', turnedOnly(orientation))];
  return {
    whole: Buffer.concat([sign, PNG_HEAD, profile(SECRET), ...notes, gamma, pngChunk('eXIf', exifWith(orientation)), PNG_DOTS, ...notes, end, text(SECRET)]),
    bare: Buffer.concat([sign, PNG_HEAD, ...turned, profile('icc'), gamma, PNG_DOTS, end]),
  };
}

const webpChunk = (type: string, content: Buffer) => Buffer.concat([text(type), le32(content.length), content, Buffer.alloc(content.length & 1)]);
const riff = (...chunks: Buffer[]) => {
  const body = Buffer.concat([text('WEBP'), ...chunks]);
  return Buffer.concat([text('RIFF'), le32(body.length), body]);
};

/** 4 by 4 dots. */
const WEBP_DOTS = webpChunk('VP8L', from64('LwPAAAAHEP2P/gciov8B'));

/** A still one, and one of two frames. */
export function taintedWebp(orientation = 1, isMoving = false): Tainted {
  const head = (flags: number) => webpChunk('VP8X', Buffer.from([flags, 0, 0, 0, 3, 0, 0, 3, 0, 0]));
  const profile = webpChunk('ICCP', text('profile'));
  const notes = [webpChunk('XMP ', text(SECRET)), webpChunk('NOTE', text(SECRET))];
  const frame = (...more: Buffer[]) => webpChunk('ANMF', Buffer.concat([from64('AAAAAAAAAwAAAwAAZAAAAg=='), ...more, WEBP_DOTS]));
  const dots = (...more: Buffer[]) => (isMoving ? [webpChunk('ANIM', from64('/////wAA')), frame(...more), frame(...more)] : [WEBP_DOTS]);
  const moves = isMoving ? 0x02 : 0;
  const turned = orientation === 1 ? [] : [webpChunk('EXIF', turnedOnly(orientation))];
  return {
    whole: Buffer.concat([riff(head(0x2c | moves), profile, ...notes, ...dots(notes[1]!), webpChunk('EXIF', exifWith(orientation)), ...notes), text(SECRET)]),
    bare: riff(head(0x20 | moves | (orientation === 1 ? 0 : 0x08)), profile, ...dots(), ...turned),
  };
}

export function taintedGif(): Tainted {
  const block = (words: Buffer | string) => Buffer.concat([Buffer.from([words.length]), Buffer.from(words as string, 'latin1')]);
  const extension = (label: number, ...blocks: (Buffer | string)[]) => Buffer.concat([Buffer.from([0x21, label]), ...blocks.map(block), Buffer.alloc(1)]);
  const head = Buffer.concat([text('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 0])]);
  const [loop, control, image] = [extension(0xff, 'NETSCAPE2.0', '\x01\0\0'), extension(0xf9, '\0\x0a\0\0'), from64('LAAAAAABAAEAAAICRAEA')];
  const notes = [extension(0xfe, SECRET, SECRET), extension(0xff, 'XMP DataXMP', SECRET), extension(0xff, 'ICCRGBG1012', SECRET), extension(0x01, '\0\0\0\0\x01\0\x01\0\x08\x08\x01\0', SECRET), extension(0x77, SECRET)];
  const said = extension(0xff, 'NETSCAPE2.0', '\x01\0\0', SECRET);
  return { whole: Buffer.concat([head, ...notes, said, control, image, ...notes, control, image, text(`;${SECRET}`)]), bare: Buffer.concat([head, loop, control, image, control, image, text(';')]) };
}

const box = (type: string, ...content: Buffer[]) => {
  const body = Buffer.concat(content);
  return Buffer.concat([be32(body.length + 8), text(type), body]);
};

/** 16 by 8 dots, red. */
const AVIF_DOTS = from64('EgAKBRgMv7AhMg0eQD///8QAAMMpxXGs');

/** Its parts are found by their place, so what is bare is as long: zeros are where the secrets were. */
export function taintedAvif(): Tainted {
  const exif = Buffer.concat([be32(0), exifWith(1)]);
  const blank = (bytes: Buffer | string) => Buffer.alloc(bytes.length);
  const draw = (isBare: boolean): Buffer => {
    const said = (words: string): Buffer => (isBare ? blank(words) : text(words));
    const left = (type: string, words: string) => box(isBare ? 'free' : type, said(words));
    const item = (id: number, type: string, words: string) => box('infe', Buffer.from([2, 0, 0, 0, 0, id, 0, 0]), text(type), said(words), Buffer.alloc(1));
    const sizes = { dots: AVIF_DOTS.length, exif: exif.length, xmp: SECRET.length };
    const place = (id: number, at: number, length: number) => Buffer.concat([be16(id), be16(0), be16(1), be32(at), be32(length)]);
    const properties = [box('colr', text('nclx'), from64('AAIAAgAGgA==')), box('av1C', from64('gQAMAA==')), left('udes', SECRET), box('ispe', be32(0), be32(16), be32(8)), box('pixi', be32(0), from64('AwgICA=='))];
    const associations = box('ipma', be32(0), be32(1), be16(1), Buffer.from([4, 0x81, 0x82, 4, 5]));
    const kind = isBare ? () => 'free' : (type: string) => type;
    const meta = (from: number) =>
      box(
        'meta',
        be32(0),
        box('hdlr', be32(0), be32(0), text('pict'), Buffer.alloc(12), said(SECRET), Buffer.alloc(1)),
        box('pitm', be32(0), be16(1)),
        box('iloc', be32(0), be16(0x4400), be16(4), place(1, from, sizes.dots), place(2, from + sizes.dots, sizes.exif), place(3, from + sizes.dots + sizes.exif, sizes.xmp), place(4, from + sizes.dots + sizes.exif, sizes.xmp)),
        box('iinf', be32(0), be16(4), item(4, kind('av01'), SECRET), item(1, 'av01', SECRET), item(2, kind('Exif'), SECRET), item(3, kind('mime'), `XMP\0application/rdf+xml ${SECRET}`)),
        box('iref', be32(0), box('cdsc', be16(2), be16(1), be16(1)), box('thmb', be16(4), be16(1), be16(1))),
        box('iprp', box('ipco', ...properties), associations),
        left('uuid', SECRET),
      );
    const head = Buffer.concat([box('ftyp', text('avif'), be32(0), text('avifmif1miaf')), left('uuid', `0123456789abcdef${SECRET}`), left('skip', SECRET)]);
    const from = head.length + meta(0).length + 8;
    const parts = [AVIF_DOTS, isBare ? blank(exif) : exif, said(SECRET), said(`between ${SECRET}`)];
    return Buffer.concat([head, meta(from), box('mdat', ...parts)]);
  };
  return { whole: draw(false), bare: draw(true) };
}
