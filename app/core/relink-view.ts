import type { Kind } from './entry.ts';
import type { DeletePlan } from './relink/delete.ts';
import type { RelinkPlan } from './relink/relink.ts';

/** What is asked of a rename: another id, another title, another kind. */
export interface RenameAsk {
  id?: string | null;
  title?: string | null;
  kind?: string | null;
  /** An area keeps the name it had as an alias. */
  keepAlias?: boolean;
}

/** What a change of names would do, before it is done. */
export interface RelinkPreview extends Pick<RelinkPlan, 'previews' | 'notes'> {
  /** Where it is now. */
  path: string;
  title: string;
  href: string;
}

/** A change of names, done. */
export interface Relinked {
  id: string;
  path: string;
  href: string;
  /** Files that were written, the renamed one among them. */
  files: string[];
  /** What became of the shares that named it, in a sentence; null where none did. */
  shares: string | null;
}

/** What was deleted, and can come back. */
export interface Deleted {
  /** Where it is now, in the trash. */
  trashed: string;
  /** Where it was. */
  path: string;
  title: string;
  /** Null for what is neither an entry nor an area. */
  what: Kind | 'area' | null;
  /** When, in ms since the epoch. */
  at: number;
}

/** What deleting would break, before it is done. */
export interface DeletePreview extends Omit<DeletePlan, 'changes'> {
  path: string;
  title: string;
  href: string;
}
