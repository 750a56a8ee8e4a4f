import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { RADAR_FORMATS, type RadarFormat } from '#app/core/radar-formats.ts';
import { movementBetween } from '#app/formats/radar-draft.ts';
import { cleanLine, cleanText, USUAL_RINGS, type TeamBlip, type TeamRadar } from '#app/formats/team-radar.ts';
import { writeTeamRadar } from '#app/formats/write-team-radar.ts';
import { keptOf, read, sample } from './radar-files.ts';

const HISTORY: readonly RadarFormat[] = ['aoe', 'porsche', 'backstage'];

function written(radar: TeamRadar, format: RadarFormat) {
  const done = writeTeamRadar(radar, format);
  if (!done.ok) throw new Error(done.problem.message);
  return done.value;
}

const SAMPLES: [string, string | undefined, RadarFormat, number, number][] = [
  ...['2023.10', '2023.11', '2024.04', '2024.06', '2025.02', '2025.05', '2026.03', '2026.05'].map((date): [string, string, RadarFormat, number, number] => ['zalando', `config-${date}.json`, 'zalando', 1, [...sample('zalando', `config-${date}.json`).values()][0]!.split('"label"').length - 1]),
  ['aoe', undefined, 'aoe', 2, 4],
  ['porsche', undefined, 'porsche', 4, 0],
  ['backstage', 'sampleTechRadarResponse.json', 'backstage', 2, 9],
];

describe('a radar of another program', () => {
  it.each(SAMPLES)('is read whole: %s %s is %s', (folder, only, format, editions, blips) => {
    const found = read(sample(folder, only));
    expect(found).toMatchObject({ format, rejected: [] });
    expect(found.radar.editions).toHaveLength(editions);
    if (blips > 0) expect(found.radar.editions.at(-1)!.blips).toHaveLength(blips);
  });

  it.each(SAMPLES)('comes back as it was when written again: %s %s', (folder, only, format) => {
    const { radar } = read(sample(folder, only));
    const again = written(radar, format);
    expect(again.lossy).toEqual([]);
    const back = read(again.files, format);
    expect([back.rejected, back.lossy]).toEqual([[], []]);
    expect({ ...back.radar, title: '' }).toEqual({ ...radar, title: '' });
    expect(written(back.radar, format).files).toEqual(again.files);
  });

  it.each(SAMPLES.flatMap(([folder, only]) => RADAR_FORMATS.map((format) => [folder, only, format] as const)))('%s %s goes into %s with names, quadrants, rings, movements and descriptions', (folder, only, format) => {
    const { radar } = read(sample(folder, only));
    const { files } = written(radar, format);
    const back = read(files);
    expect(back.format).toBe(format);
    expect(back.rejected).toEqual([]);
    expect(keptOf(back.radar)).toEqual(keptOf(radar));
  });

  it('of eight dated files is one radar with eight editions, and a file that is there twice is read once', () => {
    const { radar, rejected, lossy } = read(sample('zalando'));
    expect(radar.editions.map(({ date }) => date)).toEqual(['2023-10', '2023-11', '2024-04', '2024-06', '2025-02', '2025-05', '2026-03', '2026-05']);
    expect([rejected, lossy.map(({ file }) => file)]).toEqual([[], ['config.json']]);
  });

  it('has Zalando’s quadrants where they are in its picture', () => {
    const { radar } = read(sample('zalando', 'config-2026.05.json'));
    const placeOf = (name: string) => radar.editions[0]!.blips.find((blip) => blip.name === name)?.quadrant;
    expect([placeOf('AWS Athena'), radar.quadrants[0]!.id]).toEqual(['top-right', 'top-right']);
  });

  it('carries over in AOE’s folders what a later release does not name', () => {
    const { radar, lossy } = read(sample('aoe'));
    expect(radar.editions[1]!.blips.map(({ name, ring, movement }) => [name, ring, movement])).toEqual([['Demo 1', 'assess', 'same'], ['Demo 2', 'adopt', 'in'], ['Demo 3', 'hold', 'same'], ['Demo 4', 'trial', 'new']]);
    expect(lossy.map(({ file }) => file)).toEqual(['about.md']);
  });

  it('keeps in Porsche’s a text that a later file leaves out, and teams, links and tags', () => {
    const last = read(sample('porsche')).radar.editions.at(-1)!;
    const blip = (name: string) => last.blips.find((one) => one.name === name)!;
    expect(blip('Backstage')).toMatchObject({ ring: 'assess', movement: 'out', teams: ['911', 'taycan'], links: [{ title: 'Official Website', url: 'https://backstage.io' }, {}, {}], description: expect.stringContaining('## What We Built') as string });
    expect(blip('Deno')).toMatchObject({ active: false });
  });

  it('derives in Backstage’s what a snapshot does not say of movement', () => {
    const { radar } = read(sample('backstage', 'sampleTechRadarResponse.json'));
    const now = new Map(radar.editions[1]!.blips.map((blip) => [blip.id, blip.movement]));
    expect([now.get('github-actions'), now.get('force-push'), now.get('typescript'), now.get('react')]).toEqual(['in', 'new', 'out', 'same']);
  });
});

