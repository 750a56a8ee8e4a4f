import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { isMapping, type Said } from '#app/core/edit/write-yaml.ts';
import { readBibtex } from '#app/formats/bibtex-read.ts';
import { lastNameOf, readName, sayName, writeName } from '#app/formats/csl-names.ts';
import { plainText, type CslItem } from '#app/formats/csl.ts';
import { fillIn, itemOf, sourceOf } from '#app/formats/source.ts';

const CITED = readFileSync(join(import.meta.dirname, '../fixtures/cited.bib'), 'utf8');

/** Through the text of an entry and back. */
function throughEntry(item: CslItem): CslItem {
  const title = plainText(item.title ?? '');
  const text = editFrontMatter('---\n---\n', { title, source: sourceOf(item) });
  if (!text.ok) throw new Error(text.problem.message);
  const said = sayingsOf(text.value);
  const source = said.ok ? said.value['source'] : null;
  return itemOf('entry', title, isMapping(source) ? (source) : {});
}

describe('names', () => {
  it.each([
    ['Jens Henrik Hosbond', { given: 'Jens Henrik', family: 'Hosbond' }],
    ['Ludwig van Beethoven', { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' }],
    ['García Márquez, Gabriel', { given: 'Gabriel', family: 'García Márquez' }],
    ['Knuth, Jr., Donald E.', { given: 'Donald E.', suffix: 'Jr.', family: 'Knuth' }],
    ['{World Health Organization}', { literal: 'World Health Organization' }],
    ['IETF', { literal: 'IETF' }],
  ])('%s is read, and written the same way', (written, name) => {
    expect(readName(written)).toEqual(name);
    expect(writeName(name)).toBe(written);
  });

  it('are said in the order people say them', () => {
    expect(sayName('García Márquez, Gabriel')).toBe('Gabriel García Márquez');
    expect(lastNameOf('Ludwig van Beethoven')).toBe('van Beethoven');
    expect(lastNameOf('{World Health Organization}')).toBe('World Health Organization');
  });
});

describe('sourceOf and itemOf', () => {
  it('say a paper in the words of the vault', async () => {
    const { sources } = await readBibtex(CITED);
    expect(sourceOf(sources[1]!.item)).toEqual({
      type: 'article-journal',
      authors: ['Nana Assyne', 'Hadi Ghanbari', 'Mirja Pulkkinen'],
      ...{ year: 2022, issued: '2022-03', venue: 'Journal of Systems and Software', volume: '185', page: '111183', doi: '10.1016/j.jss.2021.111183' },
      ...{ url: 'https://doi.org/10.1016/j.jss.2021.111183', citekey: 'assyne2022state', ISSN: '0164-1212', note: expect.stringContaining('Article 111183') as string },
    });
  });

  it('lose nothing of the papers on the way through an entry', async () => {
    for (const { item } of (await readBibtex(CITED)).sources) expect(throughEntry(item)).toEqual(item);
  });

  it('lose nothing of any source', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '');
    const name = fc.oneof(fc.record({ family: text, given: text, 'dropping-particle': text }, { requiredKeys: ['family'] }), text.map((literal) => ({ literal })));
    const date = fc.oneof(
      fc.integer({ min: 1, max: 2999 }).map((year) => ({ 'date-parts': [[year]] })),
      fc.record({ 'date-parts': fc.constantFrom([[2019, 1], [2019, 3]], [[2020, 2, 29]], [[1999, 12]]), season: fc.constantFrom('1') }, { requiredKeys: ['date-parts'] }),
    );
    const item = fc.record(
      { type: fc.constantFrom('book', 'webpage'), title: text, author: fc.array(name, { minLength: 1, maxLength: 3 }), editor: fc.array(name, { minLength: 1, maxLength: 2 }), issued: date, accessed: date, volume: text, note: text, DOI: text, custom: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), text, { minKeys: 1, maxKeys: 2 }) },
      { requiredKeys: ['type', 'title'] },
    );
    fc.assert(
      fc.property(item, (made) => {
        const whole = { id: 'k', 'citation-key': 'k', ...made } as CslItem;
        const title = plainText(whole.title!);
        fc.pre(title !== '');
        expect(throughEntry(whole)).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });

  it('take the year and the authors that people edited', async () => {
    const item = (await readBibtex(CITED)).sources[0]!.item;
    const said = { type: 'book', authors: ['A B'], year: '2020', issued: '2019-01', author: [{ family: 'Old' }] };
    expect(itemOf('x', item.title!, said)).toMatchObject({ issued: { 'date-parts': [[2020]] }, author: [{ given: 'A', family: 'B' }] });
  });
});

describe('fillIn', () => {
  it('adds only what is not there', async () => {
    const item = (await readBibtex(CITED)).sources[1]!.item;
    expect(fillIn({ type: 'report', authors: ['N. Assyne'], year: '2021', volume: null }, item)).toMatchObject({ type: 'report', authors: ['N. Assyne'], year: '2021', volume: '185', doi: '10.1016/j.jss.2021.111183' });
    expect(fillIn({ type: 'report', authors: ['N. Assyne'], year: '2021', volume: null }, item)).not.toHaveProperty('issued');
  });

  it('is null where there is nothing to add', async () => {
    const item = (await readBibtex(CITED)).sources[1]!.item;
    expect(fillIn(sourceOf(item) as Record<string, Said>, item)).toBeNull();
  });
});
