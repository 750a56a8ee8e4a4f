import { describe, expect, it } from 'vitest';
import { readCslJson, writeCslJson } from '#app/formats/csl-json.ts';

describe('readCslJson', () => {
  it('reads a list, or one item alone, with the line each starts on', () => {
    expect(readCslJson('[\n  {"id": "a", "type": "book", "title": "A"},\n\n  {"id": 7,\n   "title": "B, [x] {y} \\" "}\n]').sources).toEqual([
      { line: 2, item: { id: 'a', type: 'book', title: 'A' } },
      { line: 4, item: { id: '7', type: 'document', title: 'B, [x] {y} " ' } },
    ]);
    expect(readCslJson('\uFEFF\r\n{"title": "A"}').sources).toHaveLength(1);
  });

  it('makes of one bad item one problem with its line, and the rest arrives', () => {
    const { sources, problems } = readCslJson('[\n{"id":"a","title":"A"},\n{"id":"b",\n "title": B},\n{"id":"c"},\n"d",\n{"id":"e","title":"E"}\n]');
    expect(sources.map(({ item }) => item.id)).toEqual(['a', 'e']);
    expect(problems).toEqual([
      { line: 3, message: expect.stringContaining('not JSON') as string },
      { line: 5, message: '“c” has no title, so it was left out.' },
      { line: 6, message: expect.stringContaining('no source') as string },
    ]);
  });

  it('makes numbers of the parts of dates', () => {
    expect(readCslJson('{"title":"A","issued":{"date-parts":[["2019","1"]]}}').sources[0]!.item.issued).toEqual({ 'date-parts': [[2019, 1]] });
    expect(readCslJson('{"title":"A","issued":{"date-parts":[[null]]}}').sources[0]!.item.issued).toEqual({});
  });

  it.each(['', '   ', '[', '[[[[', '{"a":', '"', 'null', '[1,2', '['.repeat(100_000), 'PNG\u0000'])('survives bad file %#', (text) => {
    expect(readCslJson(text).sources).toEqual([]);
  });

  it('gives back what was written', () => {
    const items = [{ id: 'a', type: 'book', title: 'Ä', author: [{ family: 'B', given: 'C', 'dropping-particle': 'de' }], custom: { x: ['y'] } }];
    expect(readCslJson(writeCslJson(items)).sources.map(({ item }) => item)).toEqual(items);
  });
});
