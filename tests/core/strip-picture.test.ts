import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripPicture } from '#app/core/share/strip-picture.ts';
import { taintedAvif, taintedGif, taintedJpeg, taintedPng, taintedWebp, type Tainted } from '#tests/support/pictures.ts';

const EVERY_KIND: [string, Tainted][] = [
  ['a JPEG', taintedJpeg()],
  ['a JPEG on its side', taintedJpeg(6)],
  ['a JPEG on its side, the least byte first', taintedJpeg(8, 'II')],
  ['a PNG', taintedPng()],
  ['a PNG on its side', taintedPng(3)],
  ['a WebP', taintedWebp()],
  ['a WebP on its side', taintedWebp(6)],
  ['a WebP that moves', taintedWebp(1, true)],
  ['a GIF', taintedGif()],
  ['an AVIF', taintedAvif()],
];

const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'));

describe.each(EVERY_KIND)('%s', (_, { whole, bare }) => {
  test('is shared with what draws it, to the byte, and nothing else that was written into it', () => {
    expect(Buffer.from(whole).includes('Zqx')).toBe(true);
    expect(hex(stripPicture(whole))).toBe(hex(bare));
  });

  test('stays as it is where there is nothing to take out', () => {
    expect(hex(stripPicture(bare))).toBe(hex(bare));
  });

  test('is not shared when it was cut short, wherever', () => {
    for (let length = 0; length < bare.length; length++) expect([length, stripPicture(bare.subarray(0, length))]).toEqual([length, null]);
  });

  test('comes to an end however it is damaged, and to the same one twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }), (flips) => {
        const damaged = Uint8Array.from(whole);
        for (const [at, value] of flips) damaged[at] = value;
        const stripped = stripPicture(damaged);
        if (stripped !== null) expect(hex(stripPicture(stripped))).toBe(hex(stripped));
      }),
      { numRuns: 400, seed: 20261122 },
    );
  });
});

describe('a picture', () => {
  test('is what its bytes are, whatever its name says; anything else is none', () => {
    for (const other of ['', 'Zqx', 'a picture', '<svg/>', '%PDF-1.7', 'BM', 'GIF88a', 'RIFF\0\0\0\0WAVE']) expect([other, stripPicture(Buffer.from(other))]).toEqual([other, null]);
  });

  test('made to tire its reader is not shared', () => {
    const { bare } = taintedJpeg();
    const tables = Buffer.alloc(1_000_000, Buffer.from([0xff, 0xdb, 0, 2]));
    expect(stripPicture(Buffer.concat([bare.subarray(0, 2), tables, bare.subarray(2)]))).toBeNull();
  });

  test('of millions of dots keeps each of them', () => {
    const { bare } = taintedJpeg();
    const dots = Buffer.alloc(20_000_000, 0x5a);
    for (let at = 0; at < dots.length; at += 1000) dots.set([0xff, 0], at);
    const large = Buffer.concat([bare.subarray(0, -2), dots, bare.subarray(-2)]);
    const stripped = stripPicture(Buffer.concat([large, Buffer.from('Zqx')]));
    expect(large.equals(stripped!)).toBe(true);
  });
});
