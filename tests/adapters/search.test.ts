import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useIndexes } from './index-support.ts';

const { vault, open } = useIndexes();

async function indexed(files: Record<string, string>) {
  const made = await vault(files);
  const index = await open({ root: made.root });
  await index.sync();
  return { ...made, index };
}

describe('search', () => {
  test('finds every word, the last one unfinished, titles first', async () => {
    const { index } = await indexed({
      'notes/body.md': '# Other\n\nA verifier in the text, at length, and then some more of it.\n',
      'notes/title.md': '# The verifier\n\nText.\n',
      'notes/tagged.md': '---\ntitle: Third\ntags: [verifier]\n---\nText.\n',
    });
    expect((await index.search('verif', 10)).map(({ path }) => path)).toEqual(['notes/title.md', 'notes/tagged.md', 'notes/body.md']);
    expect((await index.search('text verifier', 10)).length).toBe(3);
    expect((await index.search('verif text', 10)).length).toBe(0);
    expect((await index.search('VERIFIER', 1)).length).toBe(1);
  });

  test('marks what it found in the text around it', async () => {
    const { index } = await indexed({ 'notes/a.md': '---\ntitle: secret\n---\nThe café of the harbour.\n' });
    expect(await index.search('cafe', 10)).toEqual([{ path: 'notes/a.md', snippet: 'The \uE000café\uE001 of the harbour.' }]);
  });

  test('takes nothing that is typed for syntax', async () => {
    const { index } = await indexed({ 'notes/a.md': 'tide OR ebb, near the node.js c++ "quoted" title:body\n' });
    const safe = ['"', '""', 'tide"', '*', 'tide*', 'tide OR', 'OR tide', 'NOT tide', 'near(tide ebb)', 'body:tide', '^tide', '{tide}', '-tide', '(', ')', '+', ',', ':', "'; DROP TABLE search; --", '\0', 'ti\0de', '\uD800', 'node.js', 'c++', '   ', '', 'a '.repeat(5000), 'x'.repeat(100_000), '🜁', '%', '\\'];
    for (const query of safe) expect(Array.isArray(await index.search(query, 10)), query.slice(0, 40)).toBe(true);
    for (const query of ['node.js', 'c++', '"quoted"', 'tide "OR" ebb', 'title:body']) expect(await index.search(query, 10), query).toHaveLength(1);
    for (const query of ['tide flood', 'NOT tide', 'body:flood']) expect(await index.search(query, 10), query).toEqual([]);
    for (const limit of [0, -1, NaN]) expect(await index.search('tide', limit)).toEqual([]);
  });

  test('does not find front matter, nor the settings', async () => {
    const { index } = await indexed({ 'whetstone.yml': 'title: Mine\n', 'notes/lf.md': '---\nstatus: active\n---\nText.\n', 'notes/crlf.md': '---\r\nstatus: active\r\n---\r\nText.\r\n' });
    expect(await index.search('status', 10)).toEqual([]);
    expect(await index.search('mine', 10)).toEqual([]);
  });
});

describe('a mistyped query', () => {
  test('has the words corrected that are found nowhere, and only those', async () => {
    const { index } = await indexed({
      'notes/a.md': '# Tracing\n\nThe verifier and the observability of the harbour, über-genau in node.js.\n',
      'notes/b.md': '# Tide\n\nThe verifyer again, by the quay. 可观测性 2026\n',
    });
    const respelt = async (query: string) => {
      const { query: meant, corrected } = await index.respell(query);
      return [meant, ...corrected.map(({ from, to }) => `${from}>${to}`)];
    };
    expect(await respelt('tracng')).toEqual(['tracing', 'tracng>tracing']);
    expect(await respelt('Tracng verifyer obsrvabilty')).toEqual(['tracing verifyer observability', 'Tracng>tracing', 'obsrvabilty>observability']);
    expect(await respelt('tracng tracng')).toEqual(['tracing tracing', 'tracng>tracing']);
    expect(await respelt('ÜBRE-gnau, (tracng)')).toEqual(['uber-genau, (tracing)', 'ÜBRE>uber', 'gnau>genau', 'tracng>tracing']);
    for (const query of ['tracing', 'HARBOUR', 'obser', 'über', 'node.js', 'tracing tide', 'xyzzy', 'kay', '可观则性', '2025', '🜁', '', '   ']) {
      expect((await index.respell(query)).corrected, query).toEqual([]);
    }
  });

  test('is corrected by the words of now', async () => {
    const { index, root, write } = await indexed({ 'notes/a.md': '# Tide\n' });
    expect((await index.respell('harbuor')).corrected).toEqual([]);
    await write('notes/b.md', '# Harbour\n');
    await index.sync();
    expect((await index.respell('harbuor')).corrected).toEqual([{ from: 'harbuor', to: 'harbour' }]);
    await rm(join(root, 'notes/b.md'));
    await index.sync();
    expect((await index.respell('harbuor')).corrected).toEqual([]);
  });

  test('can be anything, and of a pasted page only the beginning is corrected', async () => {
    const words = Array.from({ length: 20 }, (_, i) => `harbour${'abcdefghijklmnopqrst'[i]!}`.repeat(2));
    const { index } = await indexed({ 'notes/a.md': `tide or near ${words.join(' ')}\n` });
    const hostile = ['"tdie"', 'NEAR(tdie harbuor)', 'tdie*', 'body:tdie', '^tdie', '-tdie', "tdie'; DROP TABLE search; --", '\0', 'td\0ie', '\uD800tdie', '🜁tdie', '%', 'tdie '.repeat(2500), 'harbou'.repeat(2000), '\u0301'.repeat(10_000)];
    for (const query of hostile) {
      const { query: meant } = await index.respell(query);
      expect(Array.isArray(await index.search(meant, 10)), query.slice(0, 40)).toBe(true);
    }
    const { corrected } = await index.respell(words.map((word) => `${word.slice(0, 3)}${word.slice(4)}`).join(' '));
    expect(corrected).toHaveLength(8);
  });
});
