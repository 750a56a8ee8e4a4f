import type { Problem } from '#app/core/result.ts';

/** Did a request fail because no server answered? Each browser says it in its own words. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError && /failed to fetch|networkerror|load failed/i.test(error.message);
}

export const UNREACHABLE: Problem = {
  code: 'busy',
  message: 'The server cannot be reached.',
  hint: 'What you typed is kept in this browser. Start Whetstone again, or find your network again, and reload the page.',
};
