import { nameKey } from '../names.ts';
import { slugOf } from '../slug.ts';
import { splitBody } from './body.ts';
import { editFrontMatter, sayingsOf } from './front-matter.ts';

/** What a new file is to say from its start. */
export interface Beginning {
  title: string | null;
  /** YYYY-MM-DD; null for what has no date. */
  date: string | null;
  areas: readonly string[];
}

/**
 * A new file's text out of a template: title, date and areas are filled in where the template has
 * nothing there, and all else is as the owner wrote it. A template that cannot be read stays as it is.
 */
export function startFrom(template: string, { title, date, areas }: Beginning): string {
  const said = sayingsOf(template);
  if (!said.ok) return template;
  const isFree = (key: string) => said.value[key] === undefined || said.value[key] === null || said.value[key].length === 0;
  const filled = editFrontMatter(template, {
    ...(title !== null && isFree('title') && { title }),
    ...(date !== null && isFree('date') && { date }),
    ...(areas.length > 0 && isFree('areas') && { areas: [...areas] }),
  });
  return filled.ok ? filled.value : template;
}

/** Has a new file neither a title nor any words but those that its form began with? */
export function saysNothing(text: string, base: string): boolean {
  const said = sayingsOf(text);
  if (!said.ok) return text === base;
  const title = said.value['title'];
  const body = splitBody(text).body.trim();
  return (title === undefined || title === null || title === '') && (body === '' || body === splitBody(base).body.trim());
}

const LONGEST_ID = 80;
/** Names of devices, which Windows keeps for itself; and the file that a folder is described in. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|readme)$/;

/** An id that nothing has: the title as the name of a file, else the day. Case does not tell two ids apart. */
export function freshId(title: string, date: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  const slug = cut(slugOf(title), LONGEST_ID);
  const base = slug === '' || RESERVED.test(slug) ? [slug, date].filter(Boolean).join('-') : slug;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${cut(base, LONGEST_ID - 8)}-${n}`;
    if (!keys.has(nameKey(id))) return id;
  }
}

function cut(slug: string, most: number): string {
  return slug.slice(0, most).replace(/[\uD800-\uDBFF]$/, '').replace(/-$/, '');
}
