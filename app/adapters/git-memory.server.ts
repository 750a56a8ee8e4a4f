import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Resolution } from '#app/core/git.ts';
import { gitFolder } from './git-notes.server.ts';

/** Nothing else may come to stand where git expects a commit. */
const COMMIT = z.string().regex(/^[0-9a-f]{40,64}$/);
const RESOLUTION = z.union([
  z.object({ id: z.string(), text: z.string().nullable() }),
  z.object({ id: z.string(), take: z.enum(['ours', 'theirs']) }),
]) satisfies z.ZodType<Resolution>;

/** What a sync has to know beyond the end of a process. */
const MEMORY = z.object({
  /** A merge that waits: paths in the vault that are open, and what was settled, by the id of the conflict. */
  merge: z.object({ theirs: COMMIT, open: z.array(z.string()), settled: z.record(z.string(), RESOLUTION) }).nullable(),
  /** Two commits between which the files on disk may be: an advance that has begun. */
  advance: z.object({ from: COMMIT.nullable(), to: COMMIT }).nullable(),
  lastSync: z.number().nullable(),
});
export type Memory = z.infer<typeof MEMORY>;

export interface GitMemory {
  read(): Memory;
  write(change: Partial<Memory>): void;
}

const NOTHING: Memory = { merge: null, advance: null, lastSync: null };

/** Kept in one file, which is replaced as a whole. */
export function openMemory(root: string): GitMemory {
  const file = join(root, '.whetstone', 'git', 'sync.json');
  const read = (): Memory => {
    try {
      return MEMORY.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return NOTHING;
    }
  };
  return {
    read,
    write(change) {
      gitFolder(root);
      const part = `${file}.${process.pid}`;
      const written = openSync(part, 'w');
      try {
        writeSync(written, JSON.stringify({ ...read(), ...change }));
        fsyncSync(written);
      } finally {
        closeSync(written);
      }
      try {
        renameSync(part, file);
      } finally {
        rmSync(part, { force: true });
      }
    },
  };
}
