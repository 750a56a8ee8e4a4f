/** A stream of chance that is the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** True this often, from 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Different ones, in the order they were drawn; fewer where there are not enough. */
  sample<T>(from: readonly T[], count: number): T[];
}

/** Mulberry32, by Tommy Ettinger (public domain). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(from: readonly T[]) => from[between(0, from.length - 1)]!;
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    sample: (from, count) => {
      const drawn = new Set<(typeof from)[number]>();
      const wanted = Math.min(count, from.length);
      while (drawn.size < wanted) drawn.add(pick(from));
      return [...drawn];
    },
  };
}
