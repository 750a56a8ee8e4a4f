import { accessSync, constants, lstatSync, readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { CONFIG_FILE } from '#app/core/read-config.ts';
import { isStray, roleOf } from '#app/core/read-file.ts';
import { createPacer } from './pacer.server.ts';
import { explain } from './vault-problems.server.ts';

/** Something in the vault that the index reads, or tells of, as one look at the disk finds it. */
export interface Sighting {
  /** Inside the vault, with `/`, as the disk spells it. */
  path: string;
  /** Size and times: while they are the same, so is what is there. */
  stamp: string;
  /** Of the bytes or the place, in ms since the epoch, with fractions. */
  changedAt: number;
  /** Why there is nothing to read here; null for a file that can be tried. */
  problem: Diagnostic | null;
}

/** Everything of the vault that the index reads or tells of, in no particular order. Throws when the folder itself cannot be listed. */
export async function walkVault(root: string): Promise<Sighting[]> {
  const pacer = createPacer();
  const found: Sighting[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const child of listFolder(root, folder, found)) {
      const path = folder === '' ? child.name : `${folder}/${child.name}`;
      if (child.isDirectory() && mayHoldFiles(path)) folders.push(path);
      const sighting = sight(root, path, child);
      if (sighting) found.push(sighting);
      if (pacer.isDue()) await pacer.rest();
    }
  }
  return found;
}

/** One more look at a single path; null when the index has nothing to say of it. */
export function lookAt(root: string, path: string): Sighting | null {
  if (!isPlain(root, path)) return null;
  const real = realPath(root);
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (real === null || realPath(join(root, parent)) !== join(real, parent)) return null;
  if (!canList(join(root, parent))) return null;
  const stats = statOf(join(root, path));
  if (stats instanceof Error || !stats) return stats ? sightProblem(explain.unreadable(path, stats)) : null;
  const isOtherSpelling = stats.isFile() && realPath(join(root, path)) !== join(real, path);
  return isOtherSpelling ? null : sight(root, path, stats);
}

/** Size and times of a file: while they are the same, so are its bytes. A changed inode time tells of an edit that kept both. */
export function stampOf({ size, mtimeMs, ctimeMs }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

function isRead(path: string): boolean {
  return path === CONFIG_FILE || roleOf(path) !== null;
}

function mayHoldFiles(folder: string): boolean {
  return roleOf(`${folder}/any.md`) !== null;
}

/** No `..`, no doubled slash, nothing a file system would read as another path. */
function isPlain(root: string, path: string): boolean {
  return !path.includes('\0') && relative(root, join(root, path)).split(sep).join('/') === path;
}

function listFolder(root: string, folder: string, found: Sighting[]): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT') found.push(sightProblem(explain.unreadableFolder(folder, error as Error)));
    return [];
  }
}

function sight(root: string, path: string, found: Dirent | Stats): Sighting | null {
  if (found.isSymbolicLink()) return sightLink(root, path);
  if (found.isDirectory()) return sightFolder(path);
  if (!isRead(path)) return found.isFile() && isStray(path) ? sightProblem(explain.outsideFolders(path)) : null;
  if (!found.isFile()) return sightProblem(explain.notAFile(path));
  const stats = statOf(join(root, path));
  if (stats instanceof Error) return sightProblem(explain.unreadable(path, stats));
  if (!stats) return path.includes('\uFFFD') ? sightProblem(explain.badName(path)) : null;
  return { path, stamp: stampOf(stats), changedAt: Math.max(stats.mtimeMs, stats.ctimeMs), problem: null };
}

function sightFolder(path: string): Sighting | null {
  if (path === CONFIG_FILE) return sightProblem(explain.notAFile(path));
  return /\.md$/i.test(path) && mayHoldFiles(path) ? sightProblem(explain.folder(path)) : null;
}

/** Links are never followed: what they lead to is read in its own place, or is not part of the vault. */
function sightLink(root: string, path: string): Sighting | null {
  const target = realPath(join(root, path));
  const real = realPath(root);
  if (target === null || real === null) return isRead(path) ? sightProblem(explain.brokenLink(path)) : null;
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!(isFolder ? mayHoldFiles(path) : isRead(path))) return null;
  const place = relative(real, target).split(sep).join('/');
  const isInside = target === real || target.startsWith(real.endsWith(sep) ? real : real + sep);
  const isReadThere = isInside && (isFolder ? place === '' || mayHoldFiles(place) : isRead(place));
  return sightProblem(isReadThere ? explain.linkInside(path, place) : explain.linkOutside(path, isFolder));
}

function sightProblem(problem: Diagnostic): Sighting {
  return { path: problem.file, stamp: `${problem.code}: ${problem.message}`, changedAt: 0, problem };
}

/** Undefined when nothing is there. */
function statOf(place: string): Stats | Error | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch (error) {
    // What should be its folder is a file, so there is nothing there.
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? undefined : (error as Error);
  }
}

function canList(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function realPath(place: string): string | null {
  try {
    return realpathSync.native(place);
  } catch {
    return null;
  }
}
