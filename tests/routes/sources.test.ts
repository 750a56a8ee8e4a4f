import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBibtex } from '#app/formats/bibtex-read.ts';
import { readCslJson } from '#app/formats/csl-json.ts';
import type { ImportAsk } from '#app/library/sources.server.ts';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

const CITED = readFileSync(join(import.meta.dirname, '../fixtures/cited.bib'), 'utf8');
const TEMPLATE = readFileSync(join(import.meta.dirname, '../../content/templates/reading.md'), 'utf8');
const { libraryOf } = useLibraries();

const bib = (text: string, how: Partial<ImportAsk> = {}): ImportAsk => ({ format: 'bib', file: 'x.bib', bytes: Buffer.from(text), ...how });

describe('importing sources', () => {
  it('makes entries of the papers from the vault’s own template', async () => {
    const { library, text } = await libraryOf({ 'templates/reading.md': TEMPLATE });
    const report = valueOf(await library.importSources(bib(CITED)));
    expect(report.created.map(({ id }) => id)).toEqual(['kalliamvakou2019manager', 'assyne2022state', 'rose2007management', 'matsudaira2023operational']);
    expect({ ...report, created: [] }).toEqual({ created: [], updated: [], skipped: [], near: [], problems: [] });
    const file = text('reading/rose2007management.md');
    expect(file).toMatch(/^---\ntitle: "?Management Competences, Not Tools/);
    expect(file).toContain('  authors: [Jeremy Rose, Keld Pedersen, Jens Henrik Hosbond, Pernille Kræmmergaard]\n  year: 2007\n  venue: Information and Software Technology\n');
    expect(file).toContain('\nstatus: to-read\n');
    expect(file).toContain('## Notes\n');
    expect(file).not.toContain('- [ ]');
    expect(await library.check()).toEqual([]);
  });

  it('gives back on export what it brought in', async () => {
    const { library } = await libraryOf({});
    valueOf(await library.importSources(bib(CITED)));
    const asItems = async (text: string) => (await readBibtex(text)).sources.map(({ item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await asItems(await library.exportSources('bib'))).toEqual(await asItems(CITED));
    expect(readCslJson(await library.exportSources('csl')).sources.map(({ item }) => item)).toEqual(await asItems(CITED));
  });

  it.each([
    ['bib', '@book{codd,\n  title = {Keys},\n  note = {Second printing},\n  annote = {“Nulls.” (p.~12)\n\nA second thought.},\n}\n', ['Second printing', '“Nulls.” (p.', 'A second thought.']],
    ['ris', 'TY  - BOOK\nID  - codd\nTI  - Keys\nN1  - “Nulls.” (p. 12)\nN1  - A second thought.\nRN  - Read twice\nER  - \n', ['“Nulls.” (p. 12)', 'A second thought.', 'Read twice']],
    ['csl', '[{"id": "codd", "type": "book", "title": "Keys", "note": "Second printing", "annote": "“Nulls.” (p. 12)"}]', ['Second printing', '“Nulls.” (p. 12)']],
  ] as const)('gives back in %s what another program noted down of a source', async (format, file, notes) => {
    const { library } = await libraryOf({});
    valueOf(await library.importSources({ format, file: 'x', bytes: Buffer.from(file) }));
    const first = await library.exportSources(format);
    for (const note of notes) expect(first).toContain(note);
    const another = await libraryOf({});
    valueOf(await another.library.importSources({ format, file: 'x', bytes: Buffer.from(first) }));
    expect(await another.library.exportSources(format)).toBe(first);
  });

  it('makes nothing twice, and fills only what is empty', async () => {
    const { library, text } = await libraryOf({
      'reading/mine.md': '---\ntitle: My own title\nstatus: read\nsource: { type: report, authors: [K. Matsudaira], year: 2022, doi: https://doi.org/10.1145/3631176 } # as I know it\n---\nMine.\n',
    });
    const first = valueOf(await library.importSources(bib(CITED)));
    expect(first.created).toHaveLength(3);
    expect(first.updated).toEqual([{ id: 'mine', file: 'reading/mine.md', title: 'My own title' }]);
    const mine = text('reading/mine.md');
    expect(mine).toMatch(/^---\ntitle: My own title\nstatus: read\nsource: \{ type: report, authors: \[K\. Matsudaira\], year: 2022, doi: https:\/\/doi\.org\/10\.1145\/3631176, .*venue: ACM Queue.* # as I know it\n---\nMine\.\n$/);
    const second = valueOf(await library.importSources(bib(CITED)));
    expect([second.created.length, second.updated.length, second.skipped.length]).toEqual([0, 0, 4]);
    expect(text('reading/mine.md')).toBe(mine);
  });

  it('knows what a file has twice', async () => {
    const { library, text } = await libraryOf({});
    const report = valueOf(await library.importSources(bib('@book{a, title={The Book}, year=2001}\n@book{b, title={The book}, year=2001, publisher={P}}')));
    expect(report.created.map(({ id }) => id)).toEqual(['a']);
    expect(text('reading/a.md')).toContain('publisher: P');
  });

  it('asks about what is perhaps there, and does as it is told', async () => {
    const old = { 'reading/old.md': '---\ntitle: The Book\nsource: { type: book, year: 2001 }\n---\n' };
    const file = '@book{b, title={The Book}, year=2005, publisher={P}}';
    const { library, has, text } = await libraryOf(old);
    const asked = valueOf(await library.importSources(bib(file)));
    expect(asked.near).toMatchObject([{ line: 1, title: 'The Book', year: 2005, like: { id: 'old', file: 'reading/old.md', title: 'The Book' } }]);
    expect(has('reading/b.md')).toBe(false);
    expect(valueOf(await library.importSources(bib(file, { near: 'merge' }))).updated).toHaveLength(1);
    expect(text('reading/old.md')).toContain('year: 2001, publisher: P, citekey: b');
    const another = await libraryOf(old);
    expect(valueOf(await another.library.importSources(bib(file, { near: 'add' }))).created).toHaveLength(1);
  });

  it('says of one source how it is cited, and what it informs', async () => {
    const { library } = await libraryOf({
      'reading/codd.md': '---\ntitle: A Relational Model\nstatus: read\nsource: { type: article-journal, authors: [Edgar Codd], year: 1970 }\nrelations: { informs: [keys] }\n---\n',
      'reviews/keys.md': '---\ntitle: Keys\n---\n',
      'notes/why.md': '---\ntitle: Why\n---\nAs [[codd]] says.\n',
      'projects/store.md': '---\ntitle: The store\nrelations: { cites: [codd] }\n---\n',
      'reading/date.md': '---\ntitle: An Introduction\nrelations: { informs: [codd] }\n---\n',
    });
    expect(valueOf(await library.entry('codd')).backlinks.map(({ title, said }) => [title, said])).toEqual([['Why', []], ['An Introduction', ['Informs this']]]);
    expect(await library.cite('codd')).toMatchObject({
      apa: expect.stringMatching(/^Codd, E\. \(1970\)\. A Relational Model/) as string,
      bibtex: expect.stringContaining('@article{codd,') as string,
      csl: expect.stringContaining('"title": "A Relational Model"') as string,
      informs: [{ title: 'Keys', href: '/entries/keys' }, { title: 'Why', href: '/entries/why' }, { title: 'The store', href: '/entries/store' }],
    });
    expect(await library.cite('why')).toBeNull();
  });

  it('changes nothing in a dry run', async () => {
    const { library, has } = await libraryOf({});
    expect(valueOf(await library.importSources(bib(CITED, { dryRun: true }))).created).toHaveLength(4);
    expect(has('reading/rose2007management.md')).toBe(false);
    expect(valueOf(await library.importSources(bib(CITED))).created).toHaveLength(4);
  });

  it('writes under no name that is taken', async () => {
    const { library } = await libraryOf({ 'notes/rose2007management.md': 'A note.\n', 'reading/Assyne2022State.md': 'Other.\n' });
    expect(valueOf(await library.importSources(bib(CITED))).created.map(({ id }) => id)).toEqual(['kalliamvakou2019manager', 'assyne2022state-2', 'rose2007management-2', 'matsudaira2023operational']);
    expect(await library.check()).toEqual([]);
  });

  it('tells what it had to guess, and what it could not read', async () => {
    const { library, text } = await libraryOf({});
    const { problems } = valueOf(await library.importSources(bib('', { bytes: Buffer.from('@book{a, title={Tsch\xfcss}}\n@book{b, title={', 'latin1') })));
    expect(problems.map(({ file, line }) => [file, line])).toEqual([['x.bib', 1], ['x.bib', 2]]);
    expect(text('reading/a.md')).toContain('title: Tschüss');
    expect(valueOf(await library.importSources(bib('nothing of the kind'))).problems).toEqual([{ file: 'x.bib', line: 1, message: 'There is no source in it that reads as BibTeX.' }]);
    expect(problemOf(await library.importSources(bib('', { bytes: Buffer.from('PNG\0\0\0') }))).message).toContain('is no text file');
  });

  it('writes what hostile fields say as text', async () => {
    const { library, text } = await libraryOf({});
    const item = { id: '../../etc/x', type: 'book', title: '---\nstatus: read\u0000 [[x]] \ud800', author: [{ family: 'A: b # c', given: '{"x"}' }], __proto__x: 1, note: '---\n- a\n' };
    const { created } = valueOf(await library.importSources({ format: 'csl', file: 'x.json', bytes: Buffer.from(JSON.stringify([item])) }));
    expect(created.map(({ file }) => file)).toEqual([expect.stringMatching(/^reading\/[a-z0-9-]+\.md$/)]);
    expect(text(created[0]!.file).split('\n')[0]).toBe('---');
    expect(await library.check()).toEqual([]);
  });

  it('brings in thousands at once', async () => {
    const { library } = await libraryOf({ 'templates/reading.md': TEMPLATE });
    const many = Array.from({ length: 1500 }, (_, i) => CITED.split('\n\n')[0]!.replace('kalliamvakou2019manager', `key${i}`).replace('What Makes', `${i} What Makes`).replaceAll('2017.2768368', `2017.${i}`)).join('\n');
    const report = valueOf(await library.importSources(bib(many)));
    expect([report.created.length, report.problems.length]).toEqual([1500, 0]);
  }, 60_000);
});
