import { describe, expect, it } from 'vitest';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();
const FILES = {
  'areas/sql.md': '---\ntitle: SQL\nquadrant: tools\n---\n',
  'areas/db.md': '---\ntitle: Databases\nquadrant: tools\n---\n',
  'reading/codd.md': '---\ntitle: A relational model\ndate: 2026-05-01\nareas: [sql]\nstatus: reading # of paper\nsource: { type: article, authors: [Edgar Codd], year: 1970 }\n---\nMy own words.\n',
  'reading/codd1970.md': '---\ntitle: A Relational Model\ndate: 2026-08-02\nareas: [db]\nminutes: 90\nstatus: read\nsource: { year: 1970, doi: 10.1145/362384.362685, citekey: codd1970 }\ntags: [classics]\nrelations: { informs: [why], cites: [codd] }\n---\n> A quotation, see [[codd]].\n',
  'notes/why.md': '---\ntitle: Why\nrelations: { cites: [codd1970] }\n---\nAs [[codd1970]] and [the paper](../reading/codd1970.md) say.\n',
};

describe('two readings of one source', () => {
  it('become one, with the words of both, and every link leads to it', async () => {
    const { library, text, has } = await libraryOf(FILES);
    const contacts = async (id: string) => valueOf(await library.area(id, { asOf: null, contacts: 'all' })).contacts.map(({ day, minutes, estimated }) => [day, minutes, estimated]);
    const before = [await contacts('sql'), await contacts('db')];
    const preview = valueOf(await library.previewMergeReadings('codd1970', 'codd'));
    expect(preview.previews.map(({ path, to }) => [path, to])).toEqual([['reading/codd.md', 'reading/codd.md'], ['reading/codd1970.md', null], ['notes/why.md', 'notes/why.md']]);
    expect(valueOf(await library.mergeReadings('codd1970', 'codd'))).toMatchObject({ id: 'codd', href: '/entries/codd' });
    expect(has('reading/codd1970.md')).toBe(false);
    expect(text('reading/codd.md')).toBe(
      '---\ntitle: A relational model\ndate: 2026-05-01\nareas: [sql]\nstatus: read # of paper\nsource: { type: article, authors: [Edgar Codd], year: 1970, doi: 10.1145/362384.362685, citekey: codd1970 }\ntags: [classics]\nrelations: { informs: [why] }\n---\nMy own words.\n\n## From A Relational Model\n\n> A quotation, see [[codd]].\n\n## Log\n- 2026-08-02 read 90m [[db]]: as A Relational Model\n',
    );
    expect(text('notes/why.md')).toBe('---\ntitle: Why\nrelations: { cites: [codd] }\n---\nAs [[codd]] and [the paper](../reading/codd.md) say.\n');
    expect(await library.check()).toEqual([]);
    expect([await contacts('sql'), await contacts('db')]).toEqual(before);
    expect(preview.notes).toEqual(['Of the front matter of A Relational Model (codd1970) this is not carried over to codd: date, areas, minutes.']);
  });

  it('leave no contact behind that nobody had: what was only on the list takes the day on which the other was read', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'reading/codd.md': '---\ntitle: A relational model\ndate: 2026-05-01\nstatus: to-read\n---\n' });
    valueOf(await library.mergeReadings('codd1970', 'codd'));
    expect(text('reading/codd.md')).toMatch(/^---\ntitle: A relational model\ndate: 2026-08-02\nareas: \[db\]\nminutes: 90\nstatus: read\n/);
    expect(text('reading/codd.md')).not.toContain('## Log');
  });

  it('stay two where a line of a log would come to count for another area', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'reading/codd1970.md': `${FILES['reading/codd1970.md']}\n## Log\n- 2026-08-09 read 20m: again\n` });
    expect(problemOf(await library.mergeReadings('codd1970', 'codd')).message).toContain('could not be carried over');
    expect(text('reading/codd.md')).toBe(FILES['reading/codd.md']);
  });

  it('are found by DOI, by title and year, and by a title alone where that is not sure', async () => {
    const source = (title: string, more: string) => `---\ntitle: "${title}"\nsource: { ${more} }\n---\n`;
    const { library } = await libraryOf({
      ...FILES,
      'reading/by-doi.md': source('Data banks', 'doi: https://doi.org/10.1145/362384.362685'),
      'reading/other-year.md': source('A relational model', 'year: 1999'),
      'reading/other.md': source('A network model', 'year: 1970'),
    });
    const { doubles } = await library.readingList({});
    expect(doubles.map(({ id, of, isSure }) => [id, of.id, isSure])).toEqual([['codd1970', 'by-doi', true], ['other-year', 'codd', false]]);
    valueOf(await library.mergeReadings('codd1970', 'by-doi'));
    expect((await library.readingList({})).doubles.map(({ id }) => id)).not.toContain('codd1970');
  });

  it('are chosen from a list that tells those of one title apart', async () => {
    const { library } = await libraryOf(FILES);
    expect(await library.otherReadings('codd1970')).toEqual([{ id: 'codd', title: 'A relational model', authors: 'Codd', year: 1970 }]);
    expect((await library.otherReadings('why')).map(({ id }) => id)).toEqual(['codd', 'codd1970']);
  });

  it('have to be two readings', async () => {
    const { library } = await libraryOf(FILES);
    expect(problemOf(await library.mergeReadings('why', 'codd')).message).toBe('“Why” is no reading.');
    expect(problemOf(await library.mergeReadings('codd', 'why')).message).toBe('“Why” is no reading.');
    expect(problemOf(await library.mergeReadings('codd', 'codd')).message).toBe('Both are the same entry.');
  });
});
