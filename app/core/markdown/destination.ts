import type { Nodes } from 'mdast';
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';

/** Where the address of a link, image or definition stands in the text, its angle brackets included. */
export interface Destination {
  from: number;
  to: number;
}

/** A syntax tree says where a link stands, but not where in it the address does. */
const destinations = new WeakMap<object, Destination>();

export function destinationOf(node: Nodes): Destination | null {
  return destinations.get(node) ?? null;
}

export function destinationFromMarkdown(): Extension {
  return { enter: { resourceDestination: note, definitionDestination: note } };
}

function note(this: CompileContext, { start, end }: Token): undefined {
  const node = this.stack.at(-1);
  if (node) destinations.set(node, { from: start.offset, to: end.offset });
}
