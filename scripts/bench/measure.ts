/** One line of the table: what was measured, what it is held against, and what it may cost. */
export interface Row {
  what: string;
  work: string;
  measured: number;
  /** Null where the budget is a figure of its own. */
  ceiling: number | null;
  ceilingName: string;
  unit: 'ms' | 'MB';
  /** Most that measured/ceiling, or measured itself, may be. */
  budget: number;
}

export function isWithin({ measured, ceiling, budget }: Row): boolean {
  return (ceiling === null ? measured : measured / ceiling) <= budget;
}

/** Wall time of some work, in ms. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The value that a share of the values, in (0, 1], do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

/** The least of several runs: what else runs on the machine only ever adds. */
export async function leastOf(runs: number, work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < runs; i++) least = Math.min(least, await time(work));
  return least;
}
