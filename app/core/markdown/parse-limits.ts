import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

/** Thrown out of the parser by `refuseTangles`, and caught where the parser is called. */
export class Tangle extends Error {}

/** Far above anything written by hand; below what takes a parser seconds, or all of its stack. */
const MOST_MARKS_IN_A_PARAGRAPH = 2000;
/** Where a line that is nested so deep has its first own character. */
export const DEEPEST_COLUMN = 300;

const TEXT_MARKS = '!*<[]_~';
/** The parser takes a row of these as one; they count one by one. */
const STARS = '*_';
const CONTAINER_MARKS = '>*+-[0123456789';

/**
 * Micromark syntax that adds nothing, but gives up (throws `Tangle`) on text whose parsing
 * would take time that grows with the square of its length, or overflow the stack:
 * thousands of brackets or stars in one paragraph, or quotes and lists nested without end.
 */
export function refuseTangles(): Extension {
  const text = countRuns(MOST_MARKS_IN_A_PARAGRAPH);
  return { text: onEach(TEXT_MARKS, text), document: onEach(CONTAINER_MARKS, limitDepth) };
}

function onEach(marks: string, construct: Construct): Record<string, Construct> {
  return Object.fromEntries(Array.from(marks, (mark) => [mark.charCodeAt(0), construct]));
}

/** Has this stretch of text so many marks that the parser might refuse it? */
export function mayTangle(source: string): boolean {
  return source.length > MOST_MARKS_IN_A_PARAGRAPH && (source.match(/[!*<[\]_~]/g)?.length ?? 0) > MOST_MARKS_IN_A_PARAGRAPH;
}

/** Counts the marks in each stretch of running text. */
function countRuns(most: number): Construct {
  const counts = new WeakMap<TokenizeContext, number>();
  return {
    tokenize(effects, _ok, nok) {
      let mark: Code = null;
      const next: State = (code) => {
        if (mark !== null && code !== mark) return nok(code);
        const count = (counts.get(this) ?? 0) + 1;
        if (count > most) throw new Tangle();
        counts.set(this, count);
        if (code === null || !STARS.includes(String.fromCharCode(code))) return nok(code);
        if (mark === null) effects.enter('data');
        mark = code;
        effects.consume(code);
        return next;
      };
      return next;
    },
  };
}

/** Every quote and list around a line takes at least a column of it. */
const limitDepth: Construct = {
  tokenize(_effects, _ok, nok) {
    if (this.now().column > DEEPEST_COLUMN) throw new Tangle();
    return nok;
  },
};
