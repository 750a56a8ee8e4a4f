import type Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** The owner alone may read it. */
const PRIVATE = 0o600;

/**
 * A consistent copy of an open database in a new file at `place`, complete and on the disk when this
 * returns; others may go on writing meanwhile. Throws where there is a file already.
 */
export function copyDatabase(database: Database.Database, place: string): void {
  closeSync(openSync(place, 'wx', PRIVATE));
  database.prepare('VACUUM INTO ?').run(place);
  const copy = openSync(place, 'r');
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
}
