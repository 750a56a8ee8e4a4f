import type { Said } from '#app/core/edit/write-yaml.ts';
import * as fields from '#app/core/fields.ts';
import type { EntryHead } from '#app/core/heads.ts';
import type { Vault } from '#app/core/vault.ts';
import { supersededIn } from '#app/formats/adr-entry.ts';
import { keepOfKind, saidIn } from './readings.server.ts';
import type { Reader } from './reader.server.ts';

/** An entry of kind review, with what its front matter says. */
export interface Review {
  head: EntryHead;
  text: string;
  said: Readonly<Record<string, Said>>;
}

/** The reviews of the vault, each read again only when its text has changed. */
export function keepReviews(reader: Pick<Reader, 'index' | 'vault'>): () => Promise<Review[]> {
  return keepOfKind(reader, 'review', (head, text) => ({ head, text, said: saidIn(text) }));
}

/** Which review supersedes which entry, by path. */
export function supersessions({ names }: Pick<Vault, 'names'>, reviews: readonly Review[]): { by: string; old: string }[] {
  return reviews.flatMap(({ head, said }) =>
    supersededIn(said).flatMap((ref) => {
      const found = names.resolve(fields.nameIn(ref));
      return found.state === 'found' ? [{ by: head.path, old: found.target.path }] : [];
    }),
  );
}
