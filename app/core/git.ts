import type { Problem } from './result.ts';

/** Where the vault's repository stands, as far as this machine knows without asking the remote. */
export interface GitStatus {
  /**
   * `none`: no Git, or no repository, which is normal. `stuck`: a repository that cannot be committed
   * to, and `problem` says why. `conflicted`: a sync waits for `conflicted` to be settled.
   */
  state: 'none' | 'clean' | 'dirty' | 'conflicted' | 'stuck';
  branch: string | null;
  hasRemote: boolean;
  /** Of the remote, such as `origin/main`; null while nothing was pushed or fetched. */
  upstream: string | null;
  /** Commits that the upstream lacks, and that it has over ours, when it was last fetched. */
  ahead: number;
  behind: number;
  /** Paths in the vault. */
  conflicted: string[];
  /** Files of the vault that differ from the last commit: written by Whetstone, and by anything else. */
  uncommitted: { ours: number; outside: number };
  /** When a sync was last completed, in ms since the epoch; null: never, from this copy. */
  lastSync: number | null;
  problem: Problem | null;
}

/** A commit that changed a file. */
export interface Revision {
  commit: string;
  /** In ms since the epoch. */
  at: number;
  subject: string;
  /** What the file was called then. */
  path: string;
}

/** A file that two sides changed, each in its own way. A side is null where it has no such file. */
export interface Conflict {
  /** Of this very clash: another edit on either side makes another one. */
  id: string;
  path: string;
  base: string | null;
  ours: string | null;
  theirs: string | null;
  /** False when a side holds something else than UTF-8 text: then all are null, and one side has to be taken whole. */
  isText: boolean;
}

/** How to settle a conflict; a null text deletes the file. */
export type Resolution = { id: string } & ({ text: string | null } | { take: 'ours' | 'theirs' });

export type SyncOutcome =
  | {
      state: 'synced';
      /** Commits that came and that went. */
      pulled: number;
      pushed: number;
      /** Files of the vault that changed on disk. */
      paths: string[];
    }
  | { state: 'conflicted'; conflicts: Conflict[] };
