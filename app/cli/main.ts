import { askDay } from '#app/core/ask.ts';
import type { Problem } from '#app/core/result.ts';
import { checkCall, parseCommandLine } from './command-line.ts';
import { COMMANDS } from './commands.ts';
import { openScreen, type Screen } from './screen.ts';

/** Nothing heavy is imported here: a command loads what it needs once it is known. */

const USAGE_ERRORS: ReadonlySet<Problem['code']> = new Set(['bad-date', 'bad-choice', 'empty', 'no-vault']);

async function whet(args: readonly string[], out: Screen, err: Screen): Promise<number> {
  const read = parseCommandLine(args);
  if (!read.ok) return report(read.problem, err);
  const { command: name, options, operands } = read.value;
  if (options.version !== undefined) {
    out.say((await import('./version.ts')).readVersion());
    return 0;
  }
  if (name === null) {
    out.say((await import('./help.ts')).helpText(out.width));
    return 0;
  }
  const command = await COMMANDS[name].load();
  if (options.help !== undefined) {
    out.say((await import('./help.ts')).commandHelp(name, command, out.width));
    return 0;
  }
  const checked = checkCall(name, read.value, command.options);
  if (!checked.ok) return report(checked.problem, err);
  const day = askDay(options['as-of'], 0);
  if (!day.ok) return report(day.problem, err);
  const answer = await command.run({ options, operands, out, err });
  return answer.ok ? answer.value : report(answer.problem, err);
}

/** One line for what the owner can mend, and the names that were perhaps meant. */
function report({ code, message, hint, near = [] }: Problem, err: Screen): number {
  const names = near.map(({ id, title }) => (id === title.toLowerCase() ? id : `${id} (${title})`)).join(', ');
  err.say(`whet: ${message} ${names === '' ? hint : `Perhaps you mean ${names}.`}`.replace(/\s*\n\s*/g, ' '));
  return USAGE_ERRORS.has(code) ? 2 : 1;
}

/** A reader that has seen enough (`whet freshness | head -1`) is no error; a full disk is. */
function endQuietlyOnClosedPipe(stream: NodeJS.WriteStream, err: Screen): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    err.say(`whet: The answer could not be written: ${error.message}.`);
    process.exitCode = 1;
  });
}

const err = openScreen(process.stderr, process.env);
endQuietlyOnClosedPipe(process.stdout, err);
process.stderr.on('error', () => {});
try {
  const code = await whet(process.argv.slice(2), openScreen(process.stdout, process.env), err);
  process.exitCode ??= code;
} catch (error) {
  err.say(`whet: This is a fault of Whetstone, not of your vault. ${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 3;
}
