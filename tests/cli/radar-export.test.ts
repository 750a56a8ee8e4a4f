import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { RADAR_FORMATS } from '#app/core/radar-formats.ts';
import { KEEPS_HISTORY } from '#app/formats/radar-losses.ts';
import { keptOf, read, sample, SAMPLES } from '../formats/radar-files.ts';
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

  it('has what the last imported edition shows, and tells where that is not what it says', async () => {
    const { library } = await libraryOf({ 'whetstone.yml': 'frozen: 2026-11-01\n' });
    valueOf(await library.importRadar(join(SAMPLES, 'zalando')));
    const ask = { format: 'zalando', asOf: '2026-05-31' };
    const { files, lossy } = valueOf(await library.exportRadar(ask));
    const [wanted, before] = ['config-2026.05.json', 'config-2026.03.json'].map((file) => new Map(keptOf(read(sample('zalando', file)).radar).map((blip) => [blip.name, blip])));
    const ringOf = (blip: { ring: string }) => (blip.ring === 'adopt' ? 'trial' : blip.ring);
    const back = keptOf(read(files).radar);
    expect(back.map(({ name, ring }) => [name, ring])).toEqual([...wanted!.values()].map((blip) => [blip.name, ringOf(blip)]));
    const order = ['trial', 'assess', 'hold'];
    for (const { name, ring, movement } of back) {
      const was = before!.get(name);
      const step = was ? Math.sign(order.indexOf(ring) - order.indexOf(ringOf(was))) : null;
      expect([name, movement]).toEqual([name, step === null ? 'new' : ['in', 'same', 'out'][step + 1]]);
    }
    expect(lossy).toEqual(expect.arrayContaining([
      expect.stringMatching(/^35 areas are shown at trial, though the last verdict on each says adopt, since you never had them in your own hands: .+ and 32 more\.$/) as string,
      expect.stringMatching(/^\d+ areas are left out, since the last imported edition no longer shows them and nothing else in the vault speaks of them: /) as string,
      'Movement is what changed since 2 March 2026.',
    ]));
    expect(valueOf(await library.exportRadar({ ...ask, compare: '2025-01-01' })).lossy).toContain('Movement is what changed since 1 January 2025.');
  });

  it('keeps what left an imported radar where anything of the owner’s own speaks of it', async () => {
    const edition = (date: string, areas: string) => `---\ntitle: R ${date}\ndate: ${date}\nminutes: 0\nareas: { ${areas} }\nradar: { title: R, date: ${date} }\n---\n`;
    const area = (title: string) => `---\ntitle: ${title}\nquadrant: tools\n---\n`;
    const { library } = await libraryOf({
      ...Object.fromEntries(['Stays', 'Left', 'Used', 'Judged'].map((title) => [`areas/${title.toLowerCase()}.md`, area(title)])),
      'notes/r1.md': edition('2026-03-01', 'stays: { verdict: trial }, left: { verdict: trial }, used: { verdict: trial }, judged: { verdict: trial }'),
      'notes/r2.md': edition('2026-06-01', 'stays: { verdict: adopt }'),
      'notes/mine.md': '---\ntitle: Mine\ndate: 2026-02-01\nareas: { used: { depth: built, minutes: 60 } }\n---\n',
      'notes/judged.md': '---\ntitle: Judged\ndate: 2026-07-01\nminutes: 0\nareas: { judged: { verdict: hold } }\n---\n',
    });
    const namesOn = async (asOf: string) => keptOf(read(valueOf(await library.exportRadar({ format: 'byor-json', asOf })).files, 'byor-json').radar).map(({ name }) => name);
    expect(await namesOn('2026-05-01')).toEqual(['Judged', 'Left', 'Stays', 'Used']);
    expect(await namesOn('2026-08-01')).toEqual(['Judged', 'Stays', 'Used']);
  });

  it.each(['zalando', 'porsche', 'aoe', 'backstage'])('of the sample %s is read back from every format with its names, quadrants, rings, movements and texts', async (folder) => {
    const { library, text } = await libraryOf({ 'whetstone.yml': 'frozen: 2026-11-01\n' });
    valueOf(await library.importRadar(join(SAMPLES, folder)));
    const view = valueOf(await library.radar({}));
    const shown = new Map(view.blips.map((blip) => [blip.title, { quadrant: view.quadrants[blip.quadrant]!.title, ring: view.rings[blip.ring]!.title.toLowerCase(), movement: blip.movement, area: blip.area }]));
    const left = valueOf(await library.exportRadar({ format: 'backstage' })).lossy.find((told) => told.includes('left out, since'));
    const texts = new Map<string, string>();
    for (const format of RADAR_FORMATS) {
      const written = await library.exportRadar({ format });
      if (!written.ok) {
        expect([view.quadrants.length > 4, written.problem.code]).toEqual([true, 'bad-choice']);
        continue;
      }
      const back = keptOf(read(written.value.files, format).radar);
      // Programs whose files list changes cannot take a blip back.
      if (!KEEPS_HISTORY.has(format)) expect(back.length + Number(/^\d+/.exec(left ?? '0')![0])).toBe(shown.size);
      else if (back.length === shown.size && left) expect(written.value.lossy).toContainEqual(expect.stringContaining('It cannot say that a later edition left something out'));
      for (const { name, quadrant, ring, movement, description } of back) {
        const { area, ...wanted } = shown.get(name)!;
        expect({ name, quadrant, ring, movement }).toEqual({ name, ...wanted, ...(KEEPS_HISTORY.has(format) && { movement }) });
        if (!texts.has(name)) texts.set(name, description);
        expect([name, description]).toEqual([name, texts.get(name)]);
        expect(description !== '').toBe(text(`areas/${area}.md`).includes('visibility: shared'));
      }
    }
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
