import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WirePlan } from '#app/core/plan-wire.ts';
import type { WireFreshness } from '#app/core/wire.ts';
import { makeVault, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

let vault: TempVault;

beforeAll(async () => {
  vault = await makeVault({
    'whetstone.yml': 'frozen: 2026-11-19\n',
    'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: tools\nvalue: 3\ntarget: 0.9\n---\n',
    'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n## Questions\n\n- [ ] Who "caches" what, at $3?\n',
    'areas/later.md': '---\ntitle: Later\nquadrant: tools\nnotBefore: 2026-12-15\n---\n',
    'deep-dives/drops.md': '---\ndate: 2026-09-02\nareas: [ebpf]\ndepth: debugged\nminutes: 90\n---\n',
  });
});
afterAll(() => vault.remove());

describe('whet plan', () => {
  test('says of a vault without areas that there is nothing to plan for yet', async () => {
    const empty = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-19\n' });
    const { out, code } = await whet(['plan', '--vault', empty.root]);
    await empty.remove();
    expect(code).toBe(0);
    expect(out).toContain('There is no area to plan for yet');
    expect(out).not.toContain('target');
  });

  test('answers with the fields that other programs rely on', async () => {
    const plan = await whetJson<WirePlan>(['plan', '--vault', vault.root]);
    expect(plan.budget).toBe(90);
    expect(plan.picks.map(({ area, minutes }) => [area, minutes])).toEqual([['ebpf', 60], ['dns', 30]]);
    expect(plan.picks[0]).toMatchObject({ depth: 'debugged', staleOnBefore: null, staleOnAfter: expect.stringMatching(/^20\d\d-\d\d-\d\d$/), step: expect.any(String) });
    expect(plan.picks.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(plan.utilityAfter - plan.utilityBefore, 12);
    expect(plan.leftOut).toEqual([{ area: 'later', why: 'not-before', until: '2026-12-15' }]);
  });

  test('takes a budget, in minutes or as a time, and no other word', async () => {
    const [short, long] = await Promise.all(['30', '1h30'].map((minutes) => whetJson<WirePlan>(['plan', '--minutes', minutes, '--vault', vault.root])));
    expect([short!.budget, short!.picks.length]).toEqual([30, 1]);
    expect(long!.budget).toBe(90);
    const refused = await whet(['plan', '--minutes', 'plenty', '--vault', vault.root]);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('1h30') });
  });

  test('for people names each step, where it stands, and the line for the shell that logs it', async () => {
    const { code, out } = await whet(['plan', '--vault', vault.root]);
    expect(code).toBe(0);
    expect(out).toContain('eBPF (ebpf): debugged, 60 min');
    expect(out).toContain('Answer: Who "caches" what, at $3?\n  areas/dns.md:7\n');
    expect(out).toContain(`whet log 'built [[dns]] 30m: looked into: Who "caches" what, at $3?'`);
    expect(out).toContain('Left alone: Later, until 15 December 2026');
  });

  test('prints lines that a shell runs as they are, and what they log moves freshness to where the plan said', async () => {
    const copy = await makeVault({ 'whetstone.yml': 'frozen: 2026-11-19\n', 'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n## Questions\n\n- [ ] Who "caches" what, at $3?\n' });
    const plan = await whetJson<WirePlan>(['plan', '--vault', copy.root]);
    const line = plan.picks[0]!.log.replace(/^whet/, '"$NODE" "$WHET"');
    expect((await whet([], { shell: `${line} --vault '${copy.root}'` })).code).toBe(0);
    const after = await whetJson<WireFreshness>(['freshness', '--vault', copy.root]);
    expect(after.areas[0]).toMatchObject({ area: 'dns', staleOn: plan.picks[0]!.staleOnAfter, staleBand: plan.picks[0]!.bandAfter });
    await copy.remove();
  });
});
