import type { FileChange } from '#app/core/change.ts';
import { succeed, type Result } from '#app/core/result.ts';
import type { Drafts } from '#app/adapters/drafts.server.ts';
import type { Git } from '#app/adapters/git.server.ts';
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
      const done = await parts.writer.change(async (read) => {
        const planned = await plan(read);
        // A plan that was overtaken is made anew: what the last one answers is what was written.
        return planned.ok ? succeed({ changes: planned.value.changes, value: planned.value }) : planned;
      });
      if (!done.ok) return done;
      await tellOf(parts, done.value);
      return succeed(done.value.value);
    },
  };
}

async function tellOf({ index, git }: Pick<Desk, 'index' | 'git'>, { changes, message }: Plan<unknown>): Promise<void> {
  const paths = changes.filter(({ before, after }) => before !== after).map(({ path }) => path);
  if (paths.length === 0) return;
  await index.sync(paths);
  git.note(paths, message);
}
