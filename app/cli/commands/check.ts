import type { Diagnostic, Severity } from '#app/core/diagnostic.ts';
import { succeed } from '#app/core/result.ts';
import { wireDiagnostics } from '#app/core/wire.ts';
import { count } from '#app/core/words.ts';
import { wrap } from '../columns.ts';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const check: Command = {
  options: COMMON_OPTIONS,
  about: [
    'Says what in the vault wants mending: where, what is wrong, and how to mend it. Exit code 1 if any of it is an error, that is, if something you wrote is not counted or not reachable until it is mended.',
    '--json: { diagnostics: [{ file, line, severity, code, message, hint }] }. Paths are inside the vault, lines count from 1, severity is error, warning or info, and codes do not change. What is wrong does not depend on the day, so --as-of changes nothing here.',
  ],
  examples: [
    ['check', 'read every problem, the errors first'],
    ['check --vault ~/vault --json', 'the same for a script or a commit hook'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const diagnostics = await library.check();
      if (call.options.json !== undefined) writeJson(call, wireDiagnostics(diagnostics));
      else print(diagnostics, call);
      return succeed(diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0);
    }),
};

function print(diagnostics: readonly Diagnostic[], { out }: Call): void {
  for (const { file, line, severity, code, message, hint } of diagnostics) {
    out.say(`${out.strong(`${file}:${line}`)}  ${severity}  ${out.soft(code)}`);
    out.say(`  ${wrap(`${message} ${hint}`, out.width - 2, 2)}`);
  }
  out.say(summarise(diagnostics));
}

function summarise(diagnostics: readonly Diagnostic[]): string {
  const numberOf = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length;
  const [errors, warnings, notes] = [numberOf('error'), numberOf('warning'), numberOf('info')];
  const said = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning'), notes > 0 && count(notes, 'note')].filter(Boolean);
  return said.length > 0 ? `${said.join(', ')}.` : 'Nothing wants mending.';
}
