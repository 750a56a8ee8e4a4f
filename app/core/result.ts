/** Something the user can mend: what happened, and what to do. */
export interface Problem {
  code: 'bad-date' | 'bad-choice' | 'not-found' | 'ambiguous' | 'no-vault' | 'newer-database' | 'unwritable';
  message: string;
  hint: string;
  /** Ids near to the one asked for, best first. */
  near?: { id: string; title: string; href: string }[];
}

/** Errors a user can cause are values; only bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
