import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { RADAR_FORMATS } from '#app/core/radar-formats.ts';
import { keptOf, read, SAMPLES } from '../formats/radar-files.ts';
import { useLibraries, valueOf } from '../routes/library-support.ts';
import { CANARY, CANARY_VAULT, MINUTES } from '../support/canary-vault.ts';
import { copyExample, makeVault, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

const { libraryAt, libraryOf } = useLibraries();
/** Names of areas are what a radar shows, so none of these is a secret. */
const CANARIES = Object.fromEntries(Object.entries(CANARY_VAULT).filter(([path]) => !/^areas\/.*zqx/.test(path)).map(([path, text]) => [path, path === 'whetstone.yml' ? text.replace(/.*zqx-quadrant.*\n/, '') : text]));

let vault: TempVault;
let place: string;
beforeAll(async () => {
  vault = await copyExample();
  place = mkdtempSync(join(tmpdir(), 'whetstone-export-'));
});
afterAll(async () => {
  await vault.remove();
  rmSync(place, { recursive: true, force: true });
});

const filesIn = (folder: string) => new Map(readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name), 'utf8')]));

describe('the radar as another program reads it', () => {
  test.each(RADAR_FORMATS)('has in %s the blips of the radar, in their quadrants and rings', async (format) => {
    const { library } = await libraryAt(vault.root);
    const view = valueOf(await library.radar({}));
    const { files } = valueOf(await library.exportRadar({ format }));
    const back = read(files, format);
    expect(back.rejected).toEqual([]);
    const wanted = view.blips.map((blip) => ({ name: blip.title, quadrant: view.quadrants[blip.quadrant]!.title, ring: view.rings[blip.ring]!.title.toLowerCase(), movement: blip.movement, description: '' }));
    expect(keptOf(back.radar)).toEqual(wanted.sort((a, b) => (a.name < b.name ? -1 : 1)));
  });

  it('says nothing of an area but what its file says may be shown', async () => {
    const { library } = await libraryOf({ 'areas/a.md': '---\ntitle: A\nquadrant: tools\n---\nSECRET\n', 'areas/b.md': '---\ntitle: B\nquadrant: tools\nvisibility: shared\n---\nOpen.\n', 'notes/n.md': '---\ntitle: SECRET\ndate: 2026-10-01\nareas: [a, b]\n---\nSECRET\n' });
    for (const format of RADAR_FORMATS) {
      const text = [...valueOf(await library.exportRadar({ format })).files.values()].join('\n');
      expect(text).not.toContain('SECRET');
      expect(text).toContain('Open.');
    }
  });

  test.each(RADAR_FORMATS)('has in %s no word of what is private, whatever a shared text holds', async (format) => {
    const { library } = await libraryOf(CANARIES);
    const { files, lossy } = valueOf(await library.exportRadar({ format }));
    for (const text of [...files].flat().concat(lossy)) {
      expect(text).not.toMatch(CANARY);
      expect(text).not.toMatch(MINUTES);
    }
    expect([...files.values()].join('\n')).toContain('A log. See DNS and What we learnt of Kafka.');
  });

  it('has imported editions again in the formats that hold history', async () => {
    const { library } = await libraryOf({ 'whetstone.yml': 'frozen: 2026-11-01\n' });
    valueOf(await library.importRadar(join(SAMPLES, 'porsche')));
    const { radar } = read(valueOf(await library.exportRadar({ format: 'porsche', asOf: '2025-07-01' })).files);
    const { radar: wanted } = read(filesIn(join(SAMPLES, 'porsche')));
    const asTrial = (blips: ReturnType<typeof keptOf>) => blips.map(({ name, quadrant, ring }) => [name, quadrant, ring === 'adopt' ? 'trial' : ring]);
    expect(radar.editions.map(({ date }) => date)).toEqual(['2024-01-15', '2024-07-01', '2025-01-15', '2025-07-01']);
    radar.editions.forEach((_, at) => expect(asTrial(keptOf(radar, at))).toEqual(asTrial(keptOf(wanted, at))));
    expect(keptOf(radar).find(({ name }) => name === 'Vue.js')?.description).toContain('Vue.js is on hold.');
  });

  it('of more quadrants than a program draws is refused, with a way out', async () => {
    const { library } = await libraryOf({ 'whetstone.yml': 'quadrants: [A, B, C, D, E]\n' });
    expect(await library.exportRadar({ format: 'zalando' })).toMatchObject({ ok: false, problem: { message: expect.stringContaining('this radar has 5') as string } });
    expect((await library.exportRadar({ format: 'backstage' })).ok).toBe(true);
  });
});

describe('whet export --format', () => {
  const at = (...args: string[]) => [...args, '--vault', vault.root];

  it('writes to standard output, and says on the other what is not in it', async () => {
    const { code, out, err } = await whet(at('export', '--format', 'byor-csv'));
    expect([code, out.split('\r\n')[0]]).toEqual([0, 'name,ring,quadrant,isNew,status,description']);
    expect(err).toContain('It has no place for a date, so 2026-11-01 is not in it.');
  });

  it('writes to a file, of any day and lens', async () => {
    const file = join(place, 'radar.json');
    expect(await whetJson(at('export', '--format', 'zalando', '--out', file, '--as-of', '2025-06-01', '--lens', 'contact'))).toMatchObject({ files: ['config.json'] });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ date: '2025.06.01', rings: [{ name: 'Hands-on' }, {}, {}, {}] });
  });

  it('writes into a folder what is many files', async () => {
    await whet(at('export', '--format', 'aoe', '--out', join(place, 'data')));
    expect([...filesIn(join(place, 'data')).keys()]).toEqual(expect.arrayContaining(['config.json', expect.stringMatching(/^radar\/2026-11-01\/[\w-]+\.md$/) as string]));
  });

  it('goes round: what it writes makes the same radar in an empty vault', async () => {
    const file = join(place, 'round.json');
    await whet(at('export', '--format', 'backstage', '--out', file));
    const other = await makeVault({ 'whetstone.yml': '' });
    const { created } = await whetJson<{ created: unknown[] }>(['import', 'radar', file, '--vault', other.root]);
    const blips = (JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] }).entries.length;
    expect(created).toHaveLength(blips + 1);
    await other.remove();
  });

  it.each([
    [['export'], 2, 'needs to know what'],
    [['export', '--format', 'powerpoint'], 2, 'There is no format “powerpoint”'],
    [['export', '--format', 'porsche'], 2, 'so it needs a place'],
    [['export', 'bib', '--format', 'aoe'], 2, '“export bib” has no --format'],
    [['export', '--format', 'byor-json', '--out', '/no/such/folder/x.json'], 1, 'cannot be written (ENOENT)'],
  ])('%j is told with exit code %i', async (args, code, said) => {
    expect(await whet(at(...args))).toMatchObject({ code, err: expect.stringContaining(said) as string });
  });
});
