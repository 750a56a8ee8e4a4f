import { wrap } from './columns.ts';
import { COMMON_OPTIONS, type Command } from './command.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName } from './commands.ts';
import { OPTIONS, type OptionName } from './options.ts';

const EXIT_CODES = 'Exit codes: 0 done; 1 the answer is no, or there are problems; 2 the command was not understood; 3 a fault of Whetstone itself.';

/** `whet --help`. */
export function helpText(width: number): string {
  const usages = COMMAND_NAMES.map((name) => ({ term: [name, ...COMMANDS[name].operands].join(' '), text: COMMANDS[name].summary }));
  return [
    'whet: a radar and a freshness view out of a folder of Markdown',
    '',
    'Usage: whet COMMAND [options]',
    '',
    ...define(usages, width),
    '',
    'Options of every command that reads a vault:',
    ...define(optionTerms(COMMON_OPTIONS), width),
    '',
    wrap(EXIT_CODES, width),
    wrap('“whet COMMAND --help” says more, with examples; “whet --version” shows the version.', width),
  ].join('\n');
}

/** `whet COMMAND --help`. */
export function commandHelp(name: CommandName, command: Command, width: number): string {
  const examples = command.examples.map(([line, text]) => ({ term: `whet ${line}`, text }));
  return [
    `Usage: ${['whet', name, ...COMMANDS[name].operands, '[options]'].join(' ')}`,
    ...command.about.flatMap((paragraph) => ['', wrap(paragraph, width)]),
    '',
    'Options:',
    ...define(optionTerms(command.options), width),
    '',
    'Examples:',
    ...examples.flatMap(({ term, text }) => [`  ${term}`, `      ${wrap(text, width - 6, 6)}`]),
  ].join('\n');
}

function optionTerms(names: readonly OptionName[]): { term: string; text: string }[] {
  return names.map((name) => {
    const { value, help } = OPTIONS[name];
    return { term: [`--${name}`, value].filter(Boolean).join(' '), text: help };
  });
}

function define(list: readonly { term: string; text: string }[], width: number): string[] {
  const indent = Math.max(...list.map(({ term }) => term.length)) + 4;
  return list.map(({ term, text }) => `  ${term}`.padEnd(indent) + wrap(text, width - indent, 0).replaceAll('\n', `\n${' '.repeat(indent)}`));
}
