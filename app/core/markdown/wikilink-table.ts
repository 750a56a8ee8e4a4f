import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { wikiLinkConstruct } from './wikilink-syntax.ts';

const OPEN = 91;
const BACKSLASH = 92;
const PIPE = 124;
const LETTER = 120;

/**
 * GFM splits a table row at every bare `|`, which would cut `[[id|text]]` in two.
 * This replaces the table syntax in `extension` by one that reads its rows through
 * a filter: a pipe inside a wikilink is shown to it as an ordinary letter.
 */
export function keepWikiLinksWhole(extension: Extension): void {
  const flow = extension.flow?.null;
  if (!extension.flow || !flow) return;
  const constructs = Array.isArray(flow) ? flow : [flow];
  extension.flow.null = constructs.map((construct) => (construct.name === 'table' ? filterPipes(construct) : construct));
}

function filterPipes(table: Construct): Construct {
  return {
    ...table,
    tokenize(effects, ok, nok) {
      return readThroughFilter(this, table, effects, ok, nok);
    },
  };
}

function readThroughFilter(context: TokenizeContext, table: Construct, effects: Effects, ok: State, nok: State): State {
  let actual: Code = null;
  let escaped = false;
  let linkEnd = -1;
  let done = false;

  const leave = (to: State): State => (code) => {
    done = true;
    return to(code);
  };
  const filtered: Effects = { ...effects, consume: () => effects.consume(actual) };
  let state: State | undefined = table.tokenize.call(context, filtered, leave(ok), leave(nok));

  /** Looks ahead for a whole wikilink and remembers where it ends. */
  const probe: Construct = {
    tokenize(inner, found, notFound) {
      const atEnd: State = (code) => {
        linkEnd = this.now().offset;
        return found(code);
      };
      return wikiLinkConstruct.tokenize.call(this, inner, atEnd, notFound);
    },
    partial: true,
  };

  const feed: State = (code) => {
    actual = code;
    escaped = !escaped && code === BACKSLASH;
    const hidden = code === PIPE && context.now().offset < linkEnd;
    state = state?.(hidden ? LETTER : code);
    return done ? state : read;
  };
  const read: State = (code) =>
    code === OPEN && !escaped && context.now().offset >= linkEnd ? effects.check(probe, feed, feed)(code) : feed(code);
  return read;
}
