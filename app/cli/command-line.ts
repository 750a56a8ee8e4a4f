import { parseArgs } from 'node:util';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName } from './commands.ts';
import { nearWord } from './near-word.ts';
import { isOption, OPTION_NAMES, OPTIONS, type OptionName, type Options } from './options.ts';

export interface CommandLine {
  /** Null where none is named. */
  command: CommandName | null;
  options: Options;
  /** What stands after the command. */
  operands: string[];
}

/** Reads a command line. Options may stand anywhere; whether the command takes them is for `checkCall`. */
export function parseCommandLine(args: readonly string[]): Result<CommandLine> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(OPTION_NAMES.map((name) => [name, { type: OPTIONS[name].value ? 'string' : 'boolean', ...(name === 'help' && { short: 'h' }) }])),
    strict: false,
    tokens: true,
  });
  const options: Options = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) return refuse(`There is no option ${rawName}.`, suggest(name, OPTION_NAMES, '--') ?? 'whet --help shows what there is; words that begin with a dash come after “--”.');
    const wanted = OPTIONS[name].value;
    // A dash alone stands for standard input.
    const isMissing = !value || (!inlineValue && /^-./.test(value));
    if (wanted && isMissing) return refuse(`${rawName} needs ${withArticle(wanted)}.`, `Write ${rawName} ${wanted}.`);
    if (!wanted && value !== undefined) return refuse(`${rawName} takes no value.`, `Write ${rawName} alone.`);
    const before = options[name];
    if (before !== undefined && !OPTIONS[name].repeats) return refuse(`${rawName} is given twice.`, 'Give it once.');
    options[name] = before === undefined ? (value ?? '') : `${before}\n${value}`;
  }
  const [word, ...operands] = words;
  if (word === undefined) return succeed({ command: null, options, operands });
  const command = COMMAND_NAMES.find((name) => name === word);
  if (!command) return refuse(`There is no command “${word}”.`, suggest(word, COMMAND_NAMES, 'whet ') ?? 'whet --help lists them.');
  return succeed({ command, options, operands });
}

/** Does the command take these options, and as many words? */
export function checkCall(command: CommandName, { options, operands }: CommandLine, taken: readonly OptionName[]): Result<null> {
  const stranger = (Object.keys(options) as OptionName[]).find((name) => !taken.includes(name));
  if (stranger) return refuse(`“${command}” has no option --${stranger}.`, `whet ${command} --help shows what it takes.`);
  const places: readonly string[] = COMMANDS[command].operands;
  const missing = places.find((place, at) => !place.startsWith('[') && !operands[at]);
  if (missing) return refuse(`“${command}” needs ${withArticle(missing)}.`, `Write whet ${[command, ...places].join(' ')}.`);
  const extra = places.at(-1)?.includes('…') ? undefined : operands[places.length];
  if (extra !== undefined) return refuse(`“${command}” does not know what to do with “${extra}”.`, `whet ${command} --help shows what it takes.`);
  return succeed(null);
}

function withArticle(place: string): string {
  return `${/^[AEIO]/.test(place) ? 'an' : 'a'} ${place}`;
}

function suggest(word: string, known: readonly string[], prefix: string): string | null {
  const near = nearWord(word, known);
  return near && `Did you mean ${prefix}${near}?`;
}

function refuse(message: string, hint: string): Result<never> {
  return fail({ code: 'bad-choice', message, hint });
}
