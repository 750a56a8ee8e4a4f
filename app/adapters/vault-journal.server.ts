import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { drop, findFile, ignoreItself, makeFolders, syncFolder, writeAll } from './disk-files.server.ts';
import type { VaultDisk } from './vault-place.server.ts';

/** What one file goes through while it is written: a new file and a second name of the old one wait beside it. */
export interface Step {
  path: string;
  /** Paths of the new file and of the old one, in the same folder. */
  fresh: string;
  old: string;
  /** Hashes of the bytes before and after; null where there is no file. */
  was: string | null;
  will: string | null;
}

/**
 * What a process that is killed leaves for the next one to put in order. `undo`: a change to several
 * files is under way, and what was done of it is to be undone. `sweep`: whatever stands at each path
 * is whole and is to stay; only what waits beside it is to go.
 */
export interface JournalRecord {
  kind: 'undo' | 'sweep';
  /** Null when the record itself is torn, which says that no file of the vault has been touched yet. */
  steps: Step[] | null;
}

const KINDS = ['undo', 'sweep'] as const;
const WHOLE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

export const OWN_FOLDER = '.whetstone';
export const JOURNAL_FOLDER = `${OWN_FOLDER}/journal`;

/** A file in the folder of another that waits to take its place, or that had it. Names with a dot are not read, watched or written as notes. */
export const LEFTOVER = /^\.whetstone-[0-9a-f]{16}\.(new|old)$/;
export const leftoverName = (id: string, kind: 'new' | 'old') => `.whetstone-${id}.${kind}`;

export const hashOf = (bytes: Uint8Array) => hash('sha256', bytes, 'base64url');

export async function prepareJournal({ root, disk }: VaultDisk): Promise<void> {
  await makeFolders(disk, root, join(root, JOURNAL_FOLDER));
  ignoreItself(disk, join(root, OWN_FOLDER));
}

/** Says what is about to be done. An `undo` is on the disk itself when this resolves; a `sweep` is for killed processes and need not be. */
export async function beginRecord({ root, disk }: VaultDisk, kind: JournalRecord['kind'], steps: readonly Step[]): Promise<void> {
  const text = JSON.stringify(steps);
  const file = disk.open(placeOf(root, kind), WHOLE, 0o600);
  try {
    writeAll(disk, file, Buffer.from(`${hashOf(Buffer.from(text))}\n${text}`));
    if (kind === 'undo') await disk.sync(file);
  } finally {
    disk.close(file);
  }
  // The folders may have been made by something that did not wait for the disk.
  if (kind === 'undo') for (const folder of [JOURNAL_FOLDER, OWN_FOLDER, '']) await syncFolder(disk, join(root, folder));
}

/** From here on nothing is to be undone any more. */
export function completeRecord({ root, disk }: VaultDisk): void {
  disk.rename(placeOf(root, 'undo'), placeOf(root, 'sweep'));
}

/** `lasting`: wait until a power cut would not bring the record back. */
export async function endRecord({ root, disk }: VaultDisk, lasting: boolean): Promise<void> {
  for (const kind of KINDS) drop(disk, placeOf(root, kind));
  if (lasting) await syncFolder(disk, join(root, JOURNAL_FOLDER));
}

export function hasRecord({ root, disk }: VaultDisk): boolean {
  // A file may stand in the place of our folder: then nothing was ever written there.
  const isThere = disk.look(join(root, OWN_FOLDER))?.isDirectory() ?? false;
  return isThere && KINDS.some((kind) => disk.look(placeOf(root, kind)));
}

/** What was left; null when there is nothing to put in order. */
export function readRecord({ root, disk }: VaultDisk): JournalRecord | null {
  for (const kind of KINDS) {
    const found = findFile(disk, placeOf(root, kind));
    if (found) return { kind, steps: found.bytes && parseRecord(found.bytes.toString('utf8')) };
  }
  return null;
}

function parseRecord(text: string): Step[] | null {
  const [sum, steps] = [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)];
  return sum === hashOf(Buffer.from(steps)) ? (JSON.parse(steps) as Step[]) : null;
}

function placeOf(root: string, kind: JournalRecord['kind']): string {
  return join(root, JOURNAL_FOLDER, `${kind}.json`);
}
