/** A stretch of a text, from one offset up to another, and what is to stand in its place. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** Carries out splices in whatever order they come; those at one place stay in theirs. Null where two overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string | null {
  let result = '';
  let at = 0;
  for (const { from, to, text: replacement } of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at || to < from) return null;
    result += text.slice(at, from) + replacement;
    at = to;
  }
  return result + text.slice(at);
}
