import { chmodSync, copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realDisk } from './disk.server.ts';
import { hasNoLinks, syncFolder, writeNew } from './disk-files.server.ts';
import { isPublished } from './site-mark.server.ts';

const FOLDER_MODE = 0o755;
/** Age in ms at which nobody is at work in a folder that waits to be swapped in. */
const ABANDONED = 3_600_000;
/** What `mkdtemp` adds to a name. */
const RANDOM = /^[a-zA-Z0-9]{6}$/;

const freshPrefix = (folder: string) => `.${basename(folder)}.new-`;

/** Where a folder is between the two renames of a swap. */
export function oldName(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.old`);
}

/**
 * Writes `files` to a folder beside `folder` that then takes its place; those not `written` are
 * taken over from it. Name the mark first: a folder without it is never tidied away. When this
 * throws, the folder is as it was, or at its `oldName` where even that could not be undone.
 */
export async function swapFolder(folder: string, files: ReadonlyMap<string, Uint8Array>, written: ReadonlySet<string>): Promise<void> {
  const staging = mkdtempSync(join(dirname(folder), freshPrefix(folder)));
  try {
    chmodSync(staging, existsSync(folder) ? statSync(folder).mode & 0o777 : FOLDER_MODE);
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      if (written.has(path)) await writeNew(realDisk, join(staging, path), bytes, null);
      else keepFile(join(folder, path), join(staging, path));
    }
    putInPlace(staging, folder);
    await syncFolder(realDisk, dirname(folder));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  clearSwaps(folder);
}

/** An empty folder is written over by the rename itself. */
function putInPlace(staging: string, folder: string): void {
  const isAside = isPublished(folder);
  if (isAside) renameSync(folder, oldName(folder));
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (isAside && !existsSync(folder)) renameSync(oldName(folder), folder);
    throw error;
  }
}

/** Puts a folder back that a power cut between the two renames has left aside. */
export function healSwap(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false }) && isPublished(oldName(folder))) renameSync(oldName(folder), folder);
}

/** Removes what swaps cut short have left beside a folder that is in its place. What cannot be removed is left for the next time. */
export function clearSwaps(folder: string): void {
  const prefix = freshPrefix(folder);
  const waiting = readdirSync(dirname(folder)).filter((name) => name.startsWith(prefix) && RANDOM.test(name.slice(prefix.length))).map((name) => join(dirname(folder), name));
  const abandoned = waiting.filter((place) => Date.now() - lstatSync(place).mtimeMs > ABANDONED);
  for (const place of [...abandoned, ...(existsSync(folder) ? [oldName(folder)] : [])]) {
    try {
      if (isPublished(place)) rmSync(place, { recursive: true });
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}

/** With the time of its last change. */
function keepFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    copyFileSync(from, to);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}
