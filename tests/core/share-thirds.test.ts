import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, type Day } from '#app/core/day.ts';
import { freshnessAt } from '#app/core/freshness.ts';
import { hundredthsOf } from '#app/core/hundredths.ts';
import type { SharedFreshness, ShareScope } from '#app/core/share/shared-radar.ts';
import { sayStaleAbout } from '#app/core/share/share-words.ts';
import { wireOfShare } from '#app/core/share/shared-wire.ts';
import { compileTimeline } from '#app/core/timeline.ts';
import { sayAbout, sayBand, sayStale } from '#app/core/words.ts';
import { sharedFrom } from './share-builder.ts';
import { dayOf } from './read-vault.ts';

const TODAY = dayOf('2026-11-01');

/** A share of one area with one private meeting. */
function shareOfMeeting(day: Day, minutes: number, scope: Partial<ShareScope> = {}, today = TODAY) {
  const files = {
    'areas/acme.md': '---\ntitle: Acme\nquadrant: tools\n---\n',
    'meetings/talk.md': `---\ntitle: Talk\ndate: ${formatDay(day)}\nareas: [acme]\ndepth: built\nminutes: ${minutes}\n---\n`,
  };
  return sharedFrom(files, { show: 'freshness', ...scope }, formatDay(today)).radar;
}

const freshnessIn = (day: Day, minutes: number, today = TODAY) => shareOfMeeting(day, minutes, {}, today).blips[0]!.freshness!;
const exactly = (day: Day, minutes: number, today = TODAY) => freshnessAt(compileTimeline([{ day, depth: 'built', minutes }]), today);
const daysIn = ({ staleOn, staleBand, staleSince }: SharedFreshness) => [...staleBand, staleOn, staleSince];

describe('the freshness of a shared area with one private meeting', () => {
  test('tells neither its day nor its minutes: days more than a week apart, with other minutes, give the same bytes', () => {
    const held = JSON.stringify(wireOfShare(shareOfMeeting(dayOf('2026-10-13'), 222)));
    expect(held).not.toContain('2027-01-26');
    const alike: { day: Day; minutes: number }[] = [];
    for (let day = TODAY - 32; day <= TODAY - 6; day += 1) {
      for (let minutes = 150; minutes <= 300; minutes += 6) {
        if (JSON.stringify(wireOfShare(shareOfMeeting(day, minutes))) === held) alike.push({ day, minutes });
      }
    }
    const spread = (of: 'day' | 'minutes') => Math.max(...alike.map((one) => one[of])) - Math.min(...alike.map((one) => one[of]));
    expect(spread('day')).toBeGreaterThan(7);
    expect(spread('minutes')).toBeGreaterThanOrEqual(30);
  });

  test('is the same to the byte for any two days of which the same thirds and hundredths are told', () => {
    const said = new Map<string, string>();
    let pairs = 0;
    for (let day = TODAY - 120; day <= TODAY; day += 1) {
      for (const minutes of [200, 222, 250]) {
        const { F, staleOn, staleBand, staleSince } = exactly(day, minutes);
        // A side of the band that went by in this third of a month is told still, unlike one that went before.
        if (staleBand.includes(null)) continue;
        const told = JSON.stringify([hundredthsOf(F), ...[...staleBand, staleOn, staleSince].map((each) => each && sayAbout(each, TODAY))]);
        const bytes = JSON.stringify([shareOfMeeting(day, minutes), wireOfShare(shareOfMeeting(day, minutes))]);
        if (said.has(told)) pairs += 1;
        expect(said.get(told) ?? bytes).toBe(bytes);
        said.set(told, bytes);
      }
    }
    expect(pairs).toBeGreaterThan(10);
  });

  test('puts twice the one side of its band less the other off the day by as much as it happens to', () => {
    const errors = new Set<number>();
    for (let day = TODAY - 40; day <= TODAY; day += 1) {
      const [early, late] = freshnessIn(day, 222).staleBand;
      if (early !== null && late !== null) errors.add(2 * early - late - day);
    }
    expect(errors.size).toBeGreaterThan(12);
    expect(Math.max(...errors) - Math.min(...errors)).toBeGreaterThan(14);
  });

  test('does not tell a side of its band by the day on which it goes: sides go at the ends of thirds alone', () => {
    const day = dayOf('2026-08-03');
    const wentOn: string[] = [];
    for (let today = day + 1; today <= day + 240; today += 1) {
      const [before, after] = [freshnessIn(day, 222, today - 1), freshnessIn(day, 222, today)];
      for (const side of [0, 1] as const) if (before.staleBand[side] !== null && after.staleBand[side] === null) wentOn.push(formatDay(today));
    }
    expect(wentOn).toHaveLength(2);
    for (const last of wentOn) expect(last).toMatch(/-(10|20|28|30|31)$/);
  });
});

describe('the days of a shared forecast', () => {
  const contact = fc.record({ day: fc.integer({ min: TODAY - 400, max: TODAY }), minutes: fc.integer({ min: 5, max: 900 }) });

  test('are told in the words they had, in their order, and never lie on the wrong side of the day shown', () => {
    fc.assert(
      fc.property(contact, ({ day, minutes }) => {
        const [coarse, exact] = [freshnessIn(day, minutes), exactly(day, minutes)];
        const about = (each: Day | null) => each && sayAbout(each, TODAY);
        expect(about(coarse.staleOn)).toBe(about(exact.staleOn));
        expect(about(coarse.staleSince)).toBe(about(exact.staleSince));
        if (!exact.staleBand.includes(null)) expect(sayBand(coarse.staleBand, TODAY)).toBe(sayBand(exact.staleBand, TODAY));
        const coming = [coarse.staleBand[0], coarse.staleOn, coarse.staleBand[1]].filter((each) => each !== null);
        expect(coming).toEqual([...coming].sort((a, b) => a - b));
        for (const each of coming) expect(each).toBeGreaterThan(TODAY);
        expect(coarse.staleSince ?? TODAY).toBeLessThanOrEqual(TODAY);
        for (const each of daysIn(coarse)) if (each !== null) expect(formatDay(each)).toMatch(/-(01|10|11|20|21|28|29|30|31)$/);
      }),
      { numRuns: 60 },
    );
  });

  test('are said without a nearness that they do not have', () => {
    const soon = freshnessIn(dayOf('2026-08-12'), 222);
    expect(sayStale(exactly(dayOf('2026-08-12'), 222), TODAY)).toMatch(/^Stale in /);
    expect(sayStaleAbout(soon, TODAY)).toMatch(/^Stale around \S+( \S+)? \(.+\)$/);
    const gone = freshnessIn(dayOf('2026-05-01'), 222);
    expect(sayStaleAbout(gone, TODAY)).toMatch(/^Stale since about /);
  });
});
