import Database from 'better-sqlite3';
import { chmodSync, closeSync, openSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { placeRecords } from './database-place.server.ts';
import { PATIENCE, shareByLog, type Connection } from './database.server.ts';
import { explainDatabase, migrate, type Upkeep } from './migrate.server.ts';
import { projectRoot } from './project-root.server.ts';

/**
 * What no text file should hold: the owner's password, sessions, share links. Other processes may
 * read and write it at the same time; what a transaction has committed is on the disk.
 */
export interface Records {
  database: Connection;
  close(): void;
}

/** The owner alone may read it. SQLite gives the files beside it the same rights. */
const PRIVATE = 0o600;

/** Records cannot be built again, so a broken file is never put aside on the quiet. */
const RECORDS: Upkeep = {
  folder: join(projectRoot(), 'prisma', 'records', 'migrations'),
  copyFirst: true,
  hints: {
    broken: 'It holds sign-ins and share links, which cannot be made again from the vault: put it back from a backup. Without one, move it away; links that were shared then no longer work.',
    other: 'Use the version that wrote it, or put the copy in its place that stands beside it as “.before-…”.',
    unwritable: 'Check its permissions and the space on its disk.',
  },
};

/** Opens the records of a vault, beside its index; makes them where there are none. */
export function openRecords(root: string, databaseUrl = process.env['DATABASE_URL']): Result<Records> {
  const place = placeRecords(realpathSync(root), databaseUrl);
  if (!place.ok) return place;
  const path = place.value;
  let database: Connection | null = null;
  try {
    closeSync(openSync(path, 'a', PRIVATE));
    chmodSync(path, PRIVATE);
    const migrated = migrate(path, RECORDS);
    if (!migrated.ok) return migrated;
    database = new Database(path, { timeout: PATIENCE });
    shareByLog(database);
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    const opened = database;
    return succeed({ database: opened, close: () => opened.close() });
  } catch (error) {
    database?.close();
    const problem = explainRecords(error, path);
    if (!problem) throw error;
    return fail(problem);
  }
}

/** What keeps the records at `path` from being read or written; null where the error is a bug. */
export function explainRecords(error: unknown, path: string): Problem | null {
  return explainDatabase(error, path, RECORDS) ?? explainFile(error, path);
}

function explainFile(error: unknown, path: string): Problem | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z]+$/.test(code) ? { code: 'unwritable', message: `The database ${path} cannot be written (${code}).`, hint: RECORDS.hints.unwritable } : null;
}

/** The records of an open vault, opened at the first call of `open` and not before. */
export function keepRecords(root: string, databaseUrl?: string): { open: () => Result<Records>; close: () => void } {
  let records: Records | null = null;
  return {
    open() {
      if (records) return succeed(records);
      const opened = openRecords(root, databaseUrl);
      if (opened.ok) records = opened.value;
      return opened;
    },
    close() {
      records?.close();
      records = null;
    },
  };
}
