import { data } from '@remix-run/node';
import type { Problem, Result } from '#app/core/result.ts';

const STATUS: Record<Problem['code'], number> = {
  'bad-date': 400,
  'bad-choice': 400,
  'not-found': 404,
  ambiguous: 409,
  'no-vault': 503,
  'newer-database': 503,
  unwritable: 503,
  changed: 409,
  taken: 409,
  'bad-name': 400,
  busy: 503,
  empty: 400,
  'too-large': 413,
  'no-git': 404,
  'git-failed': 502,
  unreachable: 502,
  'not-signed-in': 401,
  'too-often': 429,
};

export function statusOf({ code }: Problem): number {
  return STATUS[code];
}

/** The value, or a response that the error page explains. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw data(result.problem, { status: statusOf(result.problem) });
}
