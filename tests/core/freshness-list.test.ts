import { describe, expect, test } from 'vitest';
import { drawCurve, thinCurve } from '#app/core/curve.ts';
import { groupRows, narrowRows, sortRows } from '#app/core/freshness-list.ts';
import type { FreshnessRow } from '#app/core/freshness-view.ts';
import { compileTimeline } from '#app/core/timeline.ts';

const rowOf = (area: string, more: Partial<FreshnessRow> = {}): FreshnessRow => ({
  ...{ area, title: area.toUpperCase(), quadrant: 0, vendor: null, tags: [], value: 1, basis: 'fresh', target: 0.5, lastContact: 0, lastFirstHand: null },
  ...{ A: 1, F: 0.5, stale: false, staleOn: 10, staleBand: [null, 20], staleSince: null, firstHandShare: 0, ...more },
});
const ids = (rows: readonly FreshnessRow[]) => rows.map(({ area }) => area);

describe('rows of the freshness page', () => {
  const rows = [
    rowOf('a', { A: 2, F: 2 / 3, firstHandShare: 0, vendor: 'Acme', tags: ['network'], lastContact: 5 }),
    rowOf('b', { A: 1.5, F: 0.6, firstHandShare: 1.5, quadrant: 1, value: 3, lastFirstHand: 4, lastContact: 4 }),
    rowOf('c', { stale: true, A: 0.5, F: 1 / 3, firstHandShare: 0.25, vendor: 'acme labs', lastFirstHand: 2, lastContact: 9 }),
  ];

  test('are narrowed by every word of a text: in title, id, tag or vendor', () => {
    expect(ids(narrowRows(rows, ''))).toEqual(['a', 'b', 'c']);
    expect(ids(narrowRows(rows, 'ACME'))).toEqual(['a', 'c']);
    expect(ids(narrowRows(rows, 'acme net'))).toEqual(['a']);
    expect(narrowRows(rows, 'nothing')).toEqual([]);
  });

  test('keep the order in which they go stale unless another is asked for', () => {
    expect(ids(sortRows(rows, 'stale'))).toEqual(['a', 'b', 'c']);
    expect(ids(sortRows(rows, 'stale', true))).toEqual(['c', 'b', 'a']);
    expect(ids(sortRows(rows, 'title', true))).toEqual(['c', 'b', 'a']);
    expect(ids(sortRows(rows, 'freshness'))).toEqual(['a', 'b', 'c']);
    expect(ids(sortRows(rows, 'share'))).toEqual(['b', 'c', 'a']);
    expect(ids(sortRows(rows, 'first-hand'))).toEqual(['b', 'c', 'a']);
    expect(ids(sortRows(rows, 'contact'))).toEqual(['c', 'a', 'b']);
  });

  test('are grouped by state, quadrant, value and vendor, each row once, without empty groups', () => {
    const quadrants = [{ id: 'x', title: 'X' }, { id: 'y', title: 'Y' }, { id: 'z', title: 'Z' }];
    const grouped = (group: Parameters<typeof groupRows>[1]) => groupRows(rows, group, quadrants).map(({ title, rows: in_ }) => [title, ids(in_)]);
    expect(grouped('state')).toEqual([['Fresh', ['a', 'b']], ['Stale', ['c']]]);
    expect(grouped('quadrant')).toEqual([['X', ['a', 'c']], ['Y', ['b']]]);
    expect(grouped('value')).toEqual([['Value 3', ['b']], ['Value 1', ['a', 'c']]]);
    expect(grouped('vendor')).toEqual([['Acme', ['a']], ['acme labs', ['c']], ['No vendor', ['b']]]);
  });
});

describe('a thinned curve', () => {
  const line = compileTimeline(Array.from({ length: 20 }, (_, i) => ({ day: -i * 17, depth: 'built', minutes: 30 + i * 10 }) as const));
  const points = drawCurve(line, 0, { back: 365, ahead: 120, step: 9, steps: false });
  const thin = thinCurve(points, 0, 0.015);

  test('has fewer points, its ends and the as-of day among them', () => {
    expect(thin.length).toBeLessThan(points.length);
    expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
    expect(thin.some(({ day }) => day === 0)).toBe(true);
  });

  test('is nowhere farther from the whole curve than asked', () => {
    for (const point of points) {
      const after = thin.find(({ day }) => day >= point.day)!;
      const before = [...thin].reverse().find(({ day }) => day <= point.day)!;
      const part = after === before ? 0 : (point.day - before.day) / (after.day - before.day);
      for (const series of ['F', 'early', 'late'] as const) {
        expect(Math.abs(before[series] + part * (after[series] - before[series]) - point[series])).toBeLessThanOrEqual(0.015);
      }
    }
  });
});
