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
};

/** The value, or a response that the error page explains. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw data(result.problem, { status: STATUS[result.problem.code] });
}