const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('=1+1', '+x', '-y', '@z', "'=q", '__proto__', 'constructor', 'a,b', 'say "hi"', '<b>x</b>', 'C', 'C++', 'C#', '&amp;', 'null', '911', 'a: b', '# h', '---')).map(cleanLine).filter((text) => text !== '');
const description = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('=cmd|x', '- item\n- item', '"quoted"\r\nline', '<p>one</p>', 'a &lt;b&gt; c', '---\ntitle: x\n---', '```\n<div>\n```', '    code', '\tx', '[[a|b]]')).map(cleanText);
const quadrants = [{ id: 'techniques', title: 'Techniques' }, { id: 'platforms', title: 'Platforms' }, { id: 'tools', title: 'Tools' }, { id: 'languages-frameworks', title: 'Languages & Frameworks' }];

const radars = fc
  .array(fc.tuple(line, fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('new', 'in', 'out', 'same', null), description), { minLength: 3, maxLength: 3 }), fc.nat(3), fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((items): TeamRadar => {
    const names = new Set<string>();
    const unique = items.filter(([name]) => !names.has(name.normalize('NFC').toLowerCase()) && names.add(name.normalize('NFC').toLowerCase()));
    const editions = ['2024-03', '2024-09-15', '2025-01-01'].map((date, at) => ({
      date,
      blips: unique.flatMap(([name, states, quadrant, first, active], i): TeamBlip[] => {
        if (at < first) return [];
        const [ring, movement, text] = states[at]!;
        const before = at === first ? null : USUAL_RINGS[states[at - 1]![0]]!.id;
        const derived = movementBetween(before, USUAL_RINGS[ring]!.id, USUAL_RINGS.map(({ id }) => id));
        return [{ id: `blip-${i}`, name, quadrant: quadrants[quadrant]!.id, ring: USUAL_RINGS[ring]!.id, movement: movement ?? derived, description: text, about: '', url: null, links: [], tags: [], teams: [], active }];
      }),
    }));
    return { title: 'Radar', quadrants, rings: [...USUAL_RINGS], editions: editions.filter(({ blips }) => blips.length > 0) };
  });

describe('any radar', () => {
  test.each(RADAR_FORMATS)('is the same after %s, and what it is not is told', (format) => {
    fc.assert(
      fc.property(radars, (radar) => {
        const { files, lossy } = written(radar, format);
        const back = read(files, format);
        expect(back.rejected).toEqual([]);
        const isLossy = lossy.some((told) => /description back|second time|Nothing changed/.test(told));
        if (!isLossy) {
          expect(keptOf(back.radar)).toEqual(keptOf(radar));
          if (HISTORY.includes(format)) expect(back.radar.editions.map((_, at) => keptOf(back.radar, at))).toEqual(radar.editions.map((_, at) => keptOf(radar, at)));
        }
        const again = written(back.radar, format);
        expect(read(again.files, format).radar).toEqual(back.radar);
      }),
      { numRuns: 150 },
    );
  });
});
