import { describe, expect, it } from 'vitest';
import type { CslItem } from '#app/formats/csl.ts';
import { decodeFile } from '#app/formats/decode.ts';
import { createMatcher } from '#app/formats/match-sources.ts';

const item = (title: string, year: number | null, fields: Record<string, unknown> = {}): CslItem => ({ id: title, type: 'book', title, ...(year !== null && { issued: { 'date-parts': [[year]] } }), ...fields });

describe('createMatcher', () => {
  const matcher = createMatcher([
    { id: 'doi', item: item('One', 2000, { DOI: 'https://doi.org/10.1000/AbC' }) },
    { id: 'titled', item: item('Ünïcode — in practice!', 2001) },
    { id: 'long', item: item('A Grounded Examination of Projects: the first study', 2002) },
  ]);
  it.each([
    ['the same DOI, however it is written', item('Another title', 1990, { DOI: '10.1000/abc' }), 'same', 'doi'],
    ['an address that is the DOI', item('Another title', 1990, { URL: 'https://doi.org/10.1000/abc' }), 'same', 'doi'],
    ['the same title and year', item('Unicode in <i>practice</i>', 2001), 'same', 'titled'],
    ['the same title and another year', item('Unicode in practice', 2003), 'near', 'titled'],
    ['the same title and year, and another DOI', item('One', 2000, { DOI: '10.1000/other' }), 'near', 'doi'],
    ['the same main title', item('A grounded examination of projects', 2002), 'near', 'long'],
  ])('knows %s', (_, wanted, sameness, id) => {
    expect(matcher.find(wanted)).toMatchObject({ sameness, known: { id } });
  });

  it('takes nothing else for known', () => {
    expect(matcher.find(item('Something else', 2001))).toBeNull();
    expect(matcher.find(item('Two', null, { DOI: '10.1000/abcd' }))).toBeNull();
  });
});

describe('decodeFile', () => {
  it.each([
    ['UTF-8', Buffer.from('é'), 'é', false],
    ['UTF-8 with a mark', Buffer.from('\uFEFFé'), 'é', false],
    ['UTF-16', Buffer.from('\uFEFFé', 'utf16le'), 'é', false],
    ['Latin-1', Buffer.from('é', 'latin1'), 'é', true],
  ])('reads %s', (_, bytes, text, guessed) => {
    expect(decodeFile(bytes)).toEqual({ text, guessed });
  });

  it('takes a picture for no text', () => {
    expect(decodeFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toBeNull();
  });
});
