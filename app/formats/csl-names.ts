import { isSameJson, type CslName } from './csl.ts';

/**
 * Names as people write them: `Jens Henrik Hosbond`, `van Beethoven, Ludwig`, `Knuth, Jr., Donald`,
 * and in braces what is not to be taken apart: `{World Health Organization}`.
 */
export function readName(written: string): CslName {
  const text = written.replace(/\s+/g, ' ').trim();
  const whole = /^\{(.*)\}$/.exec(text)?.[1];
  if (whole !== undefined) return { literal: whole.trim() };
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length === 1) return readPlain(text);
  const [last = '', second = '', third] = parts;
  if (parts.length > 3 || last === '' || parts.at(-1) === '') return { literal: text };
  return { ...readLast(last.split(' ')), given: third ?? second, ...(third !== undefined && { suffix: second }) };
}

/** The name on one line, so that `readName` gives it back; null where it has parts that no line tells. */
export function writeName(name: CslName): string | null {
  const { family = '', given = '', suffix, literal } = name;
  const last = [name['non-dropping-particle'], family].filter(Boolean).join(' ');
  const ways = literal !== undefined ? [literal, `{${literal}}`] : [`${given} ${last}`, [last, ...(suffix ? [suffix] : []), given].join(', ')];
  return ways.find((way) => isSameJson(readName(way), name)) ?? null;
}

/** A name as it stands in a list of people. */
export function sayName(written: string): string {
  const { literal, family, given, suffix, ...rest } = readName(written);
  return literal ?? [given, rest['non-dropping-particle'], family, suffix].filter(Boolean).join(' ');
}

/** A name by which its owner is told from others in a table: the last name. */
export function lastNameOf(written: string): string {
  const name = readName(written);
  return name.literal ?? [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

function readPlain(text: string): CslName {
  const words = text.split(' ');
  if (words.length === 1) return { literal: text };
  let from = words.length - 1;
  while (from > 0 && isParticle(words[from - 1]!)) from--;
  const given = words.slice(0, from).join(' ');
  return { ...readLast(words.slice(from)), ...(given !== '' && { given }) };
}

function readLast(words: readonly string[]): CslName {
  let count = 0;
  while (count < words.length - 1 && isParticle(words[count]!)) count++;
  const family = words.slice(count).join(' ');
  return count === 0 ? { family } : { 'non-dropping-particle': words.slice(0, count).join(' '), family };
}

function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}
