import type { Depth } from './depth.ts';

/**
 * The parameters of the freshness model, in one place. It is a documented model, not a truth.
 *
 * - Memory half-life: Tatel & Ackerman, doi 10.1037/bul0000481: half of skill gains are lost in
 *   6.5 to 13 months without practice. Those are procedural skills, so for software it is an
 *   extrapolation; it is shortened to 90 days because a technology also moves while one is away.
 * - Novelty half-lives: Cepeda et al. 2008 and Arthur et al. 1998: spaced contact beats massed
 *   contact, so a pool that was just filled gains little from more of the same.
 * - Weights and depth rates are judgement. The band (60 to 120 days) says how much they are trusted.
 */
export const MODEL = {
  /** Days in which evidence halves. */
  halfLife: 90,
  /** The half-lives a forecast's band is computed from, in days: early, late. */
  bandHalfLives: [60, 120],
  /** Minutes of a session that fills a pool to 1 − 1/e. */
  sessionMinutes: 90,
  pools: [
    {
      name: 'hands-on',
      weight: 1.7,
      noveltyHalfLife: 7,
      rate: { built: 1, debugged: 1, operated: 0.6, reviewed: 0, discussed: 0, read: 0 },
    },
    {
      name: 'review',
      weight: 0.5,
      noveltyHalfLife: 90,
      rate: { built: 1, debugged: 1, operated: 1, reviewed: 1, discussed: 0, read: 0 },
    },
    {
      name: 'talk',
      weight: 0.25,
      noveltyHalfLife: 90,
      rate: { built: 1, debugged: 1, operated: 1, reviewed: 1, discussed: 1, read: 0.6 },
    },
  ],
} as const satisfies {
  halfLife: number;
  bandHalfLives: readonly [number, number];
  sessionMinutes: number;
  pools: readonly { name: string; weight: number; noveltyHalfLife: number; rate: Record<Depth, number> }[];
};
