import { endOf, lineAfter, lineStart } from './lines.ts';
import type { Splice } from './splice.ts';

/** A mapping being edited, and what is to be done to it so far. */
export interface YamlEdit {
  /** As in the file, line ends included. */
  text: string;
  /** The end that a first line gets. */
  end: string;
  splices: Splice[];
  /** Where comments begin. */
  comments: readonly number[];
  /** Something is written in a way that cannot be edited piece by piece. */
  isStuck: boolean;
}

export function splice(edit: YamlEdit, from: number, to: number, text: string): void {
  edit.splices.push({ from, to, text });
}

/** Does away with a stretch, unless that took a comment along. */
export function cut(edit: YamlEdit, from: number, to: number, text = ''): void {
  if (edit.comments.some((at) => at >= from && at < to)) edit.isStuck = true;
  splice(edit, from, to, text);
}

/** The blanks before an offset, where nothing else stands before it on its line; else null. */
export function indentAt({ text }: YamlEdit, at: number): string | null {
  const before = text.slice(lineStart(text, at), at);
  return before.trim() === '' ? before : null;
}

/** How the lines end where a new one comes in. */
export function endBefore({ text, end }: YamlEdit, at: number): string {
  return (at > 0 && endOf(text.slice(Math.max(0, at - 2), at))) || end;
}

/** Where the line after an offset begins, and past the comments that are indented more than `indent`. */
export function afterBlock({ text }: YamlEdit, at: number, indent: string): number {
  let next = lineAfter(text, at);
  for (let line = next; line < text.length; line = lineAfter(text, line)) {
    const [, blanks, comment] = /^([ \t]*)(#?)/.exec(text.slice(line, lineAfter(text, line)))!;
    if (comment === '' || blanks!.length <= indent.length) break;
    next = lineAfter(text, line);
  }
  return next;
}
