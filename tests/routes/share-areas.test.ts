import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Library } from '#app/library.server.ts';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { RADAR_FORMATS } from '#app/core/radar-formats.ts';
import { drawFolder } from '#app/ui/shared/draw-folder.ts';
import { useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();

const FILES = {
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\nProbes.\n',
  'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n',
  'areas/kafka.md': '---\ntitle: Kafka\nquadrant: tools\n---\n',
  'notes/one.md': '---\ntitle: One\ndate: 2026-10-20\nareas: [ebpf, dns, kafka]\ndepth: built\n---\n',
};

const shown = async (library: Library, token: string) => {
  const { scope } = valueOf(library.openShare(token));
  return valueOf(await library.shareContent(scope)).radar.blips.map(({ area }) => area);
};
const lacking = async (library: Library) => valueOf(await library.shares()).map((share) => share.lacking);

describe('a share of some areas', () => {
  test('follows one that is renamed, and says that it did', async () => {
    const { library } = await libraryOf(FILES);
    const { token } = valueOf(await library.createShare({ areas: ['ebpf'] }));
    valueOf(await library.createShare({ areas: ['dns'] }));
    expect(await shown(library, token)).toEqual(['ebpf']);
    expect(valueOf(await library.rename({ id: 'ebpf' }, { id: 'bpf' })).shares).toBe('1 share that named ebpf names bpf now.');
    expect(await shown(library, token)).toEqual(['bpf']);
    expect(valueOf(library.openShare(token)).scope.areas).toEqual(['bpf']);
    expect(await lacking(library)).toEqual([[], []]);
  });

  test('follows one that is merged into another, which it may name already', async () => {
    const { library } = await libraryOf(FILES);
    const { token } = valueOf(await library.createShare({ areas: ['ebpf', 'dns'] }));
    expect(valueOf(await library.mergeAreas('ebpf', 'dns')).shares).toBe('1 share that named ebpf names dns now.');
    expect(valueOf(library.openShare(token)).scope.areas).toEqual(['dns']);
    expect(await shown(library, token)).toEqual(['dns']);
  });

  test('is not written for another title, nor for an entry of any name', async () => {
    const { library } = await libraryOf(FILES);
    valueOf(await library.createShare({ areas: ['ebpf'] }));
    expect(valueOf(await library.rename({ id: 'ebpf' }, { title: 'Probes' })).shares).toBeNull();
    expect(valueOf(await library.rename({ id: 'one' }, { id: 'first' })).shares).toBeNull();
    expect(valueOf(await library.rename({ id: 'dns' }, { id: 'names' })).shares).toBeNull();
  });

  test('that cannot be changed leaves the rename as it is, with a sentence', async () => {
    const { library, root, text } = await libraryOf(FILES);
    mkdirSync(join(root, '.whetstone'), { recursive: true });
    writeFileSync(join(root, '.whetstone/records.db'), 'no database at all, and long enough to be read as one'.repeat(100));
    const renamed = valueOf(await library.rename({ id: 'ebpf' }, { id: 'bpf' }));
    expect(renamed.shares).toMatch(/^The files have the new name, but shares that name ebpf could not be changed .*not a sound SQLite database/);
    expect(text('notes/one.md')).toContain('areas: [bpf, dns, kafka]');
  });

  test('tells its owner which of them there are no more, but for those that an edition holds', async () => {
    const { library } = await libraryOf(FILES);
    const { token } = valueOf(await library.createShare({ areas: ['ebpf', 'dns'], history: true }));
    valueOf(await library.createShare({ areas: ['kafka'] }));
    valueOf(await library.createEdition({ title: 'Autumn' }));
    valueOf(await library.remove({ id: 'ebpf' }));
    valueOf(await library.remove({ id: 'kafka' }));
    expect(await shown(library, token)).toEqual(['dns']);
    expect(await lacking(library)).toEqual(expect.arrayContaining([[], ['kafka']]));
    valueOf(await library.createShare({ areas: ['dns'] }));
    valueOf(await library.remove({ id: 'dns' }));
    expect((await lacking(library)).flat().sort()).toEqual(['dns', 'kafka']);
  });

  test('has no nameless quadrants when none of them is left, and is drawn and written all the same', async () => {
    const { library } = await libraryOf(FILES);
    const { scope } = valueOf(await library.createShare({ areas: ['kafka'], history: true }));
    valueOf(await library.remove({ id: 'kafka' }));
    const content = valueOf(await library.shareContent(scope!));
    expect(content.radar).toMatchObject({ blips: [], quadrants: [] });
    const { files } = await drawFolder(content, { assets: readSiteAssets() });
    const textOf = (path: string) => Buffer.from(files.get(path)!).toString();
    expect(JSON.parse(textOf('radar.json'))).toMatchObject({ quadrants: [] });
    for (const path of ['index.html', 'radar.svg', 'embed.html']) expect([path, /NaN|Infinity/.test(textOf(path))]).toEqual([path, false]);
    for (const format of RADAR_FORMATS) expect([format, library.writeShared(content.radar, format).ok]).toEqual([format, true]);
  });
});
