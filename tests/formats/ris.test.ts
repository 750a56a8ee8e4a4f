import { describe, expect, it } from 'vitest';
import type { CslItem } from '#app/formats/csl.ts';
import { readRis, writeRis } from '#app/formats/ris.ts';

const RECORD = `TY  - JOUR
AU  - Rose, Jeremy
AU  - World Health Organization
TI  - Tools  - and how
      they fail
T2  - Information and Software Technology
PY  - 2007
DA  - 2007/06/01/
VL  - 49
IS  - 6
SP  - 605
EP  - 624
DO  - https://doi.org/10.1016/J.infsof.2007.02.005
UR  - https://a.example/1
UR  - https://b.example/2
KW  - one
KW  - two
AB  - What it says.
SN  - 0950-5849
C9  - of our own
ID  - rose2007
ER  - 
`;

describe('readRis', () => {
  it('reads a record', async () => {
    const { sources, problems } = await readRis(RECORD);
    expect(problems).toEqual([]);
    expect(sources[0]!.item).toEqual({
      id: 'rose2007',
      type: 'article-journal',
      author: [{ family: 'Rose', given: 'Jeremy' }, { literal: 'World Health Organization' }],
      title: 'Tools  - and how they fail',
      'container-title': 'Information and Software Technology',
      issued: { 'date-parts': [[2007, 6, 1]] },
      ...{ volume: '49', issue: '6', page: '605-624', DOI: '10.1016/J.infsof.2007.02.005', URL: 'https://a.example/1', keyword: 'one, two', abstract: 'What it says.', ISSN: '0950-5849' },
      ris: { C9: 'of our own', UR: ['https://b.example/2'] },
    });
  });

  it.each(['\r\n', '\r'])('reads records whose lines end in %j, behind a byte order mark', async (end) => {
    const [read, plain] = await Promise.all([readRis(`\uFEFF${RECORD.replaceAll('\n', end)}`), readRis(RECORD)]);
    expect(read).toEqual(plain);
  });

  it('knows the older tags', async () => {
    const { sources } = await readRis('TY  - BOOK\nT1  - A\nA1  - Last, First\nY1  - 1999\nN2  - Abs\nPB  - P\nCY  - Berlin\nER  - \n');
    expect(sources[0]!.item).toMatchObject({ type: 'book', title: 'A', author: [{ family: 'Last', given: 'First' }], issued: { 'date-parts': [[1999]] }, abstract: 'Abs', publisher: 'P' });
  });

  it('makes of one bad record one problem with its line, and the rest arrives', async () => {
    const { sources, problems } = await readRis('TI  - Nowhere\nAU  - X\n\nTY  - JOUR\nTI  - No end\n\nTY  - BOOK\nAU  - Y\nER  - \nTY  - BOOK\nTI  - Good\nER  - \n');
    expect(sources.map(({ item }) => item.title)).toEqual(['Good']);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [1, 'This record cannot be read: it stands outside any record, which begins with TY, so it was left out.'],
      [4, 'This record cannot be read: it has no end (ER), so it was left out.'],
      [7, 'This record cannot be read: it has no title (TI), so it was left out.'],
    ]);
  });

  it.each(['', 'TY  - ', 'ER  - \n'.repeat(1000), 'TY  - JOUR\n'.repeat(5000), `TY  - JOUR\nTI  - ${'x'.repeat(1_000_000)}\nER  - \n`, '\u0000PNG'])('survives bad file %#', async (text) => {
    expect((await readRis(text)).sources).toEqual([]);
  });

  it('takes several notes for one with paragraphs, and lets no word of its own leftovers end a record', async () => {
    const { sources } = await readRis('TY  - BOOK\nID  - a\nTI  - T\nN1  - One\nN1  - Two\nER  - \n');
    expect(sources[0]!.item).toMatchObject({ note: 'One\n\nTwo' });
    const written = await writeRis([{ ...sources[0]!.item, annote: 'Three', ris: { ER: 'x', TY: 'JOUR', C9: 'a\nER  - ', 'no tag': 'y' } }]);
    expect(written.match(/^(TY|N1|C9|ER).*/gm)).toEqual(['TY  - BOOK', 'N1  - One', 'N1  - Two', 'N1  - Three', 'C9  - a ER - ', 'ER  - ']);
  });

  it('gives back what was written, breaking no word', async () => {
    const { sources } = await readRis(RECORD);
    const item: CslItem = { ...sources[0]!.item, title: `${'long '.repeat(40)}title` };
    expect((await readRis(await writeRis([item]))).sources[0]!.item).toEqual(item);
  });
});
