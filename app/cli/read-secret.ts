import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import type { Screen } from './screen.ts';

const CONTROL_C = '\u0003';
const CONTROL_D = '\u0004';

/** A secret from a terminal, typed twice and not shown, else the first line of standard input. */
export async function readSecret(name: string, err: Screen): Promise<Result<string>> {
  if (!process.stdin.isTTY) return readPiped();
  const first = await ask(`${name}: `, err);
  if (first === null) return fail(LEFT);
  const second = await ask(`${name}, once more: `, err);
  if (second === null) return fail(LEFT);
  return first === second ? succeed(first) : fail(UNLIKE);
}

async function readPiped(): Promise<Result<string>> {
  const bytes = await buffer(process.stdin).catch(() => null);
  if (bytes === null || !isUtf8(bytes)) return fail(NOT_TEXT);
  const [line = ''] = bytes.toString('utf8').replace(/^\uFEFF/, '').split(/\r?\n/);
  return line === '' ? fail(NOTHING) : succeed(line);
}

/** Null when it was given up. The terminal echoes nothing while this waits. */
function ask(question: string, err: Screen): Promise<string | null> {
  const { stdin } = process;
  err.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8').resume();
  return new Promise((resolve) => {
    let typed = '';
    const end = (answer: string | null) => {
      stdin.off('data', hear).pause();
      stdin.setRawMode(false);
      err.write('\n');
      resolve(answer);
    };
    const hear = (text: string) => {
      for (const key of text) {
        const isLeft = key === CONTROL_C || (key === CONTROL_D && typed === '');
        if (isLeft || key === '\r' || key === '\n') {
          end(isLeft ? null : typed);
          return;
        }
        typed = key === '\u007f' || key === '\b' ? typed.replace(/.$/su, '') : typed + key;
      }
    };
    stdin.on('data', hear);
  });
}

const UNLIKE: Problem = { code: 'bad-choice', message: 'The two were not the same, so nothing was changed.', hint: 'Try again.' };
const LEFT: Problem = { code: 'empty', message: 'Nothing was changed.', hint: 'Try again when you like.' };
const NOTHING: Problem = { code: 'empty', message: 'Standard input holds no password, so nothing was changed.', hint: 'Send it as one line, or call this in a terminal to be asked for it.' };
const NOT_TEXT: Problem = { code: 'bad-choice', message: 'Standard input is not UTF-8 text, so nothing was changed.', hint: 'Send the password as one line of UTF-8.' };
