import { text } from 'node:stream/consumers';

/** The words after a command, else what standard input holds; null where there is neither. A terminal is never waited for. */
export async function readInput(operands: readonly string[]): Promise<string | null> {
  const isInput = operands.length === 0 || (operands.length === 1 && operands[0] === '-');
  if (!isInput) return operands.join(' ');
  if (process.stdin.isTTY) return null;
  const read = (await text(process.stdin)).replace(/\s+$/, '');
  return read === '' ? null : read;
}
