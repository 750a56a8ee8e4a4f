import type { CaptureTarget } from './capture.ts';
import { formatDay, type Day } from './day.ts';
import { FOLDER_OF } from './entry.ts';
import { titlesOf } from './find-names.ts';
import type { Head } from './heads.ts';
import { stripInline } from './markdown/strip-inline.ts';
import type { Names } from './names.ts';
import { slugOf } from './slug.ts';

const LONGEST_TITLE = 80;
const LONGEST_ID = 60;
/** Source looked at for a title: more than is shown, since markup takes its share. */
const REACH = 600;
/** A full stop ends a sentence where a capital follows, so that `e.g. this` goes on. */
const END_OF_SENTENCE = /[.!?…](?=\s+\p{Lu})|[.…]?\s*$/u;

/** What a note of this text would be called: a title and an id that nothing in the vault goes by. */
export function suggestNote(text: string, names: Names<Head>, day: Day): CaptureTarget {
  const isFree = (name: string) => names.resolve(name).state === 'missing';
  const date = formatDay(day);
  const title = firstFree(titleOfText(text, names) || `Note of ${date}`, (base, n) => `${base} (${n === 2 ? date : `${date}, ${n - 1}`})`, isFree);
  const slug = cutAtWord(slugOf(title), LONGEST_ID, '-');
  const id = firstFree(slug === '' || slug === 'readme' ? `note-of-${date}` : slug, (base, n) => `${base}-${n}`, isFree);
  return { kind: 'note', id, path: `${FOLDER_OF.note}/${id}.md`, title };
}

/** The first sentence in plain words, links by what they lead to. */
export function titleOfText(text: string, names: Names<Head>): string {
  const [line = ''] = text.slice(0, REACH).split(/[\r\n]/);
  const words = stripInline(line, titlesOf({ names })).replace(/[\p{Cc}\p{Cs}]/gu, ' ').replace(/\s+/g, ' ').trim();
  const sentence = words.slice(0, END_OF_SENTENCE.exec(words)?.index).trim();
  return sentence.length <= LONGEST_TITLE ? sentence : `${cutAtWord(sentence, LONGEST_TITLE - 1, ' ')}…`;
}

function cutAtWord(words: string, most: number, space: string): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most + 1);
  const end = cut.lastIndexOf(space);
  return words.slice(0, end > most / 2 ? end : most);
}

function firstFree(base: string, another: (base: string, n: number) => string, isFree: (name: string) => boolean): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : another(base, n);
    if (isFree(name)) return name;
  }
}
