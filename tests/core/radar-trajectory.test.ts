import { describe, expect, test } from 'vitest';
import { parseDay } from '#app/core/day.ts';
import { abbreviate, drawTrajectory, sortTrajectories } from '#app/core/radar-trajectory.ts';
import { vaultOf } from './read-vault.ts';

const vault = vaultOf({
  'areas/terraform.md': '---\ntitle: Terraform\nquadrant: tools\n---\n',
  'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n',
  'notes/a.md': '---\ndate: 2025-02-01\nareas: [terraform]\nverdict: hold\n---\n',
  'notes/b.md': '---\ndate: 2025-08-01\nareas: [terraform]\nverdict: trial\n---\n',
  'notes/c.md': '---\ndate: 2025-11-20\nareas: [ebpf]\nverdict: trial\n---\n',
  'notes/d.md': '---\ndate: 2026-06-20\nareas: [ebpf]\nverdict: hold\n---\n',
});
const draw = () => drawTrajectory(vault, { asOf: parseDay('2026-08-01')!, lens: 'recommendation', compare: parseDay('2026-05-01')! });

describe('a trajectory', () => {
  test('has the ring of each area at the end of each quarter, and none before it was there', () => {
    const { periods, lines } = draw();
    expect(periods.map(({ label }) => label)).toEqual(['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026']);
    expect(Object.fromEntries(lines.map(({ area, rings }) => [area.area, rings]))).toEqual({
      terraform: [3, 3, 1, 1, 1, 1, 1],
      ebpf: [null, null, null, 1, 1, 3, 3],
    });
  });

  test('has no ring for as long as an area is retired', () => {
    const forgotten = vaultOf({
      'areas/couchdb.md': '---\ntitle: CouchDB\nquadrant: tools\n---\n',
      'notes/a.md': '---\ndate: 2024-02-01\nareas: [couchdb]\ndepth: read\nminutes: 5\n---\n',
      'notes/b.md': '---\ndate: 2026-06-20\nareas: [couchdb]\ndepth: built\nminutes: 90\n---\n',
    });
    const [line] = drawTrajectory(forgotten, { asOf: parseDay('2026-08-01')!, lens: 'recommendation', compare: parseDay('2026-05-01')! }).lines;
    expect(line!.rings).toEqual([2, 2, 2, 2, null, null, null, null, null, 1, 1]);
  });

  test('counts how often and how far an area moved, and sorts by it', () => {
    const { lines } = draw();
    expect(lines.map(({ area, moves, inwards }) => [area.area, moves, inwards])).toEqual([['terraform', 1, 2], ['ebpf', 1, -2]]);
    expect(sortTrajectories(lines, 'inwards', true).map(({ area }) => area.area)).toEqual(['ebpf', 'terraform']);
    expect(sortTrajectories(lines, 'title').map(({ area }) => area.area)).toEqual(['ebpf', 'terraform']);
    expect(sortTrajectories(lines, 'ring').map(({ area }) => area.area)).toEqual(['terraform', 'ebpf']);
  });
});

test('rings are told by as few letters as tell them apart, and at least two', () => {
  expect(abbreviate(['Adopt', 'Trial', 'Assess', 'Hold'])).toEqual(['Ad', 'Tr', 'As', 'Ho']);
  expect(abbreviate(['Hands-on', 'Current', 'Conversant', 'Cold'])).toEqual(['Ha', 'Cu', 'Con', 'Col']);
});
