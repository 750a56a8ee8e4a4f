import { describe, expect, test } from 'vitest';
import { areaOf, codesOf, dayOf, placesOf } from './read-vault.ts';

const area = (yaml: string) => areaOf('areas/ebpf.md', `---\n${yaml}\n---\n`);

describe('an area', () => {
  test('says all that its front matter may say', () => {
    const { area: ebpf, diagnostics } = area('title: eBPF\nquadrant: tools\naliases: [BPF, .NET]\nvendor: none\nparent: "[[linux-networking]]"\ntags: [kernel]\ntarget: 0.6\nvalue: 2\nnotBefore: 2026-12-15');
    expect(diagnostics).toEqual([]);
    expect(ebpf).toMatchObject({
      id: 'ebpf',
      path: 'areas/ebpf.md',
      title: 'eBPF',
      quadrant: 'tools',
      aliases: ['BPF', '.NET'],
      vendor: 'none',
      parent: 'linux-networking',
      tags: ['kernel'],
      target: 0.6,
      value: 2,
      notBefore: dayOf('2026-12-15'),
      lines: { title: 2, quadrant: 3, aliases: 4, parent: 6 },
    });
  });

  test('may say nothing at all', () => {
    const { area: bare, diagnostics } = areaOf('areas/ebpf.md', '');
    expect(diagnostics).toEqual([]);
    expect(bare).toMatchObject({ title: 'ebpf', quadrant: '', aliases: [], parent: null, target: null, value: 1, notBefore: null });
    expect(area('title:\nquadrant:\naliases:\nvendor:\nparent:\ntags:\ntarget:\nvalue:\nnotBefore:').area).toMatchObject({ title: 'ebpf', parent: null, value: 1 });
  });

  test.each(['parent: [[linux]]', 'parent: linux', 'parent: [linux]', 'parent: "[[linux|Linux]]"'])('has one parent: %s', (yaml) => {
    expect(area(yaml).area.parent).toBe('linux');
  });

  test.each([
    ['parent: [one, two]', 'parent: one'],
    ['target: 60%', 'target: 0.5'],
    ['target: 1', 'target: 0.5'],
    ['target: 0', 'target: 0.5'],
    ['value: 0', 'value: 2'],
    ['value: 101', 'value: 1'],
    ['value: -1', 'value: 1'],
    ['value: high', 'value: 1'],
    ['notBefore: in december', 'notBefore: 2026-12-15'],
    ['notBefore: 2026-02-30', 'notBefore: 2026-02-28'],
    ['aliases: { a: b }', 'aliases: [one, two]'],
    ['quadrant: [tools]', 'quadrant: tools'],
  ])('%s is reported at its line, and %s mends it', (wrong, mended) => {
    expect(placesOf(area(`title: x\n${wrong}`).diagnostics)).toEqual(['3 bad-field']);
    expect(area(mended).diagnostics).toEqual([]);
  });

  test.each(['notbefore', 'not-before', 'notBefor', 'NotBefore'])('is asked whether %s is a slip of the pen', (key) => {
    const { diagnostics } = area(`${key}: 2026-12-15`);
    expect(placesOf(diagnostics)).toEqual(['2 misspelt-field']);
    expect(diagnostics[0]!.hint).toContain('notBefore:');
  });

  test('with front matter that cannot be read has its name and text', () => {
    const { area: bare, diagnostics } = areaOf('areas/ebpf.md', '---\ntitle: a: b\n---\n# The filter\n');
    expect(codesOf(diagnostics)).toEqual(['bad-front-matter']);
    expect(bare).toMatchObject({ id: 'ebpf', title: 'The filter', quadrant: '' });
  });
});
