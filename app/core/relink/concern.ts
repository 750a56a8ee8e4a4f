import type { Head } from '../heads.ts';
import { nameKey } from '../names.ts';
import type { RelinkFile } from './turn.ts';

/** The names that something goes by: what files that name it have in them. */
export function namesOf({ id, title, aliases }: Head): string[] {
  return [id, title, ...aliases];
}

/** The files that may name any of `names`: no more than a sieve, but one that nothing falls through. */
export function filesConcerned(files: Iterable<RelinkFile>, names: readonly string[]): RelinkFile[] {
  const keys = [...new Set(names.map(nameKey))].filter((key) => key !== '');
  const says = (text: string) => {
    const searched = nameKey(text);
    return keys.some((key) => searched.includes(key));
  };
  return [...files].filter(({ text }) => says(text) || (ESCAPE.test(text) && (ENTITY.test(text) || says(unescape(text)))));
}

/** A name may be written `old%2Dname`, `old\-name`, `"\u006fld-name"`, `'it''s'` or `R&amp;D`. */
const ESCAPE = /[%\\&]|''/;
const ENTITY = /&#?\w+;/;

function unescape(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, decode)
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/g, (_, ...codes) => String.fromCodePoint(Math.min(parseInt(codes.slice(0, 3).join(''), 16), 0x10ffff)))
    .replace(/\\(?:([!-/:-@[-`{-~ ])|[ntN_LP]|\r?\n\s*)/g, '$1')
    .replaceAll("''", "'");
}

function decode(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes;
  }
}
