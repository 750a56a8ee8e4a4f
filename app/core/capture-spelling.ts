/**
 * How many letters have to be put in, left out, replaced or swapped with their neighbour to get from
 * one word to the other; `most + 1` where it takes more than `most`. With `asPrefix`, to get from `a`
 * to the beginning of `b` that is nearest.
 */
export function editDistance(a: string, b: string, most: number, asPrefix = false): number {
  const far = most + 1;
  if (a.length - b.length > most || (!asPrefix && b.length - a.length > most)) return far;
  const width = Math.min(b.length, a.length + most);
  let older: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= width; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(row[j - 1]! + (isSame ? 0 : 1), row[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, older[j - 2]! + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return far;
    [older, row] = [row, next];
  }
  return Math.min(asPrefix ? Math.min(...row) : row[width]!, far);
}

/** How many slips still leave a word of this length recognisable. */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

/** Which letters a text has, as bits: what can be compared before anything is counted. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/** Every slip adds one letter at most that the other has not. */
export function mayBeNear(letters: number, others: number, most: number): boolean {
  let missing = letters & ~others;
  let count = 0;
  for (; missing !== 0 && count <= most; missing &= missing - 1) count++;
  return count <= most;
}
