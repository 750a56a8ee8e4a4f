import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citeApa } from '#app/formats/apa.ts';
import { readBibtex } from '#app/formats/bibtex-read.ts';
import { writeBibtex } from '#app/formats/bibtex-write.ts';
import type { CslItem } from '#app/formats/csl.ts';

const CITED = readFileSync(join(import.meta.dirname, '../fixtures/cited.bib'), 'utf8');

async function readOne(text: string): Promise<CslItem> {
  const { sources, problems } = await readBibtex(text);
  expect(problems).toEqual([]);
  expect(sources).toHaveLength(1);
  return sources[0]!.item;
}

const itemsOf = async (text: string) => (await readBibtex(text)).sources.map(({ item }) => item);

describe('readBibtex', () => {
  it('reads papers with their lines', async () => {
    const { sources, problems } = await readBibtex(CITED);
    expect(problems).toEqual([]);
    expect(sources.map(({ line, item: { id } }) => [line, id])).toEqual([
      [2, 'kalliamvakou2019manager'],
      [16, 'assyne2022state'],
      [30, 'rose2007management'],
      [43, 'matsudaira2023operational'],
    ]);
    expect(sources[0]!.item).toMatchObject({ type: 'article-journal', title: 'What Makes a Great Manager of Software Engineers?', page: '87-106', volume: '45', issue: '1', issued: { 'date-parts': [[2019, 1]] } });
  });

  it('decodes accents, dashes and braces', async () => {
    const item = await readOne(String.raw`@book{x, title={G{\"o}del, {\'E}t\'e, {\o}re, {\ss}, \v{s}, \c{c}, \~n, {\aa}, {\l} \& more of {TCP/IP}}, author="Erd{\H o}s, P{\'a}l and Kr{\ae}mmergaard, Pernille"}`);
    expect(item.title).toBe('Gödel, Été, øre, ß, š, ç, ñ, å, ł & more of TCP/IP');
    expect(item.author).toEqual([{ given: 'Pál', family: 'Erdős' }, { given: 'Pernille', family: 'Kræmmergaard' }]);
  });

  it('knows organizations in braces, particles, suffixes and others', async () => {
    const item = await readOne('@misc{x, title={T}, author={{World Health Organization} and Ludwig van Beethoven and Knuth, Jr., Donald E. and von der Leyen, Ursula and others}}');
    expect(item.author).toEqual([
      { literal: 'World Health Organization' },
      { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
      { given: 'Donald E.', family: 'Knuth', suffix: 'Jr.' },
      { given: 'Ursula', 'non-dropping-particle': 'von der', family: 'Leyen' },
      { literal: 'others' },
    ]);
  });

  it('puts in the strings that entries name, and what they inherit', async () => {
    const [chapter] = await itemsOf('@string{acm = "ACM" # " Press"}\n@inproceedings{a, title={A}, crossref={p}}\n@proceedings{p, title={Proc}, publisher=acm, year=2001}');
    expect(chapter).toMatchObject({ title: 'A', 'container-title': 'Proc', publisher: 'ACM Press', issued: { 'date-parts': [[2001]] } });
  });

  it('keeps what no other format has a name for', async () => {
    const item = await readOne('@techreport{x, title={T}, institution={I}, eprint={1234.5678}, archiveprefix={arXiv}, file={:x.pdf:PDF}}');
    expect(item['bibtex']).toMatchObject({ eprint: '1234.5678', archiveprefix: 'arXiv', file: ':x.pdf:PDF', entrytype: 'techreport' });
  });

  it('makes of one bad entry one problem with its line, and the rest arrives', async () => {
    const { sources, problems } = await readBibtex('@article{a,\n title = {A}\n}\n\n@article{bad,\n title = {B\n}\n\n@article{c,\n title = {C}\n}\n@article{d, title={D} year=3}\n@article{e, year={2001}}\n@book{f, title="F"}\n');
    expect(sources.map(({ item }) => item.id)).toEqual(['a', 'c', 'f']);
    expect(problems).toEqual([
      { line: 5, message: '“bad” has no end: a closing brace is missing, so it was left out.' },
      { line: 12, message: expect.stringContaining('“d” cannot be read') as string },
      { line: 13, message: '“e” cannot be read: it has no title, so it was left out.' },
    ]);
  });

  it('loses no entry behind one without an end, where each stands on one line', async () => {
    const { sources, problems } = await readBibtex('@book{a, title={A}}\n@book{bad, title={No end\n@book{b, title={B}}\n@book{c,\n title={C}}\n');
    expect(sources.map(({ item }) => item.id)).toEqual(['a', 'b', 'c']);
    expect(problems.map(({ line }) => line)).toEqual([2]);
  });

  it('says so where an entry ends too early', async () => {
    const { problems } = await readBibtex('@article{a,\n title = {A}},\n year = {2001}\n}\n@article{b, title={B}}');
    expect(problems).toEqual([{ line: 2, message: expect.stringContaining('a closing brace too many') as string }]);
  });

  it.each([
    ['nested without an end', `@article{x, title={${'{'.repeat(100_000)}`],
    ['nested deep', `@article{x, title={${'{'.repeat(5000)}${'}'.repeat(5000)}}}`],
    ['a million at signs', '@'.repeat(1_000_000)],
    ['many that do not end', '@article{x,\n title={\n'.repeat(20_000)],
    ['one very long value', `@article{x, title={${'a'.repeat(600_000)}}}`],
    ['strings that name each other', '@string{a=b}@string{b=a}@article{x, title=a}'],
    ['bytes of something else', '\u0000\uFFFD@\uFFFD{PNG'],
  ])('survives %s', async (_, text) => {
    const { sources } = await readBibtex(text);
    expect(sources.length).toBeLessThanOrEqual(1);
  });

  it('reads files with a byte order mark and any line ends', async () => {
    const { sources, problems } = await readBibtex(`\uFEFF${CITED.replaceAll('\n', '\r\n')}`);
    expect(problems).toEqual([]);
    expect(sources.map(({ item }) => item)).toEqual(await itemsOf(CITED));
    expect(sources.map(({ line }) => line)).toEqual([2, 16, 30, 43]);
  });

  it('never throws, whatever the text', async () => {
    const pieces = fc.constantFrom('@article{k,', '@string{a=', 'title', ' = ', '{', '}', '"', ',', '\n', '\\', '$', '#', '%', 'and', '\\begin', '(', ')', 'é', '@', 'x');
    await fc.assert(fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), async (parts) => {
      await readBibtex(`@article{k, title={T}, ${parts.join('')}`);
    }), { numRuns: 300 });
  });
});

