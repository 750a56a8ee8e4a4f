import Database from 'better-sqlite3';
import { existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRecords } from '#app/adapters/records.server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

let vault: TempVault;
let path = '';
beforeEach(async () => {
  vault = await makeVault({ 'whetstone.yml': '' });
  path = join(vault.root, '.whetstone/records.db');
});
afterEach(() => vault.remove());

function open() {
  const opened = openRecords(vault.root);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

/** Does this to the database while nobody has it open. */
function alter(sql: string): void {
  const database = new Database(path);
  database.exec(sql);
  database.close();
}

const beside = () => readdirSync(join(vault.root, '.whetstone')).filter((name) => /^records/.test(name)).sort();

describe('records', () => {
  test('lie beside the index, for the eyes of the owner only, and on the disk when committed', () => {
    const { database, close } = open();
    database.exec("UPDATE Owner SET password = 'x'");
    for (const name of beside()) expect([name, statSync(join(vault.root, '.whetstone', name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    close();
  });

  test('outlive the index', () => {
    open().close();
    alter("UPDATE Owner SET name = 'kept'");
    rmSync(join(vault.root, '.whetstone/index.db'), { force: true });
    const { database, close } = open();
    expect(database.prepare('SELECT name FROM Owner').pluck().get()).toBe('kept');
    close();
  });

  test('are named after the index where DATABASE_URL puts that, so that two vaults do not share them', () => {
    const url = `file:${join(vault.root, 'elsewhere/first.db')}`;
    const opened = openRecords(vault.root, url);
    if (opened.ok) opened.value.close();
    expect(existsSync(join(vault.root, 'elsewhere/first.records.db'))).toBe(true);
  });
});

describe('records that cannot be used are refused in words, and stay as they were:', () => {
  function refuse(damage: () => void) {
    open().close();
    damage();
    const opened = openRecords(vault.root);
    if (opened.ok) opened.value.close();
    expect(beside().filter((name) => !/-(wal|shm)$/.test(name))).toEqual(['records.db']);
    return opened;
  }

  test('from a newer version', () => {
    const opened = refuse(() => alter("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '9_future', '2030-01-01')"));
    expect(opened).toMatchObject({ ok: false, problem: { code: 'newer-database', message: expect.stringContaining('9_future') as string, hint: expect.stringContaining('.before-') as string } });
  });

  test('broken', () => {
    const opened = refuse(() => writeFileSync(path, 'no database at all '.repeat(500)));
    expect(opened).toMatchObject({ ok: false, problem: { code: 'unwritable', hint: expect.stringContaining('backup') as string } });
  });

  test('cut short', () => {
    const opened = refuse(() => truncateSync(path, 1000));
    expect(opened).toMatchObject({ ok: false, problem: { hint: expect.stringContaining('backup') as string } });
  });
});
