import type { SharedRadar } from './shared-radar.ts';

/** The titles of all that a share makes visible, on the day it shows and on those that a reader may go back to. */
export interface Visible {
  areas: string[];
  entries: string[];
  /** Areas of which more than the name goes out: the words of their files. */
  texts: string[];
  /** Titles of what shows pictures of the vault, and how many it shows. */
  pictures: { title: string; count: number }[];
}

/** `files` are the pictures of the share, under the names they have in it. */
export function visibleIn({ blips, history, entries }: Pick<SharedRadar, 'blips' | 'history' | 'entries'>, files: readonly { name: string }[]): Visible {
  const areas = new Set([...blips, ...history.flatMap((step) => step.blips)].map(({ title }) => title));
  const showing = [{ title: 'The notes', name: 'notes' }, ...blips.map(({ title, area }) => ({ title, name: `area-${area}` })), ...entries.map(({ title, id }) => ({ title, name: `entry-${id}` }))];
  return {
    areas: [...areas],
    entries: entries.map(({ title }) => title),
    texts: blips.filter(({ text }) => text !== '').map(({ title }) => title),
    pictures: showing.map(({ title, name }) => ({ title, count: files.filter((file) => isOf(file.name, name)).length })).filter(({ count }) => count > 0),
  };
}

/** Is a picture one of those named after a text: `NAME-1.png`? */
function isOf(file: string, name: string): boolean {
  return file.startsWith(`${name}-`) && /^\d+\.\w+$/.test(file.slice(name.length + 1));
}
