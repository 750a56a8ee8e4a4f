import fc from 'fast-check';
import type { Placeable } from '#app/core/placement.ts';
import type { Segment, Shape } from '#app/core/radar-geometry.ts';

export const FOUR: Shape = { quadrants: 4, rings: 4 };
export const TECHNOLOGIES = (
  'kubernetes terraform react typescript rust go postgres kafka redis ebpf wasm graphql grpc opentelemetry prometheus nginx ' +
  'sqlite remix astro vite prisma playwright docker podman nix ansible vault consul istio linkerd envoy cilium wireguard ' +
  'micropython vacuum-tubes linux-networking mcp event-sourcing trunk-based-development architecture-decision-records ' +
  'c++ c# f# .net node.js duckdb clickhouse spark airflow dbt snowflake bigquery lambda s3 cloudfront'
).split(' ');

/** How areas are named: the worst that hashing meets is names that differ in one character. */
export const NAMINGS: Record<string, (i: number) => string> = {
  numbered: (i) => `area-${i}`,
  'real technologies': (i) => [TECHNOLOGIES[i % TECHNOLOGIES.length], Math.floor(i / TECHNOLOGIES.length) || ''].join(''),
  'random strings': (i) => ((Math.imul(i + 1, 0x9e3779b1) >>> 0) * 2_097_143).toString(36),
};

/** Blips dealt to the segments in turn. */
export function dealEvenly(count: number, shape: Shape, name = NAMINGS['numbered']!): Placeable[] {
  return Array.from({ length: count }, (_, i) => ({
    area: name(i),
    quadrant: i % shape.quadrants,
    ring: Math.floor(i / shape.quadrants) % shape.rings,
  }));
}

/** Blips all dealt to one segment. */
export function crowdInto(segment: Segment): (count: number) => Placeable[] {
  return (count) => dealEvenly(count, FOUR).map(({ area }) => ({ area, ...segment }));
}

/** A generator of numbers in [0, 1) that is the same in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

export const SPREADS: Record<string, (count: number, shape: Shape) => Placeable[]> = {
  even: dealEvenly,
  'all in the inner ring': (count, shape) => dealEvenly(count, { ...shape, rings: 1 }),
  'all in the outer ring': (count, shape) =>
    dealEvenly(count, { ...shape, rings: 1 }).map((blip) => ({ ...blip, ring: shape.rings - 1 })),
  'all in one quadrant': (count, shape) => dealEvenly(count, { ...shape, quadrants: 1 }),
  'all in one inner segment': crowdInto({ quadrant: 0, ring: 0 }),
  random: (count, shape) => {
    const random = seededRandom(count);
    return dealEvenly(count, shape).map(({ area }) => ({
      area,
      quadrant: Math.floor(random() * shape.quadrants),
      ring: Math.floor(random() * shape.rings),
    }));
  },
  'by Zipf’s law': (count, shape) => {
    const random = seededRandom(count + 1);
    const segments = shape.quadrants * shape.rings;
    return dealEvenly(count, shape).map(({ area }) => {
      const segment = Math.floor(segments ** random()) - 1;
      return { area, quadrant: segment % shape.quadrants, ring: Math.floor(segment / shape.quadrants) };
    });
  },
};

const shapes = fc.record<Shape>({ quadrants: fc.integer({ min: 2, max: 8 }), rings: fc.integer({ min: 3, max: 5 }) });

/** Radars of up to 120 blips, with any names. */
export const radars = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    blips: fc.uniqueArray(
      fc.record<Placeable>({
        area: fc.string(),
        quadrant: fc.nat(shape.quadrants - 1),
        ring: fc.nat(shape.rings - 1),
      }),
      { minLength: 1, maxLength: 120, selector: (blip) => blip.area },
    ),
  }),
);

