import type { Result } from '#app/core/result.ts';
import type { OptionName, Options } from './options.ts';
import type { Screen } from './screen.ts';

/** What a command is called with. */
export interface Call {
  options: Options;
  /** What stands after the command; those it needs are there. */
  operands: readonly string[];
  /** Standard output. */
  out: Screen;
  /** Standard error. */
  err: Screen;
}

/** 0: done. 1: the answer is no, or there are problems. */
export type ExitCode = 0 | 1;

export interface Command {
  options: readonly OptionName[];
  /** Paragraphs. */
  about: readonly string[];
  /** Command lines without `whet`, each with what it does. */
  examples: readonly (readonly [string, string])[];
  run(call: Call): Promise<Result<ExitCode>>;
}

/** What every command that reads a vault takes. */
export const COMMON_OPTIONS = ['vault', 'as-of', 'json', 'help'] as const satisfies readonly OptionName[];
