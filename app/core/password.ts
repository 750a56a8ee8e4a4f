import { fail, succeed, type Result } from './result.ts';

/** In characters. The upper bound keeps the work of hashing one bounded. */
export const PASSWORD_LENGTH = { least: 12, most: 1024 };

/** A password in the one form in which every keyboard writes it, if it may be one. */
export function readPassword(typed: string): Result<string> {
  const password = typed.normalize('NFKC');
  const { length } = Array.from(password);
  const { least, most } = PASSWORD_LENGTH;
  if (length >= least && length <= most) return succeed(password);
  const message = length < least ? `A password needs at least ${least} characters, and this one has ${length}.` : `A password has at most ${most} characters.`;
  return fail({ code: 'bad-choice', message, hint: 'Four or five words of your own that have nothing to do with one another are hard to guess and easy to keep. The password was not changed.' });
}
