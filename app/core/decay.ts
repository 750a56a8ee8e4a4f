import { MODEL } from './model.ts';

const { halfLife, bandHalfLives, pools } = MODEL;

/** What is left after so many days, of 1. */
type Decay = (days: number) => number;

/** 2^(−Δ/h), remembered for whole days: a compile asks for the same few gaps a million times. */
function rememberDecay(h: number): Decay {
  const known = Float64Array.from({ length: 1024 }, (_, days) => 2 ** (-days / h));
  return (days) => known[days] ?? 2 ** (-days / h);
}

/** Of evidence, at the model's half-life and at both ends of its band. */
export const decay = rememberDecay(halfLife);
export const decayEarly = rememberDecay(bandHalfLives[0]);
export const decayLate = rememberDecay(bandHalfLives[1]);

/** Of what fills each pool: what was new once is new again in time. */
export const decayOfPools: readonly Decay[] = pools.map(({ noveltyHalfLife }) => rememberDecay(noveltyHalfLife));
