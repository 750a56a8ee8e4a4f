import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INDEX, migrate as migrateWith } from '#app/adapters/migrate.server.ts';

let folder = '';
let migrations = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-migrate-'));
  migrations = join(folder, 'migrations');
  path = join(folder, 'index.db');
  writeMigration('1_things', 'CREATE TABLE "Thing" ("id" INTEGER PRIMARY KEY, "name" TEXT NOT NULL);');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const migrate = (database: string, folder: string) => migrateWith(database, { ...INDEX, folder });

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, 'migration.sql'), sql);
}

function query(sql: string): unknown[] {
  const database = new Database(path);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

function run(sql: string): void {
  const database = new Database(path);
  database.exec(sql);
  database.close();
}

describe('migrate', () => {
  it('makes the database and applies every migration in the order of their names', () => {
    writeMigration('2_colour', 'ALTER TABLE "Thing" ADD COLUMN "colour" TEXT;');
    expect(migrate(path, migrations)).toEqual({ ok: true, value: { applied: ['1_things', '2_colour'] } });
    run(`INSERT INTO "Thing" VALUES (1, 'hone', 'grey')`);
    expect(query('SELECT colour FROM "Thing"')).toEqual([{ colour: 'grey' }]);
  });

  it('applies nothing a second time, and writes nothing where nothing is to do', () => {
    migrate(path, migrations);
    const before = readFileSync(path);
    expect(migrate(path, migrations)).toEqual({ ok: true, value: { applied: [] } });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('applies only what came since', () => {
    migrate(path, migrations);
    writeMigration('2_colour', 'ALTER TABLE "Thing" ADD COLUMN "colour" TEXT;');
    expect(migrate(path, migrations)).toEqual({ ok: true, value: { applied: ['2_colour'] } });
  });

  it('keeps the history that Prisma keeps: name, SHA-256 of the file, times, one step', () => {
    migrate(path, migrations);
    const sql = readFileSync(join(migrations, '1_things', 'migration.sql'));
    expect(query('SELECT * FROM _prisma_migrations')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256').update(sql).digest('hex'),
        finished_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/),
        migration_name: '1_things',
        logs: null,
        rolled_back_at: null,
        started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/),
        applied_steps_count: 1,
      },
    ]);
  });

  it('undoes the whole of a migration that fails, keeps those before it, and throws, as that is a bug', () => {
    writeMigration('2_broken', 'CREATE TABLE "Half" ("id" INTEGER); CREATE TABEL "Rest" ("id" INTEGER);');
    expect(() => migrate(path, migrations)).toThrow(/syntax error/);
    expect(query(`SELECT name FROM sqlite_master WHERE name IN ('Thing', 'Half')`)).toEqual([{ name: 'Thing' }]);
    expect(query('SELECT migration_name FROM _prisma_migrations')).toEqual([{ migration_name: '1_things' }]);
  });

  it('keeps the rows that refer to a table when the table is redefined', () => {
    writeMigration('2_parts', 'CREATE TABLE "Part" ("thing" INTEGER NOT NULL REFERENCES "Thing" ("id") ON DELETE CASCADE);');
    migrate(path, migrations);
    run(`INSERT INTO "Thing" VALUES (1, 'hone'); INSERT INTO "Part" VALUES (1)`);
    writeMigration(
      '3_redefine',
      `PRAGMA foreign_keys=OFF;
       CREATE TABLE "new_Thing" ("id" INTEGER PRIMARY KEY, "name" TEXT);
       INSERT INTO "new_Thing" SELECT * FROM "Thing";
       DROP TABLE "Thing";
       ALTER TABLE "new_Thing" RENAME TO "Thing";
       PRAGMA foreign_keys=ON;`,
    );
    expect(migrate(path, migrations)).toMatchObject({ ok: true });
    expect(query('SELECT * FROM "Part"')).toEqual([{ thing: 1 }]);
  });

  it('refuses a migration that would leave rows that refer to nothing', () => {
    writeMigration('2_parts', 'CREATE TABLE "Part" ("thing" INTEGER NOT NULL REFERENCES "Thing" ("id"));');
    writeMigration('3_orphan', 'INSERT INTO "Part" VALUES (7);');
    expect(() => migrate(path, migrations)).toThrow(/3_orphan leaves 1 rows/);
    expect(query('SELECT * FROM "Part"')).toEqual([]);
  });

  it('applies each migration once when several processes start at the same moment', async () => {
    for (let n = 2; n < 12; n++) writeMigration(`2_row_${n}`, `INSERT INTO "Thing" ("name") VALUES ('row ${n}');`);
    const script = `import { INDEX, migrate } from '#app/adapters/migrate.server.ts';
      const outcome = migrate(${JSON.stringify(path)}, { ...INDEX, folder: ${JSON.stringify(migrations)} });
      process.stdout.write(JSON.stringify(outcome));`;
    const outcomes = await Promise.all([1, 2, 3].map(() => runScript(script)));
    const applied = outcomes.flatMap((text) => (JSON.parse(text) as { value: { applied: string[] } }).value.applied);
    expect(applied).toHaveLength(11);
    expect(query('SELECT count(*) AS rows FROM "Thing"')).toEqual([{ rows: 10 }]);
  });
});

