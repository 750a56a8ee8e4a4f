import type { Result } from '#app/core/result.ts';
import { statusOf } from './or-throw.ts';

/** A result as a program reads it: JSON, or a sentence that says what is the matter. */
export function answer<T>(result: Result<T>): Response {
  if (result.ok) return Response.json(result.value ?? null, { headers: { 'Cache-Control': 'no-store' } });
  const { message, hint } = result.problem;
  return new Response(`${message} ${hint}`, { status: statusOf(result.problem), headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
