import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '#app/core/day.ts';
import type { WireForecast } from '#app/core/forecast-wire.ts';
import type { WireArea, WireFreshness } from '#app/core/wire.ts';
import reference from '../fixtures/freshness-vectors.json' with { type: 'json' };
import { makeVault, type TempVault } from '../support/vault.ts';
import { linesOf, whet, whetJson } from './run-whet.ts';

const AS_OF = '2026-11-01';
const today = parseDay(AS_OF)!;
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

/** Each reference vector as an area of one vault, its contacts the log of a project, moved in time so that all are judged on one day. */
const vectors = reference.vectors.map((vector, i) => ({
  ...vector,
  id: `vector-${i}`,
  days: vector.contacts.map((contact) => formatDay(today - vector.asOf + contact.day)),
}));

function fileOf({ id, days, contacts }: (typeof vectors)[number]): string {
  const log = contacts.map(({ depth, minutes }, i) => `- ${days[i]} ${depth} ${minutes}m [[${id}]]: session ${i}`);
  return ['---', `title: Log of ${id}`, '---', '## Log', ...log, ''].join('\n');
}

describe('whet freshness --json', () => {
  let vault: TempVault;
  let answer: WireFreshness;
  beforeAll(async () => {
    const files = vectors.flatMap((vector) => [
      [`areas/${vector.id}.md`, '---\nquadrant: tools\n---\n'],
      [`projects/log-${vector.id}.md`, fileOf(vector)],
    ]);
    vault = await makeVault({ 'whetstone.yml': 'frozen: 2020-01-01\n', ...(Object.fromEntries(files) as Record<string, string>) });
    answer = await whetJson(['freshness', '--vault', vault.root, '--as-of', AS_OF]);
  });
  afterAll(() => vault.remove());

  const met = vectors.filter(({ contacts }) => contacts.length > 0);

  test.each(met.map((vector) => [vector.name, vector] as const))('gives the reference values: %s', (_, vector) => {
    const area = answer.areas.find(({ area }) => area === vector.id)!;
    expect(area.A).toBeCloseTo(vector.A, 6);
    expect(area.F).toBeCloseTo(vector.F, 6);
    expect(area.stale).toBe(vector.staleDay === null);
    expect(area.staleOn).toBe(vector.staleDay === null ? null : formatDay(today - vector.asOf + Math.floor(vector.staleDay) + 1));
    expect(area.contacts.map(({ day }) => day)).toEqual(vector.days);
    for (const [i, share] of vector.shares.entries()) expect(area.contacts[i]!.share).toBeCloseTo(share, 6);
    expect(sum(area.contacts.map(({ share }) => share))).toBeCloseTo(area.A, 12);
  });

  test('leaves out an area that has never been met', () => {
    expect(answer.areas).toHaveLength(met.length);
    expect(met.length).toBe(vectors.length - 1);
  });

  test('has the fields that other programs rely on, and the parameters of the model', () => {
    expect(Object.keys(answer)).toEqual(['asOf', 'model', 'areas']);
    expect(answer.asOf).toBe(AS_OF);
    expect(answer.model).toMatchObject({ halfLife: 90, bandHalfLives: [60, 120] });
    expect(Object.keys(answer.areas[0]!)).toEqual(
      'area title quadrant A F stale staleOn staleBand firstHandShare lastContact lastFirstHand contacts'.split(' '),
    );
    expect(Object.keys(answer.areas[0]!.contacts[0]!)).toEqual(['day', 'depth', 'minutes', 'estimated', 'entry', 'share']);
  });

  test('tells of each area what whet area tells', async () => {
    const listed = answer.areas[0]!;
    const alone = await whetJson<WireArea>(['area', listed.area, '--vault', vault.root, '--as-of', AS_OF]);
    expect(alone).toMatchObject(listed);
  });
});

