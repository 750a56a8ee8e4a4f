import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { fail, type Problem, type Result } from '#app/core/result.ts';

/** How long to wait for another process that is writing, in ms. */
const PATIENCE = 15_000;
/** Pauses between two tries double from the first to the last, in ms. */
const PAUSE = { first: 1, last: 16 };

export interface VaultLock {
  /** Runs `work` while no other process, and nothing else in this one, holds the lock. */
  hold<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
  close(): void;
}

/**
 * A lock between processes: SQLite's own, on a file that stays empty. The operating system lets go
 * of it when its process ends, however it ends, so there is nothing to clean up. `prepare` makes the
 * folder of the lock, where it is missing; `busy` is what to say after waiting in vain.
 */
export function createLock(path: string, prepare: () => Promise<void>, patience = PATIENCE, busy = vaultBusy(patience)): VaultLock {
  let held: { database: Database.Database; file: number } | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const open = () => {
    held ??= connect(path);
    held.database.exec('BEGIN IMMEDIATE');
    // A lock on a file that has been deleted meanwhile would keep nobody out.
    if (statSync(path, { throwIfNoEntry: false })?.ino === held.file) return true;
    shut();
    return false;
  };
  const shut = () => {
    held?.database.close();
    held = null;
  };
  const acquire = async (): Promise<Problem | null> => {
    const since = performance.now();
    for (let pause = PAUSE.first; ; pause = Math.min(pause * 2, PAUSE.last)) {
      try {
        if (open()) return null;
      } catch (error) {
        if (!(error instanceof Database.SqliteError)) throw error;
        if (!/^SQLITE_(BUSY|LOCKED)/.test(error.code)) {
          shut();
          return unlockable(path, error.code);
        }
      }
      if (performance.now() - since > patience) return busy;
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
  };
  const run = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    await prepare();
    const problem = await acquire();
    if (problem) return fail(problem);
    try {
      return await work();
    } finally {
      held?.database.exec('ROLLBACK');
    }
  };
  return {
    hold(work) {
      const turn = queue.then(() => run(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    close: () => void queue.then(shut),
  };
}

/** With its journal in memory and every transaction rolled back, SQLite never writes a byte here. */
function connect(path: string): { database: Database.Database; file: number } {
  const database = new Database(path, { timeout: 0 });
  database.pragma('journal_mode = MEMORY');
  return { database, file: statSync(path).ino };
}

function vaultBusy(patience: number): Problem {
  return {
    code: 'busy',
    message: `Another process has been writing to this vault for more than ${Math.round(patience / 1000)} seconds, so nothing was saved.`,
    hint: 'Try again in a moment; if it goes on, look for a Whetstone that hangs and end it.',
  };
}

function unlockable(path: string, code: string): Problem {
  return {
    code: 'unwritable',
    message: `The lock ${path} cannot be used (${code}), so nothing was saved.`,
    hint: 'Let the user that runs Whetstone write to that folder, and see that its disk is not full. The file itself is empty and may be deleted.',
  };
}
