import Database from 'better-sqlite3';
import { existsSync, renameSync, statSync } from 'node:fs';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { explainDatabase, migrate } from './migrate.server.ts';

export type Connection = Database.Database;

export interface OpenDatabase {
  database: Connection;
  /** What the owner should know of how it opened, if anything. */
  notice: string | null;
}

/** Milliseconds to wait for another process that is writing. */
export const PATIENCE = 10_000;
const PAUSE = 5;

/**
 * Opens the database at `path`, migrated and ready to be shared with other processes. A file there
 * that some other program wrote, or that is broken, is kept under another name and replaced.
 * `suspect`: a query has failed, so the whole file is checked and not only whether it opens.
 */
export function openDatabase(path: string, suspect = false): Result<OpenDatabase> {
  const notice = existsSync(path) ? moveAsideUnlessSound(path, suspect) : null;
  const migrated = migrate(path);
  if (!migrated.ok) return migrated;
  const database = new Database(path, { timeout: PATIENCE });
  try {
    shareByLog(database);
  } catch (error) {
    database.close();
    const problem = explainDatabase(error, path);
    if (!problem) throw error;
    return fail(problem);
  }
  database.pragma('synchronous = NORMAL');
  database.pragma('foreign_keys = ON');
  return succeed({ database, notice });
}

/** SQLite does not wait for the lock that this takes, so where others open the same database it is asked again. */
export function shareByLog(database: Connection): void {
  const since = performance.now();
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
      if (!isBusy || performance.now() - since > PATIENCE) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** Does the error say that the file is not, or is no longer, a sound database? */
export function isCorruption(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

function moveAsideUnlessSound(path: string, suspect: boolean): string | null {
  const { ino } = statSync(path);
  // Another process may have replaced the file while this one looked at it.
  if (isSound(path, suspect) || statSync(path, { throwIfNoEntry: false })?.ino !== ino) return null;
  const aside = `${path}.broken-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return `${path} was not a sound index of a vault; it is kept as ${aside}, and the index is built anew.`;
}

/** A new database is empty; one of ours has the history of its migrations. */
function isSound(path: string, suspect: boolean): boolean {
  let database: Connection | null = null;
  try {
    database = new Database(path, { timeout: PATIENCE });
    const tables = database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    const isOurs = tables.length === 0 || tables.includes('_prisma_migrations');
    return isOurs && (!suspect || database.pragma('quick_check(1)', { simple: true }) === 'ok');
  } catch (error) {
    // Whatever else is the matter, the migration says it in words.
    return !isCorruption(error);
  } finally {
    database?.close();
  }
}
