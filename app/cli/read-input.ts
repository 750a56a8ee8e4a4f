import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';

/** The words after a command, else what standard input holds. A terminal is never waited for. */
export async function readInput(operands: readonly string[]): Promise<Result<string>> {
  const isInput = operands.length === 0 || (operands.length === 1 && operands[0] === '-');
  if (!isInput) return succeed(operands.join(' '));
  const bytes = process.stdin.isTTY ? Buffer.of() : await buffer(process.stdin).catch(() => null);
  if (bytes === null) return fail(UNREADABLE);
  if (!isUtf8(bytes)) return fail(NOT_TEXT);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '').trim();
  return text === '' ? fail(NOTHING) : succeed(text);
}

const NOTHING: Problem = { code: 'empty', message: 'There is nothing to log.', hint: 'Write whet log "what you did", or send it to standard input.' };
const NOT_TEXT: Problem = { code: 'bad-choice', message: 'Standard input is not UTF-8 text, so nothing was logged.', hint: 'Send it as UTF-8.' };
const UNREADABLE: Problem = { code: 'bad-choice', message: 'Standard input cannot be read, so nothing was logged.', hint: 'Send text to it, or write whet log "what you did".' };