describe('migrate, where the database cannot be built again,', () => {
  const careful = () => migrateWith(path, { ...INDEX, folder: migrations, copyFirst: true });
  const copies = () => readdirSync(folder).filter((name) => name.startsWith('index.db.'));

  it('copies nothing when it makes the database, or has nothing to do', () => {
    careful();
    careful();
    expect(copies()).toEqual([]);
  });

  it('keeps a copy of how it was before the migrations that are new, whole and for its owner only', () => {
    careful();
    run(`INSERT INTO "Thing" VALUES (1, 'hone')`);
    writeMigration('2_colour', 'ALTER TABLE "Thing" ADD COLUMN "colour" TEXT;');
    writeMigration('3_empty', 'DELETE FROM "Thing";');
    expect(careful()).toEqual({ ok: true, value: { applied: ['2_colour', '3_empty'] } });
    expect(copies()).toEqual(['index.db.before-2_colour']);
    path = join(folder, 'index.db.before-2_colour');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(query('SELECT * FROM "Thing"')).toEqual([{ id: 1, name: 'hone' }]);
  });

  it('keeps the three newest of those copies, and whatever else has such a name', () => {
    careful();
    writeFileSync(join(folder, 'index.db.before-2_my own'), 'mine');
    for (const name of ['2_a', '3_b', '4_c', '5_d', '6_e']) {
      writeMigration(name, `INSERT INTO "Thing" ("name") VALUES ('${name}');`);
      careful();
    }
    expect(copies().sort()).toEqual(['index.db.before-2_my own', 'index.db.before-4_c', 'index.db.before-5_d', 'index.db.before-6_e']);
    path = join(folder, 'index.db.before-6_e');
    expect(query('SELECT count(*) AS rows FROM "Thing"')).toEqual([{ rows: 4 }]);
  });

  it('keeps that copy when a migration fails', () => {
    careful();
    writeMigration('2_broken', 'CREATE TABEL "Rest" ("id" INTEGER);');
    expect(careful).toThrow(/syntax error/);
    expect(copies()).toEqual(['index.db.before-2_broken']);
  });
});

describe('migrate refuses, and leaves as it was,', () => {
  it('a database of a newer version', () => {
    migrate(path, migrations);
    run(`UPDATE _prisma_migrations SET migration_name = '9_future'`);
    const before = readFileSync(path);
    const outcome = migrate(path, migrations);
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'newer-database', message: expect.stringContaining('9_future') } });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('a database whose migration was not the one found here', () => {
    migrate(path, migrations);
    writeMigration('1_things', 'CREATE TABLE "Thing" ("id" INTEGER);');
    expect(migrate(path, migrations)).toMatchObject({ ok: false, problem: { code: 'newer-database', message: expect.stringContaining('1_things') } });
  });

  it('a database that another tool left half migrated', () => {
    migrate(path, migrations);
    run('UPDATE _prisma_migrations SET finished_at = NULL');
    expect(migrate(path, migrations)).toMatchObject({ ok: false, problem: { code: 'unwritable' } });
  });

  it('a file that is no database', () => {
    writeFileSync(path, 'Dear diary, this is not SQLite, though it is long enough to be looked at.'.repeat(20));
    expect(migrate(path, migrations)).toMatchObject({
      ok: false,
      problem: { code: 'unwritable', message: expect.stringContaining('not a sound SQLite database') },
    });
  });

  it('a path that cannot be opened', () => {
    mkdirSync(path);
    expect(migrate(path, migrations)).toMatchObject({ ok: false, problem: { code: 'unwritable', message: expect.stringContaining(path) } });
  });

  it('but forgives a migration that Prisma has marked as rolled back', () => {
    migrate(path, migrations);
    run(`INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at) VALUES ('x', 'y', '0_undone', '2026-01-01')`);
    expect(migrate(path, migrations)).toEqual({ ok: true, value: { applied: [] } });
  });
});

/** Runs a module in a process of its own; resolves to what it prints. */
function runScript(source: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err))));
  });
}
