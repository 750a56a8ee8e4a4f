export type ProblemCode =
  | 'bad-date'
  | 'bad-choice'
  | 'not-found'
  | 'ambiguous'
  | 'no-vault'
  | 'newer-database'
  | 'unwritable'
  /** The file is no longer what the change was made from. */
  | 'changed'
  /** Another entry or area has the name already. */
  | 'taken'
  | 'bad-name'
  /** Another process has been writing for too long. */
  | 'busy'
  /** Nothing that could be kept was given. */
  | 'empty'
  | 'too-large'
  | 'no-git'
  | 'git-failed'
  /** Somebody else’s server did not answer as it should. */
  | 'unreachable'
  | 'not-signed-in'
  | 'too-often';

/** Something the user can mend: what happened, and what to do. */
export interface Problem {
  code: ProblemCode;
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
