import { sayingsOf } from '#app/core/edit/front-matter.ts';
import { isMapping, type Said } from '#app/core/edit/write-yaml.ts';
import type { Kind } from '#app/core/entry.ts';
import type { EntryHead } from '#app/core/heads.ts';
import { itemOf } from '#app/formats/source.ts';
import type { CslItem } from '#app/formats/csl.ts';
import type { Reader } from './reader.server.ts';

/** An entry of kind reading, with what its front matter says of the source. */
export interface Reading {
  id: string;
  path: string;
  title: string;
  head: EntryHead;
  /** The whole of the front matter, every scalar as text; nothing, where it cannot be read. */
  said: Readonly<Record<string, Said>>;
  item: CslItem;
}

/** The readings of the vault, each read again only when its text has changed. */
export function keepReadings(reader: Pick<Reader, 'index' | 'vault'>): () => Promise<Reading[]> {
  return keepOfKind(reader, 'reading', (head, text) => {
    const { id, path, title } = head;
    const said = saidIn(text);
    return { id, path, title, head, said, item: itemOf(id, title, sourceIn(said)) };
  });
}

/** What is read from every entry of a kind, each read again only when its text has changed. */
export function keepOfKind<T>({ index, vault }: Pick<Reader, 'index' | 'vault'>, wanted: Kind, read: (head: EntryHead, text: string) => T): () => Promise<T[]> {
  let kept = new Map<string, { text: string; head: EntryHead; known: T }>();
  return async () => {
    const heads = (await vault()).entries.filter(({ kind }) => kind === wanted);
    const texts = await index.texts(heads.map(({ path }) => path));
    const next: typeof kept = new Map();
    for (const head of heads) {
      const text = texts.get(head.path) ?? '';
      const before = kept.get(head.path);
      next.set(head.path, before?.text === text && before.head === head ? before : { text, head, known: read(head, text) });
    }
    kept = next;
    return [...next.values()].map(({ known }) => known);
  };
}

/** The front matter of a file; nothing, where it cannot be read. */
export function saidIn(text: string): Readonly<Record<string, Said>> {
  const read = sayingsOf(text);
  return read.ok ? read.value : {};
}

/** `source:` of a front matter. */
export function sourceIn(said: Readonly<Record<string, Said>>): Record<string, Said> {
  const source = said['source'];
  return isMapping(source) ? source : {};
}
