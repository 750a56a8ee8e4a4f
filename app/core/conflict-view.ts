import type { Choice, Hunk } from './edit/merge.ts';
import type { Conflict, GitStatus } from './git.ts';

/** A conflict of a sync as a page shows it: what clashes, line by line. */
export interface ShownConflict extends Omit<Conflict, 'base' | 'ours' | 'theirs'> {
  /** Null where one side has to be taken whole: a side is gone, or is no text. */
  hunks: Hunk[] | null;
  goneIn: 'ours' | 'theirs' | null;
}

/** One side whole, or a choice for each clash by the place of its hunk. */
export type ConflictChoice = { take: 'ours' | 'theirs' } | { choices: Record<number, Choice> };

export interface SyncPage {
  status: GitStatus;
  conflicts: ShownConflict[];
}
