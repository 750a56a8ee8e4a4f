import { parseDay } from '#app/core/day.ts';
import type { Result } from '#app/core/result.ts';
import { sayDay } from '#app/core/words.ts';

/** Does what a “not now” or “take back” form asks, and says what came of it. */
export async function putOffOutcome(
  { area = '', until = '' }: Readonly<Record<string, string>>,
  putOff: (area: string, until: string | null) => Promise<Result<{ title: string }>>,
): Promise<{ ok: boolean; said: string }> {
  const done = await putOff(area, until.trim() === '' ? null : until);
  if (!done.ok) return { ok: false, said: `Not written. ${done.problem.message} ${done.problem.hint}` };
  const { title } = done.value;
  const day = parseDay(until);
  return { ok: true, said: day === null ? `${title} may be planned again: notBefore is gone from its file.` : `${title} is left alone until ${sayDay(day)}; its file says so.` };
}
