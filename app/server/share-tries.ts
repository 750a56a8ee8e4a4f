/** Tries that a share takes at once after a rest, and how many it gets back in a minute. */
const TRIES = 5;
/** Shares remembered at a time. */
const MOST = 1000;

/** How many seconds a password of a share must wait; each try that need not wait is counted. Times are in ms. */
export function countTries(clock: () => number): (share: string) => number {
  const buckets = new Map<string, { left: number; at: number }>();
  return (share) => {
    const now = clock();
    const { left: before, at } = buckets.get(share) ?? { left: TRIES, at: now };
    const left = Math.min(TRIES, before + ((now - at) / 60_000) * TRIES);
    buckets.delete(share);
    buckets.set(share, { left: left >= 1 ? left - 1 : left, at: now });
    if (buckets.size > MOST) buckets.delete(buckets.keys().next().value!);
    return left >= 1 ? 0 : Math.ceil(((1 - left) / TRIES) * 60);
  };
}
