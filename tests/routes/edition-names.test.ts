import { describe, expect, test } from 'vitest';
import type { BlipChange } from '#app/core/edition-changes.ts';
import { useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();

const TABLE = '| Area | Id | Quadrant | Ring | Movement | Freshness |\n| --- | --- | --- | --- | --- | --- |\n';
const rowOf = (id: string, title = id.toUpperCase()) => `| ${title} | ${id} | tools | trial | same | 0.50 fresh |\n`;
const edition = (asOf: string, rows: string, notes = '') => `---\ntitle: Edition of ${asOf}\nasOf: ${asOf}\nlens: recommendation\n---\n${notes}## Blips\n\n${TABLE}${rows}`;
const entry = (areas: string) => `---\ndate: 2026-10-20\nareas: [${areas}]\ndepth: built\nverdict: trial\n---\n`;

const FILES = {
  'areas/dns.md': '---\ntitle: DNS\nquadrant: tools\n---\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'notes/both.md': entry('dns, ebpf'),
};
const EARLY = edition('2026-09-01', rowOf('dns') + rowOf('ebpf', 'eBPF \\| ebpf'), 'What [[ebpf]] taught | ebpf |\n\n');

/** What came and what went. */
const comings = ({ changes }: { changes: BlipChange[] }) => changes.filter(({ kind }) => kind === 'entered' || kind === 'left').map(({ said }) => said);

describe('an edition, when an area of it is renamed', () => {
  test('names it by its new id, and keeps everything else as it was frozen', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'editions/early.md': EARLY });
    const { files } = valueOf(await library.rename({ what: 'area', id: 'ebpf' }, { id: 'kernel-probes', title: 'Kernel probes' }));
    expect(files).toContain('editions/early.md');
    expect(text('editions/early.md')).toBe(EARLY.replace('[[ebpf]]', '[[kernel-probes]]').replace('| ebpf | tools', '| kernel-probes | tools'));
  });

  test('shows the change first, in the plan', async () => {
    const { library } = await libraryOf({ ...FILES, 'editions/early.md': EARLY.replaceAll('\n', '\r\n') });
    const { previews } = valueOf(await library.previewRename({ what: 'area', id: 'ebpf' }, { id: 'kernel-probes' }));
    expect(previews.find(({ path }) => path === 'editions/early.md')?.lines.map(({ line }) => line)).toEqual([6, 13]);
  });

  test('is compared with a later one, and with the radar, as if it had always been called so', async () => {
    const { library } = await libraryOf({ ...FILES, 'editions/early.md': EARLY });
    valueOf(await library.rename({ what: 'area', id: 'ebpf' }, { id: 'kernel-probes', title: 'Kernel probes' }));
    valueOf(await library.createEdition({ title: 'Late' }));
    expect(comings(valueOf(await library.compareEditions('early', 'late')))).toEqual([]);
    expect(comings(valueOf(await library.edition('late')))).toEqual([]);
    const { areas } = await library.editionTrajectory('recommendation');
    expect(areas.map(({ area, rings }) => [area, rings])).toEqual([['dns', ['Trial', 'Trial']], ['kernel-probes', ['Trial', 'Trial']]]);
    const { blips } = valueOf(await library.radar({ compare: 'early' }));
    expect(blips.map(({ area, movement }) => [area, movement])).toEqual([['dns', 'same'], ['kernel-probes', 'same']]);
  });

  test('is left alone where only its title changes', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'editions/early.md': EARLY });
    valueOf(await library.rename({ what: 'area', id: 'ebpf' }, { title: 'Kernel probes' }));
    expect(text('editions/early.md')).toBe(EARLY);
  });
});

describe('an edition, when an area of it becomes part of another', () => {
  test('names the other one', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'editions/early.md': edition('2026-09-01', rowOf('ebpf')) });
    valueOf(await library.mergeAreas('ebpf', 'dns'));
    expect(text('editions/early.md')).toBe(edition('2026-09-01', rowOf('dns', 'EBPF')));
    valueOf(await library.createEdition({ title: 'Late' }));
    expect(comings(valueOf(await library.compareEditions('early', 'late')))).toEqual([]);
  });

  test('keeps both where it had both, and what came of them is told as it was', async () => {
    const { library, text } = await libraryOf({ ...FILES, 'editions/early.md': EARLY });
    valueOf(await library.mergeAreas('ebpf', 'dns'));
    expect(text('editions/early.md')).toContain(rowOf('dns') + rowOf('ebpf', 'eBPF \\| ebpf'));
    expect(valueOf(await library.area('ebpf', {})).area.id).toBe('dns');
    valueOf(await library.createEdition({ title: 'Late' }));
    expect(comings(valueOf(await library.compareEditions('early', 'late')))).toEqual(['eBPF | ebpf is now part of DNS.']);
  });
});

test('a deletion says which editions name what goes', async () => {
  const { library } = await libraryOf({ ...FILES, 'editions/early.md': edition('2026-09-01', rowOf('ebpf')) });
  const { links } = valueOf(await library.previewDelete({ what: 'area', id: 'ebpf' }));
  expect(links).toContainEqual(expect.objectContaining({ path: 'editions/early.md', line: 10 }));
});
