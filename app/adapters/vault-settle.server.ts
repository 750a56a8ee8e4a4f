import { dirname, join } from 'node:path';
import { drop, findFile, moveToNew, syncFolder } from './disk-files.server.ts';
import { endRecord, hashOf, LEFTOVER, readRecord, type Step } from './vault-journal.server.ts';
import type { VaultDisk } from './vault-place.server.ts';
import { moveToTrash } from './vault-trash.server.ts';

/** What was put in order after a process that was killed, or a disk that failed; paths inside the vault. */
export interface Settlement {
  /** Files of a change that had not come to its end, which are as they were before it. */
  undone: string[];
  /** Files of such a change that another program has changed since, which stay as they are. */
  left: string[];
  /** Texts that would have been nowhere else, by where they are now. */
  trashed: string[];
  /** Leftovers that were removed. */
  swept: string[];
}

const nothing = (): Settlement => ({ undone: [], left: [], trashed: [], swept: [] });

/** Puts in order what another process left. To be called under the lock, before anything is read for a change. */
export async function settle(vault: VaultDisk): Promise<Settlement> {
  const record = readRecord(vault);
  if (!record) return nothing();
  const { kind, steps } = record;
  const settled = nothing();
  if (steps === null) await sweepTree(vault, '', settled);
  else if (kind === 'undo' && steps.some((step) => stateOf(vault, step) === 'before')) await undo(vault, steps, settled);
  else await sweep(vault, steps, settled);
  if (steps) await syncFolders(vault, steps);
  await endRecord(vault, kind === 'undo');
  return settled;
}

/** Brings every file back to what it was, by giving the old file its name again: that takes no space, and keeps whoever has it open. */
export async function undo(vault: VaultDisk, steps: readonly Step[], settled = nothing()): Promise<Settlement> {
  for (const step of [...steps].reverse()) {
    if (drop(vault.disk, join(vault.root, step.fresh))) settled.swept.push(step.fresh);
    const state = stateOf(vault, step);
    if (state === 'other' || (state === 'after' && !undoOne(vault, step))) settled.left.push(step.path);
    else if (state === 'after') settled.undone.push(step.path);
  }
  await sweep(vault, steps, settled);
  return settled;
}

/** False where the file is not what it was taken for. */
function undoOne({ root, disk }: VaultDisk, { path, fresh, old, was, will }: Step): boolean {
  const [place, freshPlace, oldPlace] = [join(root, path), join(root, fresh), join(root, old)];
  if (was === null) {
    // Moved away before it is judged, so that nothing written in between is lost.
    disk.rename(place, freshPlace);
    if (hashAt(disk, freshPlace) !== will) return moveToNew(disk, freshPlace, place) && false;
    disk.unlink(freshPlace);
    return true;
  }
  if (!disk.look(oldPlace)) return false;
  if (will === null) return moveToNew(disk, oldPlace, place);
  disk.rename(oldPlace, place);
  return true;
}

/** Removes what waits beside the files. An old file that somebody wrote to until the last is not removed but kept. */
export async function sweep(vault: VaultDisk, steps: readonly Step[], settled = nothing()): Promise<Settlement> {
  const { root, disk } = vault;
  for (const { path, fresh, old, was } of steps) {
    if (drop(disk, join(root, fresh))) settled.swept.push(fresh);
    const now = hashAt(disk, join(root, old));
    if (now === was && now !== null) disk.unlink(join(root, old));
    else if (now !== null) await keep(vault, old, path, settled);
    if (now !== null) settled.swept.push(old);
  }
  return settled;
}

/** Gives a text that is nowhere else its place again, or a place in the trash. */
async function keep(vault: VaultDisk, old: string, path: string, settled: Settlement): Promise<void> {
  const { root, disk } = vault;
  const from = join(root, old);
  if (hashAt(disk, from) === hashAt(disk, join(root, path))) disk.unlink(from);
  else if (!moveToNew(disk, from, join(root, path))) settled.trashed.push(await moveToTrash(vault, from, path));
}

/** The long way, for when power failed and nobody knows what was being written: every folder is looked through. */
async function sweepTree(vault: VaultDisk, folder: string, settled: Settlement): Promise<void> {
  const { root, disk } = vault;
  for (const name of disk.list(join(root, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const leftover = LEFTOVER.exec(name);
    if (leftover?.[1] === 'new') drop(disk, join(root, path));
    else if (leftover) settled.trashed.push(await moveToTrash(vault, join(root, path), path.replace(/[^/]*$/, `found-${name.slice(11)}.md`)));
    else if (!name.startsWith('.') && disk.look(join(root, path))?.isDirectory()) await sweepTree(vault, path, settled);
    if (leftover) settled.swept.push(path);
  }
}

/** Makes the names durable that these steps gave and took. */
export async function syncFolders({ root, disk }: VaultDisk, steps: readonly Step[]): Promise<void> {
  const folders = new Set(steps.map(({ path }) => join(root, dirname(path))));
  for (const folder of folders) if (disk.look(folder)) await syncFolder(disk, folder);
}

function stateOf({ root, disk }: VaultDisk, { path, was, will }: Step): 'before' | 'after' | 'other' {
  const now = hashAt(disk, join(root, path));
  return now === was ? 'before' : now === will ? 'after' : 'other';
}

/** Null where nothing is; '' for what is not a file. */
function hashAt(disk: VaultDisk['disk'], place: string): string | null {
  const found = disk.look(place);
  if (!found) return null;
  const bytes = found.isFile() ? findFile(disk, place)?.bytes : undefined;
  return bytes ? hashOf(bytes) : '';
}
