import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RadarImportReport } from '#app/core/import-view.ts';
import { fullDate } from '#app/formats/team-radar.ts';
import { read, sample, SAMPLES } from '../formats/radar-files.ts';
import { useLibraries, valueOf, type OpenVault } from '../routes/library-support.ts';
import { makeVault } from '../support/vault.ts';
import { whet } from './run-whet.ts';

const { libraryOf } = useLibraries();
const at = (...parts: string[]) => join(SAMPLES, ...parts);
const STARTER = readFileSync(join(import.meta.dirname, '../../starter/whetstone.yml'), 'utf8');
const BACKSTAGE = at('backstage', 'sampleTechRadarResponse.json');

/** Every file of a vault, by path. */
function bytesOf({ root }: Pick<OpenVault, 'root'>): Record<string, string> {
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((one) => one.isFile() && !one.parentPath.includes('.whetstone'));
  return Object.fromEntries(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]));
}

async function imported(vault: OpenVault, path: string): Promise<RadarImportReport> {
  return valueOf(await vault.library.importRadar(path));
}

describe('a radar that is brought in', () => {
  it('makes areas, and a note of verdicts for each edition, that want no mending', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER });
    const report = await imported(vault, BACKSTAGE);
    expect(report.problems).toEqual([]);
    expect(report.created.map(({ file }) => file).filter((file) => file.startsWith('notes/'))).toEqual(['notes/radar-2020-07-05.md', 'notes/radar-2020-08-06.md']);
    expect(vault.text('notes/radar-2020-07-05.md')).toBe('---\ntitle: Tech radar · 2020-07-05\ndate: 2020-07-05\nareas:\n  github-actions: { verdict: trial }\nminutes: 0\nradar: { title: Tech radar, date: 2020-07-05 }\n---\n\n## GitHub Actions\n\n> long description\n');
    expect(vault.text('areas/github-actions.md')).toBe('---\ntitle: GitHub Actions\nquadrant: infrastructure\nvisibility: shared\n---\n\nlong description\n\n- [Learn more](<https://github.com>)\n');
    expect((await vault.library.check()).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('gives a vault without areas its own quadrants, and leaves the rest of the settings as they are', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER });
    const report = await imported(vault, at('porsche'));
    expect(report.notes[0]).toContain('its quadrants are now those of the radar: Languages & Frameworks, Methods & Patterns');
    expect(report.notes).toContainEqual(expect.stringContaining('A vault has no place for teams'));
    const settings = vault.text('whetstone.yml');
    expect(settings.split('\n').filter((line) => line.startsWith('#'))).toEqual(STARTER.split('\n').filter((line) => line.startsWith('#')));
    const { quadrants } = await vault.library.areas();
    expect(quadrants.map(({ title, areas }) => [title, areas.length > 0])).toEqual([['Languages & Frameworks', true], ['Methods & Patterns', true], ['Platforms & Operations', true], ['Tools', true]]);
  });

  it('tells of each quadrant that a vault in use does not have, and what to write', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER, 'areas/react.md': '---\ntitle: React\nquadrant: tools\n---\nMine.\n' });
    const { problems } = await imported(vault, BACKSTAGE);
    expect(problems.map(({ message }) => message)).toEqual(['Infrastructure', 'Frameworks', 'Languages', 'Process'].map((title) => expect.stringContaining(`Add “- { id: ${title.toLowerCase()}, title: "${title}" }” under quadrants:`) as string));
    expect(vault.text('whetstone.yml')).toBe(STARTER);
    expect(vault.text('areas/react.md')).toBe('---\ntitle: React\nquadrant: tools\n---\nMine.\n');
  });

  it('uses an area by its id, title or alias, and leaves its file alone', async () => {
    const mine = { 'areas/js.md': '---\ntitle: JS\naliases: [JavaScript]\nquadrant: tools\n---\nMine.\n', 'areas/hooks.md': '---\ntitle: react\nquadrant: tools\n---\n' };
    const vault = await libraryOf({ 'whetstone.yml': 'quadrants: [Tools, Infrastructure, Frameworks, Languages, Process]\n', ...mine });
    const { created, problems } = await imported(vault, BACKSTAGE);
    expect(problems).toEqual([]);
    expect(created.map(({ id }) => id)).not.toContain('javascript');
    expect([vault.text('areas/js.md'), vault.text('areas/hooks.md')]).toEqual(Object.values(mine));
    expect(vault.text('notes/radar-2020-08-06.md')).toMatch(/^ {2}js: \{ verdict: adopt \}$/m);
  });

  it.each([['zalando'], ['porsche'], ['aoe'], ['backstage']])('plays its history: on the day of each edition of %s the rings are those of the file', async (folder) => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER });
    const path = folder === 'backstage' ? BACKSTAGE : at(folder);
    expect((await imported(vault, path)).problems).toEqual([]);
    const { radar } = read(sample(folder));
    for (const { date, blips } of radar.editions) {
      const view = valueOf(await vault.library.radar({ asOf: fullDate(date!) }));
      const rings = new Map(view.blips.map((blip) => [blip.title.toLowerCase(), view.rings[blip.ring]!.id]));
      // Nobody is on record as having touched any of it, so an adopt is a trial.
      const wanted = blips.map(({ name, ring }) => [name, ring === 'adopt' ? 'trial' : ring]);
      const names = new Map(radar.editions.flatMap((edition) => edition.blips.map((blip) => [blip.id, blip.name] as const)));
      expect(blips.map(({ id, name }) => [name, rings.get(names.get(id)!.toLowerCase())])).toEqual(wanted);
    }
    const freshness = valueOf(await vault.library.evidence({ asOf: '2026-11-01' }));
    expect(JSON.stringify(freshness)).not.toContain('"minutes"');
  });

  it('shows an adopt as adopt where there has been a first-hand contact, and says how many wait for one', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER, 'areas/react.md': '---\ntitle: React\nquadrant: tools\n---\n', 'notes/hands.md': '---\ntitle: H\ndate: 2020-01-01\nareas: [react]\ndepth: built\n---\n' });
    const { notes } = await imported(vault, BACKSTAGE);
    expect(notes.at(-1)).toBe('6 areas of the ring adopt show as trial until you have had a first-hand contact with each.');
    const view = valueOf(await vault.library.radar({ asOf: '2020-08-07' }));
    expect(view.blips.filter(({ ring }) => ring === 0).map(({ area }) => area)).toEqual(['react']);
  });

  it('adds nothing when it is read twice, to the byte', async () => {
    for (const path of [BACKSTAGE, at('zalando'), at('porsche'), at('aoe')]) {
      const vault = await libraryOf({ 'whetstone.yml': STARTER });
      await imported(vault, path);
      const before = bytesOf(vault);
      expect(await imported(vault, path)).toMatchObject({ created: [], updated: [], problems: [] });
      expect(bytesOf(vault)).toEqual(before);
    }
  });

  it('adds only what is new when a newer one is read', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER });
    await imported(vault, at('zalando', 'config-2023.10.json'));
    const before = bytesOf(vault);
    const { created, updated } = await imported(vault, at('zalando', 'config-2023.11.json'));
    expect(created.map(({ file }) => file).filter((file) => !file.startsWith('areas/'))).toEqual(['notes/radar-2023-11.md']);
    expect(updated).toEqual([]);
    expect(bytesOf(vault)).toMatchObject(before);
  });

  it('fills in what an edition lacks, and leaves what the owner changed', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER });
    await imported(vault, BACKSTAGE);
    const note = 'notes/radar-2020-08-06.md';
    vault.write(note, vault.text(note).replace('  react: { verdict: adopt }\n', '').replace('webpack: { verdict: adopt }', 'webpack: { verdict: hold }'));
    await vault.library.reindex();
    const report = await imported(vault, BACKSTAGE);
    expect(report.updated.map(({ file }) => file)).toEqual([note]);
    expect(report.problems.map(({ message }) => message)).toEqual(['It says otherwise than the file of webpack, and stays as it is.']);
    expect(vault.text(note)).toMatch(/webpack: \{ verdict: hold \}[^]*react: \{ verdict: adopt \}/);
  });

  it('without a date is dated today, and is no edition where all of it holds already', async () => {
    const vault = await libraryOf({ 'whetstone.yml': `${STARTER}frozen: 2026-11-01\n` });
    const sheet = join(vault.root, 'sheet.csv');
    writeFileSync(sheet, 'name,ring,quadrant,isNew,description\nGo,Trial,Tools,TRUE,=1+1\nC++,Hold,Tools,FALSE,\nC,Assess,Platforms,FALSE,\n');
    expect((await imported(vault, sheet)).created.map(({ file }) => file)).toEqual(['areas/go.md', 'areas/c.md', 'areas/c-2.md', 'notes/radar-2026-11-01.md']);
    const later = await vault.another();
    expect(valueOf(await later.importRadar(sheet))).toMatchObject({ created: [], updated: [] });
    });

  it('never makes a contact, a question or a lesson of the words of others', async () => {
    const vault = await libraryOf({ 'whetstone.yml': STARTER });
    mkdirSync(join(vault.root, 'in/radar/2024-01-01'), { recursive: true });
    writeFileSync(join(vault.root, 'in/radar/2024-01-01/x.md'), '---\ntitle: X\nring: trial\nquadrant: tools\n---\n\n## Log\n- 2024-01-01 built 90m [[x]]: all of it\n\n## Questions\n- [ ] Really?\n\n</div><script>alert(1)</script>\n');
    await imported(vault, join(vault.root, 'in'));
    const { contacts } = valueOf(await vault.library.area('x', {})) as unknown as { contacts?: unknown[] };
    expect(contacts ?? []).toEqual([]);
    expect(valueOf(await vault.library.radar({ asOf: '2024-06-01' })).blips[0]).toMatchObject({ A: 0, lastContact: null });
  });
});

