import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { ignoreItself } from './disk-files.server.ts';
import { realDisk } from './disk.server.ts';

export interface DatabasePlace {
  path: string;
  /** What the owner should know of this place, if anything. */
  notice: string | null;
}

/**
 * Where the index of a vault lives: where `databaseUrl` says, else in the vault's own `.whetstone`
 * folder, else, when nothing can be written there, in a cache folder of this user.
 */
export function placeDatabase(root: string, databaseUrl: string | undefined): Result<DatabasePlace> {
  if (databaseUrl) return placeAt(databaseUrl);
  const folder = join(root, '.whetstone');
  const path = join(folder, 'index.db');
  if (prepareFolder(folder) && (!existsSync(path) || isWritable(path))) {
    ignoreItself(realDisk, folder);
    return succeed({ path, notice: null });
  }
  const cache = cacheFolders().find(prepareFolder);
  if (!cache) {
    const message = `Neither ${folder} nor a cache folder of this user can be written, so the index has no place.`;
    return fail({ code: 'unwritable', message, hint: 'Set DATABASE_URL to a file that Whetstone may write.' });
  }
  const elsewhere = join(cache, `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.db`);
  return succeed({ path: elsewhere, notice: `${folder} cannot be written, so the index is kept in ${elsewhere}.` });
}

/** Beside the index, and named after it where the folder may hold the indexes of several vaults. */
export function placeRecords(root: string, databaseUrl: string | undefined): Result<string> {
  const index = placeDatabase(root, databaseUrl);
  if (!index.ok) return index;
  const stem = basename(index.value.path).replace(/\.db$/, '');
  return succeed(join(dirname(index.value.path), stem === 'index' ? 'records.db' : `${stem}.records.db`));
}

function placeAt(databaseUrl: string): Result<DatabasePlace> {
  const path = pathOf(databaseUrl);
  if (path === null) {
    const message = `DATABASE_URL is “${databaseUrl.slice(0, 80)}”, which does not name a file.`;
    return fail({ code: 'bad-choice', message, hint: 'Write file:/some/where/index.db; the index is always an SQLite file.' });
  }
  if (!prepareFolder(dirname(path)) || (existsSync(path) && !isWritable(path))) {
    const message = `DATABASE_URL puts the index at ${path}, which cannot be written.`;
    return fail({ code: 'unwritable', message, hint: 'Check its permissions, or set DATABASE_URL to another file.' });
  }
  return succeed({ path, notice: null });
}

/** Of `file:///a/b.db`, `file:b.db` or a bare path, relative to the working directory; null for another scheme. */
function pathOf(databaseUrl: string): string | null {
  const address = databaseUrl.replace(/\?.*$/s, '');
  if (/^file:\/\/\//i.test(address)) return fileURLToPath(address);
  const path = address.replace(/^file:/i, '');
  return path === '' || path === ':memory:' || path.startsWith('//') || /^[a-z][a-z0-9+.-]+:/i.test(path) ? null : resolve(path);
}

function cacheFolders(): string[] {
  return [process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), tmpdir()].map((folder) => join(folder, 'whetstone'));
}

/** Makes the folder where it is missing; false when no database can be written in it. */
function prepareFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    return isWritable(folder);
  } catch {
    return false;
  }
}

function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
