/* How far the pieces of a captured line reach. */

/** What may stand between two things understood. */
export const BETWEEN = /[^\S\n]*(?:[,;][^\S\n]*)*/y;
const LINK = /\[\[([^[\]\n]+)\]\]/y;

/** The wikilink that begins here. */
export function linkAt(line: string, at: number): RegExpExecArray | null {
  LINK.lastIndex = at;
  return LINK.exec(line);
}

/** Where phrases that begin here may end, the longest first. */
export function endsOfPhrases(line: string, at: number, words: number): number[] {
  const ends: number[] = [];
  for (let to = at; to <= line.length && ends.length < words; to++) {
    const isEnd = to === line.length || /[\s,:;]/.test(line[to]!) || /^\.(?:\s|$)/.test(line.slice(to, to + 2));
    if (isEnd && to > at && !/[\s,:;]/.test(line[to - 1]!)) ends.push(to);
    if (line[to] === '\n') break;
  }
  return ends.reverse();
}

/** Where a match of a sticky pattern ends; `at` when there is none. */
export function endOf(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : at;
}