describe('whet import radar', () => {
  const vaultWith = async (files: Record<string, string> = {}) => makeVault({ 'whetstone.yml': STARTER, ...files });

  it('says first what would become of it, and changes nothing', async () => {
    const vault = await vaultWith();
    const before = bytesOf(vault);
    const { code, out } = await whet(['import', 'radar', at('zalando'), '--dry-run', '--vault', vault.root]);
    expect([code, out.includes('8 editions would be new'), out.includes('are taken by their place in the picture: top right is Techniques')]).toEqual([0, true, true]);
    expect(bytesOf(vault)).toEqual(before);
    await vault.remove();
  });

  it('tells of what it leaves out with file and line, and ends with 1', async () => {
    const vault = await vaultWith({ 'in/a.csv': 'name,ring,quadrant,isNew\nA,Adopt,Tools,TRUE\nB,Never,Tools,TRUE\n' });
    const { code, err, out } = await whet(['import', 'radar', join(vault.root, 'in/a.csv'), '--json', '--vault', vault.root]);
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toMatchObject({ created: [{ id: 'a' }, {}], updated: [], skipped: [], problems: [{ file: 'a.csv', line: 3 }], lossy: [] });
    await vault.remove();
  });

  it('follows no link, reads no giant, and takes no picture for text', async () => {
    const vault = await vaultWith();
    const folder = join(vault.root, 'in');
    cpSync(at('aoe'), folder, { recursive: true });
    symlinkSync('/etc', join(folder, 'radar/2025-01-01'));
    symlinkSync('/etc/hostname', join(folder, 'radar/2024-03-01/evil.md'));
    writeFileSync(join(folder, 'radar/2024-03-01/nul.md'), '---\ntitle: \0\n---\n');
    writeFileSync(join(folder, 'radar/2024-03-01/latin.md'), Buffer.from('---\ntitle: Caf\xe9\nring: hold\nquadrant: tools\n---\n', 'latin1'));
    const { code, out } = await whet(['import', 'radar', folder, '--json', '--vault', vault.root]);
    const report = JSON.parse(out) as RadarImportReport;
    expect(code).toBe(1);
    expect(report.problems.map(({ file, message }) => `${file}: ${message.slice(0, 22)}`).sort()).toEqual(['radar/2024-03-01/evil.md: It is a symbolic link,', 'radar/2024-03-01/latin.md: The file is not UTF-8;', 'radar/2024-03-01/nul.md: It is no text file, so', 'radar/2025-01-01: It is a symbolic link,']);
    expect(report.created.map(({ title }) => title)).toContain('Café');
    writeFileSync(join(folder, 'giant.csv'), 'name,ring,quadrant,isNew\n"');
    truncateSync(join(folder, 'giant.csv'), 50_000_000);
    const giant = await whet(['import', 'radar', join(folder, 'giant.csv'), '--vault', vault.root]);
    expect(giant).toMatchObject({ code: 1, err: expect.stringContaining('holds more than 20 MB, so nothing was imported') as string });
    await vault.remove();
  });

  it.each([
    [['import', 'radar', 'nowhere.csv'], 2, 'cannot be read (ENOENT)'],
    [['import', 'radar', 'README.md'], 2, 'Nothing in it looks like a radar'],
    [['import', 'radar', 'README.md', '--format', 'docx'], 2, 'There is no format “docx”'],
    [['import', 'bib', 'x.bib', '--format', 'aoe'], 2, '--format is for radars'],
  ])('%j is told with exit code %i', async (args, code, said) => {
    const vault = await vaultWith();
    expect(await whet([...args, '--vault', vault.root])).toMatchObject({ code, err: expect.stringContaining(said) as string });
    await vault.remove();
  });
});
