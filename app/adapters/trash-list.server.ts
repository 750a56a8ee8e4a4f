import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join, posix } from 'node:path';
import { realDisk } from './disk.server.ts';
import { findFile, READ } from './disk-files.server.ts';
import { LARGEST_FILE } from './vault-problems.server.ts';
import { TRASH_FOLDER } from './vault-trash.server.ts';

export interface InTrash {
  /** `.trash/notes/a.2.md` */
  trashed: string;
  /** Where it was: the same without the folder, and without the number that an older file there gave it. */
  path: string;
  /** When it was moved there, in ms since the epoch: the last change of anything about the file but its bytes. */
  at: number;
}

/** Every ordinary file in the trash, the latest first; none where there is no trash. Links are not followed. */
export function listTrash(root: string): InTrash[] {
  const found = filesIn(root, '');
  const paths = new Set(found.map(({ path }) => path));
  return found
    .map(({ path, stats }) => ({ trashed: `${TRASH_FOLDER}/${path}`, path: withoutNumber(path, paths), at: stats.ctimeMs }))
    .sort((a, b) => b.at - a.at || (a.trashed < b.trashed ? -1 : 1));
}

/** What a file in the trash says; null for what cannot be read as text of the vault. */
export function readTrashed(root: string, trashed: string): string | null {
  try {
    return findFile(realDisk, join(root, trashed), READ, LARGEST_FILE)?.bytes?.toString('utf8') ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function filesIn(root: string, folder: string): { path: string; stats: Stats }[] {
  return namesIn(join(root, TRASH_FOLDER, folder)).flatMap((name) => {
    const path = posix.join(folder, name);
    const stats = lstatSync(join(root, TRASH_FOLDER, path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) return filesIn(root, path);
    return stats?.isFile() ? [{ path, stats }] : [];
  });
}

function namesIn(place: string): string[] {
  try {
    if (!lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(place).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

/** `notes/a.2.md` was `notes/a.md` where that is in the trash as well; else it may have been called so. */
function withoutNumber(path: string, all: ReadonlySet<string>): string {
  const { dir, name, ext } = posix.parse(path);
  const bare = posix.join(dir, name.replace(/\.\d+$/, '') + ext);
  return all.has(bare) ? bare : path;
}
