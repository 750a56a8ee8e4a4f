import type { Data, Node } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { displayOf, parseWikiLink, type WikiLinkParts } from './wikilink.ts';

/** `[[target#fragment|label]]` in a Markdown syntax tree; `value` is the text a reader sees. */
export interface WikiLink extends Node {
  type: 'wikiLink';
  value: string;
  data: WikiLinkParts & Data;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
  }
}

const BANG = 33;
const OPEN = 91;
const CLOSE = 93;

/** Micromark's codes for line ends are below its code for a tab; null is the end of the text. */
function endsLine(code: Code): boolean {
  return code === null || code < -2;
}

function tokenizeWikiLink(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const slice = this.sliceSerialize;
  let opened = 0;
  return open;

  function open(code: Code): State | undefined {
    if (opened === 2) return inside(code);
    if (code !== OPEN) return nok(code);
    if (opened++ === 0) effects.enter('wikiLink');
    effects.consume(code);
    return open;
  }

  function inside(code: Code): State | undefined {
    if (endsLine(code) || code === OPEN) return nok(code);
    effects.consume(code);
    return code === CLOSE ? close : inside;
  }

  function close(code: Code): State | undefined {
    if (code !== CLOSE) return nok(code);
    effects.consume(code);
    const link = slice(effects.exit('wikiLink'));
    return parseWikiLink(link.slice(2, -2)) ? ok : nok;
  }
}

export const wikiLinkConstruct: Construct = { name: 'wikiLink', tokenize: tokenizeWikiLink };

/** `![[x]]` is a wikilink after a `!`: without this, the start of an image would swallow a bracket. */
const bangConstruct: Construct = {
  name: 'wikiLinkAfterBang',
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('data');
      effects.consume(code);
      effects.exit('data');
      return effects.attempt(wikiLinkConstruct, ok, nok);
    };
  },
};

/** Micromark syntax for wikilinks in running text. Tables need `keepWikiLinksWhole` too. */
export function wikiLinkSyntax(): Extension {
  return { text: { [BANG]: bangConstruct, [OPEN]: wikiLinkConstruct } };
}

export function wikiLinkFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      wikiLink(token) {
        const data = parseWikiLink(this.sliceSerialize(token).slice(2, -2));
        if (!data) throw new Error('a wikilink was tokenized that does not parse');
        this.enter({ type: 'wikiLink', value: displayOf(data), data }, token);
      },
    },
    exit: {
      wikiLink(token) {
        this.exit(token);
      },
    },
  };
}
