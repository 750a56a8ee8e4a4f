import { afterEach, describe, expect, test } from 'vitest';
import type { WireArea, WireDiagnostics } from '#app/core/wire.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

const SOUND = { 'whetstone.yml': 'frozen: 2026-11-01\n', 'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\n---\n' };

let vault: TempVault;
afterEach(() => vault.remove());

const check = async (...args: string[]) => {
  const { code, out } = await whet(['check', '--vault', vault.root, ...args]);
  return { code, out };
};

describe('whet check', () => {
  test('of a sound vault says so, and is exit code 0', async () => {
    vault = await makeVault(SOUND);
    expect(await check()).toEqual({ code: 0, out: 'Nothing wants mending.\n' });
    expect(await check('--json')).toEqual({ code: 0, out: '{\n  "diagnostics": []\n}\n' });
  });

  test('is exit code 1 where something is an error, and says where, what and how to mend it', async () => {
    vault = await makeVault({
      ...SOUND,
      'deep-dives/broken.md': '---\ndate: 2026-10-20\nareas: [ebpf, epbf]\nminutes: soon\n---\n',
      'projects/p.md': '---\ndate: 2026-01-01\nareas: [ebpf]\n---\n## Log\n- 2026-13-01 built: nothing\n',
      'notes/n.md': '---\ndate: 2026-10-01\n---\nSee [[nowhere]].\n',
    });
    const { code, out } = await check('--json');
    expect(code).toBe(1);
    const { diagnostics } = JSON.parse(out) as WireDiagnostics;
    expect(diagnostics.map(({ file, line, severity, code }) => `${severity} ${file}:${line} ${code}`)).toEqual([
      'error deep-dives/broken.md:3 unknown-area',
      'error deep-dives/broken.md:4 bad-field',
      'error projects/p.md:6 bad-log-line',
      'warning notes/n.md:4 missing-link',
    ]);
    for (const diagnostic of diagnostics) {
      expect(Object.keys(diagnostic)).toEqual(['file', 'line', 'severity', 'code', 'message', 'hint']);
      expect([diagnostic.message, diagnostic.hint]).not.toContain('');
    }
    const people = await check();
    expect(people.code).toBe(1);
    expect(people.out).toContain('deep-dives/broken.md:3  error  unknown-area\n  There is no area “epbf”');
    expect(linesOf(people.out).at(-1)).toBe('3 errors, 1 warning.');
  });

  test('is exit code 0 where there are only warnings', async () => {
    vault = await makeVault({ ...SOUND, 'notes/n.md': '---\ndate: 2026-10-01\n---\nSee [[nowhere]].\n' });
    const { code, out } = await check();
    expect(code).toBe(0);
    expect(linesOf(out).at(-1)).toBe('1 warning.');
  });
});

describe('whet reindex', () => {
  test('reads every file again and says how many', async () => {
    vault = await makeVault(SOUND);
    const { code, out } = await whet(['reindex', '--vault', vault.root]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Read 2 files in \d+\.\d s\.\n$/);
    const report = await whetJson<{ files: number; changed: string[] }>(['reindex', '--vault', vault.root]);
    expect(report.files).toBe(2);
    expect(report.changed.toSorted()).toEqual(['areas/ebpf.md', 'whetstone.yml']);
  });
});

describe('whet area', () => {
  const FILES = {
    ...SOUND,
    'deep-dives/drops.md': '---\ntitle: Packet drops\ndate: 2026-10-20\nareas: [ebpf]\ndepth: debugged\nminutes: 120\nverdict: trial\n---\n',
    'meetings/talk.md': '---\ntitle: A talk\ndate: 2026-09-01\nareas: [ebpf]\n---\n',
  };

  test('tells a program where it stands, why, and from what', async () => {
    vault = await makeVault(FILES);
    const answer = await whetJson<WireArea>(['area', 'ebpf', '--vault', vault.root]);
    expect(answer).toMatchObject({ asOf: '2026-11-01', area: 'ebpf', title: 'eBPF', quadrant: 'tools', stale: false });
    expect(answer.contacts.map(({ day, entry, estimated }) => [day, entry, estimated])).toEqual([
      ['2026-09-01', 'talk', true],
      ['2026-10-20', 'drops', false],
    ]);
    expect(answer.rings).toEqual([
      { lens: 'recommendation', ring: 'trial', movement: 'new', why: 'You said trial on 20 October 2026.', entry: 'drops' },
      { lens: 'contact', ring: 'current', movement: 'new', why: expect.stringMatching(/^Evidence is 1\.\d\d, at or above 1\./) as string, entry: null },
    ]);
    expect(answer.verdicts).toEqual([{ day: '2026-10-20', verdict: 'trial', entry: 'drops' }]);
    expect(answer.entries).toEqual([
      { entry: 'drops', kind: 'deep-dive', title: 'Packet drops', day: '2026-10-20' },
      { entry: 'talk', kind: 'meeting', title: 'A talk', day: '2026-09-01' },
    ]);
  });

  test('of a day before anything was logged has numbers of nothing', async () => {
    vault = await makeVault(FILES);
    const answer = await whetJson<WireArea>(['area', 'ebpf', '--vault', vault.root, '--as-of', '2026-01-01']);
    expect(answer).toMatchObject({ A: 0, F: 0, stale: true, staleOn: null, staleBand: [null, null], firstHandShare: 0, lastContact: null });
    expect([answer.contacts, answer.rings, answer.verdicts, answer.entries]).toEqual([[], [], [], []]);
    const { out } = await whet(['area', 'ebpf', '--vault', vault.root, '--as-of', '2026-01-01']);
    expect(out).toContain('Nothing has been logged for it by this day.');
  });

  test('shows people every contact with its share, and marks estimates', async () => {
    vault = await makeVault(FILES);
    const { code, out } = await whet(['area', 'ebpf', '--vault', vault.root]);
    expect(code).toBe(0);
    expect(linesOf(out)[0]).toBe('eBPF (Tools) on 1 November 2026');
    expect(out).toMatch(/^Freshness 0\.6\d, fresh\. Stale in about \d+ weeks \(\S+ to [^)]+\)\.$/m);
    expect(out).toMatch(/^ 1\.\d\d +20 Oct 2026 +debugged +2 h +drops$/m);
    expect(out).toMatch(/^ 0\.\d\d +1 Sep 2026 +discussed +45 min \(estimated\) +talk$/m);
  });

  test('that there is not is exit code 1, with the areas like it', async () => {
    vault = await makeVault({ ...FILES, 'notes/ebpf-notes.md': '---\ntitle: eBPF notes\ndate: 2026-10-01\n---\n' });
    const { code, out, err } = await whet(['area', 'ebfp', '--json', '--vault', vault.root]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(linesOf(err)).toEqual(['whet: There is no area “ebfp” in this vault. Perhaps you mean ebpf.']);
  });
});