describe('writeBibtex', () => {
  it('gives back every field of the papers it has read', async () => {
    const items = await itemsOf(CITED);
    expect(await itemsOf(writeBibtex(items))).toEqual(items);
  });

  it('writes what people read', async () => {
    const [first] = await itemsOf(CITED);
    expect(writeBibtex([{ ...first!, note: undefined }])).toMatch(/^@article\{kalliamvakou2019manager,\n {2}author {2}= \{Kalliamvakou, Eirini and Bird, Christian and .*\},\n {2}title {3}= \{What Makes a Great Manager of Software Engineers\?\},\n/);
    expect(writeBibtex([first!])).toContain('pages   = {87--106},\n');
    expect(writeBibtex([first!])).toContain('month   = jan,\n');
  });

  it('is read back as it was, whatever characters and fields there are', async () => {
    const word = fc.stringMatching(/^[A-Za-zäß€_$&%#~^{}\\'`"@=,.:;!?()-]{1,12}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
    const proper = fc.stringMatching(/^[A-ZÄ][a-zé]{1,8}$/);
    const name = fc.oneof(
      fc.record({ given: proper, family: proper }),
      fc.record({ given: proper, 'non-dropping-particle': fc.constantFrom('van', 'von der'), family: proper }),
      fc.record({ given: proper, family: proper, suffix: fc.constantFrom('Jr.', 'III') }),
      words.map((literal) => ({ literal })),
    );
    const date = fc.oneof(fc.tuple(fc.integer({ min: 1000, max: 2099 })), fc.tuple(fc.integer({ min: 1000, max: 2099 }), fc.integer({ min: 1, max: 12 })));
    const item = fc.record(
      {
        type: fc.constantFrom('article-journal', 'book', 'chapter', 'paper-conference', 'report', 'thesis', 'webpage'),
        title: words,
        author: fc.array(name, { minLength: 1, maxLength: 3 }),
        ...{ 'container-title': words, publisher: words, note: words, abstract: fc.array(words, { minLength: 1, maxLength: 2 }).map((list) => list.join('\n\n')) },
        ...{ volume: fc.constantFrom('1', '12A'), page: fc.constantFrom('1-9', '111183', 'e12-e19'), DOI: fc.constantFrom('10.1000/a_b(c)'), ISBN: fc.constantFrom('978-3-16-148410-0') },
        issued: date.map((parts) => ({ 'date-parts': [parts] })),
      },
      { requiredKeys: ['type', 'title'] },
    );
    await fc.assert(
      fc.asyncProperty(item, async (made) => {
        const whole = { id: 'key1', 'citation-key': 'key1', ...made } as CslItem;
        expect(await readOne(writeBibtex([whole]))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('writes fields it only kept as they were', async () => {
    const item = await readOne('@techreport{x, title={T}, institution={I}, year={2001}, eprint={1234.5678}, archiveprefix={arXiv}, owner={M{\\"u}ller}}');
    const text = writeBibtex([item]);
    expect(text).toContain('@techreport{x,');
    expect(text).toContain('= {M{\\"u}ller},');
    expect(await readOne(text)).toEqual(item);
  });
});

describe('citeApa', () => {
  it('says a source as a list of references does', async () => {
    const [first] = await itemsOf(CITED);
    expect(await citeApa(first!)).toBe(
      'Kalliamvakou, E., Bird, C., Zimmermann, T., Begel, A., DeLine, R., & German, D. M. (2019). What Makes a Great Manager of Software Engineers? IEEE Transactions on Software Engineering, 45(1), 87–106. https://doi.org/10.1109/TSE.2017.2768368',
    );
  });
});
