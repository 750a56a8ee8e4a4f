import { describe, expect, test } from 'vitest';
import { describeArea } from '#app/core/area-view.ts';
import { listEvidence } from '#app/core/freshness-view.ts';
import { drawRadar } from '#app/core/radar-view.ts';
import { wireArea, wireDiagnostics, wireFreshness, wireRadar } from '#app/core/wire.ts';
import { dayOf, vaultWith } from './read-vault.ts';

const asOf = dayOf('2026-11-01');
const vault = vaultWith(['ebpf', 'dns', 'never'], {
  'projects/p.md': '---\n---\n## Log\n- 2026-09-01 operated 33m [[ebpf]]: one\n- 2026-10-20 built 95m [[ebpf]]: two\n- 2027-01-01 built [[ebpf]]: later\n',
  'meetings/m.md': '---\ndate: 2026-08-01\nareas: [dns]\nverdict: hold\n---\n',
});
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('freshness on the wire', () => {
  const answer = wireFreshness(listEvidence(vault, asOf));
  const [ebpf, dns] = answer.areas;

  test('has each area that was met by the day, its contacts oldest first and none of later days', () => {
    expect(answer.areas.map(({ area }) => area)).toEqual(['ebpf', 'dns']);
    expect(ebpf!.contacts.map(({ day }) => day)).toEqual(['2026-09-01', '2026-10-20']);
    expect(dns!.contacts.map(({ day }) => day)).toEqual(['2026-08-01']);
  });

  test('has shares that sum to A, in full precision', () => {
    for (const { A, F, contacts } of answer.areas) {
      expect(sum(contacts.map(({ share }) => share))).toBeCloseTo(A, 14);
      expect(F).toBe(A / (1 + A));
    }
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  test('writes days as dates and quadrants as ids; what is stale already has no stale date', () => {
    expect(ebpf).toMatchObject({ quadrant: 'tools', stale: false, lastContact: '2026-10-20', lastFirstHand: '2026-10-20' });
    const [early, late] = ebpf!.staleBand;
    expect([early, ebpf!.staleOn, late].toSorted()).toEqual([early, ebpf!.staleOn, late]);
    expect(ebpf!.staleOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(dns).toMatchObject({ stale: true, staleOn: null, staleBand: [null, null], lastContact: '2026-08-01', lastFirstHand: null });
  });
});

describe('an area on the wire', () => {
  test('begins as it stands in the list, and adds why', () => {
    const listed = wireFreshness(listEvidence(vault, asOf)).areas[1]!;
    const alone = wireArea(describeArea(vault, 'dns', asOf)!);
    expect(alone).toMatchObject(listed);
    expect(alone.rings.map(({ lens, ring }) => [lens, ring])).toEqual([['recommendation', 'hold'], ['contact', 'cold']]);
    expect(alone.verdicts).toEqual([{ day: '2026-08-01', verdict: 'hold', entry: 'm' }]);
    expect(alone.entries).toEqual([{ entry: 'm', kind: 'meeting', title: 'm', day: '2026-08-01' }]);
  });

  test('that was never met is stale, with nothing behind it', () => {
    const never = wireArea(describeArea(vault, 'never', asOf)!);
    expect(never).toMatchObject({ A: 0, F: 0, stale: true, staleOn: null, staleBand: [null, null], lastContact: null, contacts: [], rings: [] });
  });
});

test('a radar on the wire names rings and quadrants by id, and places each blip', () => {
  const answer = wireRadar(drawRadar(vault, { asOf, lens: 'contact', compare: dayOf('2026-08-15') }));
  expect(answer).toMatchObject({ asOf: '2026-11-01', lens: 'contact', compare: '2026-08-15', retired: [] });
  expect(answer.blips.map(({ area, quadrant, ring, movement }) => [area, quadrant, ring, movement])).toEqual([
    ['ebpf', 'tools', 'current', 'new'],
    ['dns', 'tools', 'cold', 'same'],
  ]);
  for (const { x, y, r } of answer.blips) expect([x, y, r].every(Number.isFinite)).toBe(true);
});

test('a diagnostic on the wire has six fields, whatever else it carries', () => {
  const diagnostic = { file: 'a.md', line: 3, severity: 'error' as const, code: 'bad-field', message: 'No.', hint: 'Yes.' };
  expect(wireDiagnostics([{ ...diagnostic, ...{ more: 1 } }])).toEqual({ diagnostics: [diagnostic] });
});
