import Database from 'better-sqlite3';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { copyDatabase } from './database-copy.server.ts';
import { projectRoot } from './project-root.server.ts';

interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, in hexadecimal, as Prisma keeps it. */
  checksum: string;
}

interface Applied {
  name: string;
  checksum: string;
  finished: string | number | null;
}

/** What a database holds decides how it is looked after. */
export interface Upkeep {
  /** Of the migrations, each in a folder of its own. */
  folder: string;
  /** Whether it is copied before a migration changes it. */
  copyFirst: boolean;
  /** What to do when it is broken, from another version, or cannot be written. */
  hints: { broken: string; other: string; unwritable: string };
}

/** The index can be built again at any time. */
export const INDEX: Upkeep = {
  folder: join(projectRoot(), 'prisma', 'migrations'),
  copyFirst: false,
  hints: {
    broken: 'Move it away: the index is built again from the vault.',
    other: 'Use the version that wrote it, or set DATABASE_URL to another file, where a new index is built.',
    unwritable: 'Check its permissions and the space on its disk, or set DATABASE_URL to a file elsewhere.',
  },
};

/** Milliseconds to wait for another process that is migrating the same database. */
const PATIENCE = 30_000;

/** Copies from before migrations that stay beside a database. */
const COPIES_KEPT = 3;

/** Prisma's own table, so that its command line and this runner can take turns. */
const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Brings a database up to this version's migrations and says which it applied. The folder of
 * `databasePath` must exist; the file need not. Where nothing is to do, nothing is written.
 * A database of another version, or one that cannot be used, is a problem and stays as it was.
 */
export function migrate(databasePath: string, upkeep: Upkeep = INDEX): Result<{ applied: string[] }> {
  const known = readMigrations(upkeep.folder);
  let database: Database.Database | null = null;
  try {
    database = new Database(databasePath, { timeout: PATIENCE });
    const history = readHistory(database);
    const pending = pendingOf(known, history, databasePath, upkeep);
    if (!pending.ok) return pending;
    const [first] = pending.value;
    if (first && history.length > 0 && upkeep.copyFirst) keepCopy(database, databasePath, first.name, known);
    return succeed({ applied: applyAll(database, pending.value) });
  } catch (error) {
    const problem = explainDatabase(error, databasePath, upkeep);
    if (!problem) throw error;
    return fail(problem);
  } finally {
    database?.close();
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map((item) => item.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

function readHistory(database: Database.Database): Applied[] {
  const table = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'").get();
  if (!table) return [];
  return database
    .prepare<[], Applied>('SELECT migration_name AS name, checksum, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL')
    .all();
}

function pendingOf(known: Migration[], history: Applied[], databasePath: string, { hints }: Upkeep): Result<Migration[]> {
  const checksums = new Map(known.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum, finished } of history) {
    if (finished === null) {
      return fail({
        code: 'unwritable',
        message: `The database ${databasePath} was left half way through its migration ${name}.`,
        hint: hints.broken,
      });
    }
    if (checksums.get(name) !== checksum) {
      const newer = !checksums.has(name);
      return fail({
        code: 'newer-database',
        message: newer
          ? `The database ${databasePath} comes from a newer Whetstone: this one does not know its migration ${name}.`
          : `The database ${databasePath} comes from another Whetstone: its migration ${name} was not the one found here.`,
        hint: hints.other,
      });
    }
  }
  const applied = new Set(history.map(({ name }) => name));
  return succeed(known.filter(({ name }) => !applied.has(name)));
}

/** Beside the database, by the name of the migration that comes next, as it was without that one. */
function keepCopy(database: Database.Database, databasePath: string, migration: string, known: readonly Migration[]): void {
  const making = `${databasePath}.${randomUUID()}`;
  try {
    copyDatabase(database, making);
    if (!isWithout(making, migration)) return;
    renameSync(making, copyBefore(databasePath, migration));
    dropOldCopies(databasePath, migration, known);
  } finally {
    rmSync(making, { force: true });
  }
}

function copyBefore(databasePath: string, migration: string): string {
  return `${databasePath}.before-${migration}`;
}

/** Of the copies from before earlier migrations the newest stay; a file with any other name is somebody else's. */
function dropOldCopies(databasePath: string, migration: string, known: readonly Migration[]): void {
  const there = new Set(readdirSync(dirname(databasePath)));
  const earlier = known.filter(({ name }) => name < migration).map(({ name }) => copyBefore(databasePath, name));
  const copies = earlier.filter((path) => there.has(basename(path)));
  for (const path of copies.slice(0, 1 - COPIES_KEPT)) rmSync(path, { force: true });
}

/** Another process may have applied it between the look at the history and the copy. */
function isWithout(path: string, migration: string): boolean {
  const copy = new Database(path, { readonly: true });
  try {
    return !readHistory(copy).some(({ name }) => name === migration);
  } finally {
    copy.close();
  }
}

function applyAll(database: Database.Database, pending: Migration[]): string[] {
  // A table that is redefined is dropped, which would delete what refers to it; SQLite ignores this inside a transaction.
  database.pragma('foreign_keys = OFF');
  const apply = database.transaction((migration: Migration) => applyOne(database, migration));
  return pending.filter((migration) => apply.immediate(migration)).map(({ name }) => name);
}

/** Inside a transaction that holds the write lock. False where another process was faster. */
function applyOne(database: Database.Database, { name, sql, checksum }: Migration): boolean {
  if (readHistory(database).some((applied) => applied.name === name)) return false;
  const started = now();
  database.exec(HISTORY);
  database.exec(sql);
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`Migration ${name} leaves ${broken.length} rows that refer to nothing.`);
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), checksum, started, now(), name);
  return true;
}

/** As Prisma's SQLite adapter writes an instant. */
function now(): string {
  return new Date().toISOString().replace('Z', '+00:00');
}

/** What the disk or another program did to the file; null for anything that is a bug. */
export function explainDatabase(error: unknown, databasePath: string, { hints }: Upkeep = INDEX): Problem | null {
  if (!(error instanceof Database.SqliteError)) return null;
  if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) {
    return {
      code: 'unwritable',
      message: `Another program holds the database ${databasePath}.`,
      hint: 'Close it and try again.',
    };
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
    return {
      code: 'unwritable',
      message: `The file ${databasePath} is not a sound SQLite database.`,
      hint: hints.broken,
    };
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|FULL|IOERR)/.test(error.code)) {
    return {
      code: 'unwritable',
      message: `The database ${databasePath} cannot be written: ${error.message}.`,
      hint: hints.unwritable,
    };
  }
  return null;
}
