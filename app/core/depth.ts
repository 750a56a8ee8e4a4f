/** How deep a contact went, deepest first. */
export const DEPTHS = ['built', 'debugged', 'operated', 'reviewed', 'discussed', 'read'] as const;
export type Depth = (typeof DEPTHS)[number];

/** What a depth that cannot be read counts as until it is mended: never first-hand by a slip of the pen. */
export const SHALLOWEST: Depth = 'read';

const FIRST_HAND: ReadonlySet<Depth> = new Set(['built', 'debugged', 'operated']);

/** First-hand means the owner's own hands were on it. */
export function isFirstHand(depth: Depth): boolean {
  return FIRST_HAND.has(depth);
}

export function isDepth(value: unknown): value is Depth {
  return DEPTHS.includes(value as Depth);
}
