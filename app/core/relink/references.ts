import { splitBody } from '../edit/body.ts';
import { bodyReferences } from './body-references.ts';
import { editionReferences } from './edition-references.ts';
import { frontReferences } from './front-references.ts';
import type { Reference } from './reference.ts';
import type { RelinkFile } from './turn.ts';

/** A file with what it names, so that this is looked for once. */
export interface ReadReferences extends RelinkFile {
  references: Reference[];
}

export function readReferences({ path, text }: RelinkFile): ReadReferences {
  return { path, text, references: findReferences({ path, text }) };
}

/** All that a file names, in the order it stands there; `text` is as on disk. */
export function findReferences({ path, text }: RelinkFile): Reference[] {
  const { mark, open, yaml } = splitBody(text);
  const bare = text.slice(mark.length);
  const found = [...frontReferences(yaml, open.length), ...bodyReferences(bare), ...editionReferences(path, bare)];
  return found.map((reference) => ({ ...reference, from: reference.from + mark.length, to: reference.to + mark.length }));
}
