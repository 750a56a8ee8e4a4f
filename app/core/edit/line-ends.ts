import { changesBetween } from './line-changes.ts';
import { commonEnd, endOf, saidIn, splitLines } from './lines.ts';

/**
 * A text as a form sent it back, with the line ends that the form made all alike. Every line that
 * stayed has its own again, a line in the place of another has that one's, and a new one has the
 * commonest of the text. A last line without an end stays so, unless the form came back with one.
 */
export function restoreLineEnds(original: string, edited: string): string {
  const old = splitLines(original);
  const now = splitLines(edited);
  const ends: string[] = [];
  let at = 0;
  const common = commonEnd(original);
  const keep = (until: number) => {
    for (; at < until; at++) ends.push(endOf(old[at]!));
  };
  for (const { from, to, lines } of changesBetween(old.map(saidIn), now.map(saidIn))) {
    keep(from);
    lines.forEach((_, i) => ends.push((from + i < to && endOf(old[from + i]!)) || common));
    at = to;
  }
  keep(old.length);
  return now.map((line, i) => saidIn(line) + (i < now.length - 1 || endOf(line) !== '' ? ends[i]! || common : '')).join('');
}
