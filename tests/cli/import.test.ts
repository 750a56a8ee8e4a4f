import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '#app/core/import-view.ts';
import { readBibtex } from '#app/formats/bibtex-read.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

const CITED = join(import.meta.dirname, '../fixtures/cited.bib');
let vault: TempVault;
beforeAll(async () => {
  vault = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-01\n', 'bad.bib': '@book{ok, title={Fine}}\n@book{bad, title={No end\n' });
});
afterAll(() => vault.remove());

const at = (...args: string[]) => [...args, '--vault', vault.root];

describe('whet import and whet export', () => {
  test('say first what would become of a file, and change nothing', async () => {
    const report = await whetJson<ImportReport>(at('import', 'bib', CITED, '--dry-run'));
    expect(report.created.map(({ file }) => file)).toContain('reading/rose2007management.md');
    expect((await whet(at('import', 'bib', CITED, '--dry-run'))).out).toContain('4 entries would be new\n');
  });

  test('bring papers in once, and give them back', async () => {
    expect((await whetJson<ImportReport>(at('import', 'bib', CITED))).created).toHaveLength(4);
    const again = await whetJson<ImportReport>(at('import', 'bib', CITED));
    expect([again.created.length, again.updated.length, again.skipped.length, again.problems.length]).toEqual([0, 0, 4, 0]);
    const { out } = await whet(at('export', 'bib'));
    const items = async (text: string) => (await readBibtex(text)).sources.map(({ item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(await items(out)).toEqual(await items(readFileSync(CITED, 'utf8')));
  });

  test('go through other formats without a loss', async () => {
    const other = await makeVault({ 'whetstone.yml': '' });
    const file = join(other.root, 'out.json');
    expect((await whet(at('export', 'csl', '--out', file))).code).toBe(0);
    const { created } = await whetJson<ImportReport>(['import', 'csl', file, '--vault', other.root]);
    expect(created).toHaveLength(4);
    expect((await whet(['export', 'csl', '--vault', other.root])).out).toBe(readFileSync(file, 'utf8'));
    writeFileSync(join(other.root, 'out.ris'), (await whet(at('export', 'ris'))).out);
    expect(await whetJson<ImportReport>(['import', 'ris', join(other.root, 'out.ris'), '--vault', other.root])).toMatchObject({ created: [], problems: [] });
    await other.remove();
  });

  test('tell of each bad entry with its line, and bring in the rest', async () => {
    const { code, out, err } = await whet(at('import', 'bib', join(vault.root, 'bad.bib')));
    expect(code).toBe(1);
    expect(out).toContain('Fine reading/ok.md');
    expect(err).toContain('bad.bib:2: “bad” has no end: a closing brace is missing, so it was left out.');
  });

  test('count on a terminal while a large file is read, say nothing of it elsewhere, and bring in what can be read', async () => {
    const long = 'A word or two about a thing that is to be read some day. '.repeat(12);
    const many = Array.from({ length: 900 }, (_, i) => `@book{many${i}, title={Number ${i} of Many}, year={2001}, abstract={${long}}}`);
    const shop = await makeVault({ 'whetstone.yml': '', 'many.bib': [...many.slice(0, 400), '@book{broken, title={No end', ...many.slice(400)].join('\n') });
    const watched = await whet([], { shell: 'script -qec \'"$NODE" "$WHET" import bib many.bib --vault . --dry-run\' /dev/null', cwd: shop.root });
    expect(watched.out).toMatch(/\rReading source 1 of 900 …[^]*\rMaking entry 1 of 900 …[^]*\r\u001b\[K[^]*900 entries would be new/);
    const { code, out, err } = await whet(['import', 'bib', join(shop.root, 'many.bib'), '--vault', shop.root]);
    expect(code).toBe(1);
    expect(out).toContain('900 entries new');
    expect(err).not.toContain('Reading source');
    expect(err).toContain('many.bib:401: “broken” has no end');
    await shop.remove();
  }, 120_000);

  test('take decision records in and out, to the byte', async () => {
    const records = await makeVault({ 'in/0001-x.md': '---\nstatus: accepted\ndate: 2024-05-06\ndecision-makers: the team\n---\n\n# X\n\n## Context and Problem Statement\n\nWhy.\n', 'in/README.md': '# Records\n', 'in/0002-y.md': '# Y\n\nNothing.\n' });
    const other = await makeVault({ 'whetstone.yml': '' });
    const folder = join(records.root, 'in');
    const { code, out } = await whet(['import', 'adr', folder, '--json', '--vault', other.root]);
    const report = JSON.parse(out) as ImportReport;
    expect(code).toBe(1);
    expect(report.created.map(({ file }) => file)).toEqual(['reviews/0001-x.md']);
    expect(report.problems.map(({ file, line }) => [file, line])).toEqual([['0002-y.md', 1]]);
    const target = join(records.root, 'out');
    expect((await whetJson<ImportReport>(['export', 'adr', target, '--vault', other.root])).created).toHaveLength(1);
    expect(readFileSync(join(target, '0001-x.md'), 'utf8')).toBe(readFileSync(join(folder, '0001-x.md'), 'utf8'));
    const ours = join(target, '0001-x.md');
    writeFileSync(ours, '# Of somebody else\n');
    const kept = await whet(['export', 'adr', target, '--vault', other.root]);
    expect(kept).toMatchObject({ code: 1, err: expect.stringContaining('0001-x.md:1: Another text is there by this name') as string });
    expect(readFileSync(ours, 'utf8')).toBe('# Of somebody else\n');
    expect((await whetJson<ImportReport>(['export', 'adr', target, '--force', '--vault', other.root])).updated).toHaveLength(1);
    expect(readFileSync(ours, 'utf8')).toBe(readFileSync(join(folder, '0001-x.md'), 'utf8'));
    await other.write('reviews/evil.md', '---\ntitle: E\nadr: { file: ../evil.md }\n---\n## Decision\n');
    const refused = await whet(['export', 'adr', target, '--vault', other.root]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('would lie outside of the folder') as string });
    await other.remove();
    await records.remove();
  });

  test.each([
    [['import', 'bib', 'no-such-file.bib'], 2, 'cannot be read (ENOENT)'],
    [['import', 'docx', 'x'], 2, 'does not know “docx”'],
    [['import', 'bib', 'x.bib', '--near', 'perhaps'], 2, '--near does not know “perhaps”'],
    [['export', 'pdf'], 2, 'does not know “pdf”'],
    [['export', 'bib', '--out', '/no/such/folder/x.bib'], 1, 'cannot be written (ENOENT)'],
  ])('%j is told with exit code %i', async (args, code, said) => {
    expect(await whet(at(...args))).toMatchObject({ code, err: expect.stringContaining(said) as string });
  });
});