describe('freshness', () => {
  const files = {
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: Tools\n---\n',
    'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n',
    'deep-dives/drops.md': '---\ndate: 2026-10-02\nareas: [ebpf]\ndepth: built\n---\n',
    'meetings/vendor.md': '---\ndate: 2026-09-01\nareas: [dns]\nminutes: 30\n---\n',
  };

  test('marks what is assumed, counts first-hand evidence apart, and gives a quadrant by its id', async () => {
    const vault = await makeVault(files);
    const { areas } = await whetJson<WireFreshness>(['freshness', '--vault', vault.root]);
    const [ebpf, dns] = areas;
    expect(ebpf).toMatchObject({ area: 'ebpf', quadrant: 'tools', stale: false, lastContact: '2026-10-02', lastFirstHand: '2026-10-02' });
    expect(ebpf!.contacts).toMatchObject([{ day: '2026-10-02', depth: 'built', minutes: 90, estimated: true, entry: 'drops' }]);
    expect(ebpf!.firstHandShare).toBeCloseTo(ebpf!.A, 12);
    expect(ebpf!.staleBand.every((day) => day === null || parseDay(day) !== null)).toBe(true);
    expect(dns).toMatchObject({ quadrant: 'platforms', stale: true, staleOn: null, staleBand: [null, null], firstHandShare: 0, lastFirstHand: null });
    expect(dns!.contacts).toMatchObject([{ depth: 'discussed', minutes: 30, estimated: false, entry: 'vendor' }]);
    await vault.remove();
  });

  test('of a day does not change when something is logged for a later one', async () => {
    const vault = await makeVault(files);
    const ask = () => whet(['freshness', '--json', '--vault', vault.root, '--as-of', '2026-11-01']);
    const before = await ask();
    await vault.write('deep-dives/later.md', '---\ndate: 2026-11-02\nareas: [ebpf, dns]\ndepth: built\nminutes: 300\n---\n');
    expect(await ask()).toEqual(before);
    const { areas } = await whetJson<WireFreshness>(['freshness', '--vault', vault.root, '--as-of', '2026-11-02']);
    expect(areas.map(({ contacts }) => contacts.at(-1)!.entry)).toEqual(['later', 'later']);
    await vault.remove();
  });

  test('says for people what goes stale when, with its band, and what is stale since the last contact', async () => {
    const vault = await makeVault(files);
    const { code, out } = await whet(['freshness', '--vault', vault.root]);
    expect(code).toBe(0);
    const lines = linesOf(out);
    expect(lines.slice(0, 2)).toEqual(['Freshness on 1 November 2026', '2 areas, 1 of them stale (below 0.50).']);
    expect(out).toMatch(/^0\.5\d {2}eBPF +\d+ (days|weeks) +[a-z]+( already|[- ][A-Z][a-z]+) to [a-z]+[- ][A-Z][a-z]+( 2027)?$/m);
    expect(out).toMatch(/^0\.0\d {2}DNS +never +9 weeks ago$/m);
    await vault.remove();
  });

  test('of an empty vault says that there is nothing yet', async () => {
    const vault = await makeVault({ 'whetstone.yml': '' });
    const { code, out } = await whet(['freshness', '--vault', vault.root]);
    expect(code).toBe(0);
    expect(out).toContain('No area has a contact or a verdict yet.');
    expect((await whetJson<WireFreshness>(['freshness', '--vault', vault.root])).areas).toEqual([]);
    await vault.remove();
  });
});

describe('whet freshness --ahead', () => {
  const files = {
    'whetstone.yml': 'frozen: 2026-11-01\n',
    'areas/ebpf.md': '---\ntitle: eBPF\nquadrant: Tools\n---\n',
    'areas/dns.md': '---\ntitle: DNS\nquadrant: platforms\n---\n',
    'deep-dives/drops.md': '---\ndate: 2026-10-30\nareas: [ebpf]\ndepth: built\nminutes: 120\n---\n',
    'deep-dives/later.md': '---\ndate: 2026-12-30\nareas: [ebpf]\ndepth: built\nminutes: 120\n---\n',
    'meetings/vendor.md': '---\ndate: 2026-09-01\nareas: [dns]\nminutes: 30\n---\n',
  };

  test('tells programs how many areas are what, now and then, and which fall when, with the band', async () => {
    const vault = await makeVault(files);
    const forecast = await whetJson<WireForecast>(['freshness', '--ahead', '90', '--vault', vault.root]);
    expect(forecast.asOf).toBe('2026-11-01');
    expect(forecast.steps).toMatchObject([
      { ahead: 0, day: '2026-11-01', basis: { fresh: 1, fading: 0, cold: 1 }, rings: { current: 1, cold: 1 } },
      { ahead: 90, day: '2027-01-30', basis: { fresh: 0, fading: 1, cold: 1 }, rings: { conversant: 1, cold: 1 }, quadrants: { tools: { fading: 1 }, platforms: { cold: 1 } } },
    ]);
    const [fall, ...others] = forecast.falls;
    expect(others).toEqual([]);
    const fresh = await whetJson<WireFreshness>(['freshness', '--vault', vault.root]);
    const { staleOn, staleBand } = fresh.areas.find(({ area }) => area === 'ebpf')!;
    expect(fall).toEqual({ area: 'ebpf', title: 'eBPF', quadrant: 'tools', from: 'current', to: 'conversant', on: staleOn, band: staleBand });
    await vault.remove();
  });

  test('tells people the same, and what to write instead of a number of days that is none', async () => {
    const vault = await makeVault(files);
    const { out } = await whet(['freshness', '--ahead', '90', '--vault', vault.root]);
    expect(linesOf(out)[0]).toBe('In 90 days, on 30 January 2027, if nothing is done');
    expect(out).toMatch(/^fresh +1 +0$/m);
    expect(out).toMatch(/^2 months +eBPF +Conversant +[a-z]+[- ]\w+ to /m);
    const wrong = await whet(['freshness', '--ahead', 'soon', '--vault', vault.root]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('Write a whole number from 1 to 3650');
    await vault.remove();
  });
});
