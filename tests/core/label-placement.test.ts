import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '#app/core/config.ts';
import { isClearOf, type Box } from '#app/core/label-placement.ts';
import { placeBlips } from '#app/core/placement.ts';
import { pointAt, segmentOf } from '#app/core/radar-geometry.ts';
import { labelZoom, nameEdges, zoomInto, type EdgeName } from '#app/core/radar-zoom.ts';
import type { RadarView } from '#app/core/radar-view.ts';
import { NAMINGS } from './placement-spreads.ts';
import { blipOf, viewOf } from './radar-builder.ts';

/** Blips dealt to some quadrants, placed as on a radar. */
function radarOf(count: number, quadrants: number, titleOf: (i: number) => string, onlyQuadrant?: number): RadarView {
  const dealt = Array.from({ length: count }, (_, i) => ({ area: `area-${i}`, quadrant: onlyQuadrant ?? i % quadrants, ring: Math.floor(i / quadrants) % 4 }));
  const places = placeBlips(dealt, { quadrants, rings: 4 });
  const config = { ...DEFAULT_CONFIG, quadrants: Array.from({ length: quadrants }, (_, q) => ({ id: `q${q}`, title: `Quadrant ${q}` })) };
  return viewOf(dealt.map(({ area, quadrant, ring }, i) => blipOf(i + 1, { title: titleOf(i), quadrant, ring, ...places.get(area)! })), config);
}

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a label touches the middle line of a ring's name. */
function isOn(label: Box, { x, y, angle, size, title }: EdgeName): boolean {
  const [ux, uy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const half = (title.length * size * 0.5) / 2;
  return Array.from({ length: 41 }, (_, i) => (i / 20 - 1) * half).some((along) => overlap(label, { x: x + ux * along, y: y + uy * along, width: 0, height: 0 }));
}

function expectClear(view: RadarView, quadrant: number, size: number): number {
  const zoom = zoomInto(view, quadrant);
  const rings = nameEdges(zoom, view, quadrant, size);
  const labels = labelZoom(zoom, size, rings);
  for (const [i, label] of labels.entries()) {
    expect(label.x >= 0 && label.y >= 0 && label.x + label.width <= zoom.width && label.y + label.height <= zoom.height).toBe(true);
    expect(labels.slice(i + 1).filter((other) => overlap(label, other))).toEqual([]);
    expect(zoom.blips.filter((blip) => !isClearOf(label, blip))).toEqual([]);
    expect(rings.filter((ring) => isOn(label, ring))).toEqual([]);
  }
  return labels.length;
}

describe('in a zoomed quadrant', () => {
  const realistic = (i: number) => ['Kubernetes', 'Architecture decision records', 'Go', 'Offline-first web apps', 'BGP & policy routing', 'Vacuum tubes & analog electronics'][i % 6]!;

  test.each([2, 3, 4, 5, 6, 7, 8])('names touch neither each other nor a blip, and are whole (%i quadrants)', (quadrants) => {
    for (const count of [8, 50, 200]) {
      for (const size of [18, 29]) expectClear(radarOf(count, quadrants, realistic), quadrants - 1, size);
    }
  });

  test('so do they for any titles and any spread', () => {
    const radars = fc.record({ count: fc.integer({ min: 1, max: 120 }), quadrants: fc.integer({ min: 2, max: 8 }), titles: fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 20 }) });
    fc.assert(fc.property(radars, ({ count, quadrants, titles }) => {
      expectClear(radarOf(count, quadrants, (i) => titles[i % titles.length]!), 0, 18);
    }), { numRuns: 40 });
  });

  test('all are named while there is room, most with 50 blips in one quadrant, and some with 200', () => {
    expect(expectClear(radarOf(12, 4, realistic, 1), 1, 18)).toBe(12);
    expect(expectClear(radarOf(50, 4, realistic, 1), 1, 18)).toBeGreaterThanOrEqual(35);
    expect(expectClear(radarOf(200, 4, realistic, 1), 1, 18)).toBeGreaterThanOrEqual(20);
  });

  test('names are the same on every run, whatever order the blips come in', () => {
    const view = radarOf(60, 4, NAMINGS['real technologies']!);
    const turned = { ...view, blips: [...view.blips].reverse() };
    const byId = (radar: RadarView) => labelZoom(zoomInto(radar, 2), 18, []).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(turned)).toEqual(byId(view));
  });

  test('blips are enlarged where they are, and none of another quadrant is there', () => {
    const view = radarOf(50, 4, realistic);
    const zoom = zoomInto(view, 1);
    expect(zoom.scale).toBeGreaterThan(1.8);
    expect(zoom.blips.every(({ quadrant }) => quadrant === 1)).toBe(true);
    for (const { x, y, r, ring } of zoom.blips) {
      expect(segmentOf((x - zoom.dx) / zoom.scale, (y - zoom.dy) / zoom.scale, { quadrants: 4, rings: 4 })).toEqual({ quadrant: 1, ring });
      expect(r).toBeGreaterThan(20);
    }
  });

  test.each([2, 3, 4, 6, 8])('rings are named outside the quadrant, inside the picture (%i quadrants)', (quadrants) => {
    const view = radarOf(20, quadrants, realistic);
    for (let quadrant = 0; quadrant < quadrants; quadrant += 1) {
      const zoom = zoomInto(view, quadrant);
      for (const { x, y } of nameEdges(zoom, view, quadrant, 18)) {
        expect(segmentOf((x - zoom.dx) / zoom.scale, (y - zoom.dy) / zoom.scale, { quadrants, rings: 4 })?.quadrant).not.toBe(quadrant);
        expect(x > 9 && y > 9 && x < zoom.width - 9 && y < zoom.height - 9).toBe(true);
      }
    }
    expect(pointAt(0, 0)).toEqual({ x: 500, y: 500 });
  });
});
