import type { FileChange } from '#app/core/change.ts';
import { succeed, type Result } from '#app/core/result.ts';
import type { Drafts } from '#app/adapters/drafts.server.ts';
import type { Git } from '#app/adapters/git.server.ts';
import type { Records } from '#app/adapters/records.server.ts';
import type { ReadText, VaultWriter } from '#app/adapters/vault-write.server.ts';
import type { Reader } from './reader.server.ts';

/** What one act of writing comes to: the files before and after, and what the door is told. */
export interface Plan<T> {
  changes: readonly FileChange[];
  value: T;
  /** What the history will say of it, such as “Edit Tracing packet drops”. */
  message: string;
}

/** What the writing verbs work with. */
export interface Desk extends Reader {
  root: string;
  writer: VaultWriter;
  drafts: Drafts;
  git: Git;
  /** What no text file should hold, opened (and made, at first) when it is asked for. */
  records: () => Result<Records>;
  /**
   * Plans and writes with no other process of ours between; what was written is durable, and in
   * the index, when this resolves.
   */
  write<T>(plan: (read: ReadText) => Promise<Result<Plan<T>>>): Promise<Result<T>>;
}

export function openDesk(parts: Omit<Desk, 'write'>): Desk {
  return {
    ...parts,
    async write(plan) {
      const done = await parts.writer.change(
        async (read) => {
          const planned = await plan(read);
          return planned.ok ? succeed({ changes: planned.value.changes, value: planned.value }) : planned;
        },
        // Under the lock: a sync of another process never meets a file of ours that it takes for an outside edit.
        (written) => note(parts.git, written),
      );
      if (!done.ok) return done;
      const paths = pathsIn(done.value);
      if (paths.length > 0) await parts.index.sync(paths);
      return succeed(done.value.value);
    },
  };
}

function note(git: Git, written: Plan<unknown>): void {
  const paths = pathsIn(written);
  if (paths.length > 0) git.note(paths, written.message);
}

function pathsIn({ changes }: Plan<unknown>): string[] {
  return changes.filter(({ before, after }) => before !== after).map(({ path }) => path);
}
