import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { refusalOf } from './disk.server.ts';
import { EDIT, findFile, hasNoLinks, makeFolders, moveToNew, READ, writeNew } from './disk-files.server.ts';
import { beginRecord, completeRecord, endRecord, hashOf, leftoverName, type Step } from './vault-journal.server.ts';
import type { VaultDisk } from './vault-place.server.ts';
import { sweep, syncFolders, undo } from './vault-settle.server.ts';

/** One file as it must be and as it is to be, in bytes; null where there is none. */
export interface Write {
  path: string;
  before: Buffer | null;
  after: Buffer | null;
}

export type Outcome =
  | { state: 'done' }
  /** Another program changed this file meanwhile, and nothing was done. */
  | { state: 'overtaken'; path: string }
  /**
   * The disk refused. What was done is undone, but for files `left` as another program made them;
   * null when that failed as well, so that it remains to be settled.
   */
  | { state: 'failed'; error: unknown; left: string[] | null };

/** A step with what the writing process itself knows of it. */
interface Task extends Write, Step {
  place: string;
  stats: Stats | null;
}

/** Thrown up to `commit`, which undoes. */
class Overtaken extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/**
 * Writes all of these files or none, durably. To be called under the lock, with nothing left to
 * settle; the paths have been judged, and each `before` differs from its `after`.
 *
 * A file that outside editors change at the same moment is never overwritten unseen: it is compared
 * right before it is replaced, and keeps a second name meanwhile. Whoever still wrote into it in
 * place is noticed when it is looked at again under that name; then the very file they have open
 * gets its place back, so that what they write next is not lost either, and the change has to be
 * planned anew. On a file system without links the second name is a copy, and that last look in vain.
 */
export async function commit(vault: VaultDisk, writes: readonly Write[]): Promise<Outcome> {
  const tasks: Task[] = [];
  let begun = false;
  try {
    for (const write of writes) tasks.push(examine(vault, write));
    begun = true;
    await beginRecord(vault, tasks.length > 1 ? 'undo' : 'sweep', tasks.map(stepOf));
    await carryOut(vault, tasks);
  } catch (error) {
    if (!(error instanceof Overtaken) && refusalOf(error) === null) throw error;
    const left = begun ? await putBack(vault, tasks) : [];
    return error instanceof Overtaken && left ? { state: 'overtaken', path: error.path } : { state: 'failed', error, left };
  }
  await tidyUp(vault, tasks);
  return { state: 'done' };
}

function examine({ root, disk }: VaultDisk, write: Write): Task {
  const { path, before, after } = write;
  const place = join(root, path);
  // A file that its owner made read-only is not to be replaced, although its folder would allow it.
  const found = findFile(disk, place, before && after ? EDIT : READ);
  if (!isSame(found ? found.bytes : null, before) || (found && !found.bytes)) throw new Overtaken(path);
  const id = randomBytes(8).toString('hex');
  return {
    ...write,
    place,
    stats: found?.stats ?? null,
    fresh: join(dirname(path), leftoverName(id, 'new')),
    old: join(dirname(path), leftoverName(id, 'old')),
    was: before && hashOf(before),
    will: after && hashOf(after),
  };
}

async function carryOut(vault: VaultDisk, tasks: readonly Task[]): Promise<void> {
  const { root, disk } = vault;
  for (const { place, after } of tasks) if (after) await makeFolders(disk, root, dirname(place));
  for (const batch of batchesOf(tasks)) await untilAllEnd(batch.map((task) => prepare(vault, task)));
  // What undoes a change has to be as durable as the change.
  if (tasks.length > 1) await syncFolders(vault, tasks);
  for (const task of tasks) apply(vault, task);
  await syncFolders(vault, tasks);
  for (const { path, old, before } of tasks) {
    if (before && !isSame(findFile(disk, join(root, old))?.bytes, before)) throw new Overtaken(path);
  }
}

/** Files that are synced at the same moment share the wait; not so many that they cannot all be open. */
const BATCH = 16;

function batchesOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH));
}

/** Waits for all of them, whatever becomes of one, so that nothing is still being written while it is undone. */
async function untilAllEnd(work: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function prepare({ root, disk }: VaultDisk, { place, fresh, old, before, after, stats }: Task): Promise<void> {
  if (before && after) {
    try {
      disk.link(place, join(root, old));
    } catch (error) {
      if (!hasNoLinks(error)) throw error;
      await writeNew(disk, join(root, old), before, stats);
    }
  }
  if (after) await writeNew(disk, join(root, fresh), after, stats);
}

/** Nothing here waits, so that hardly any time is left between the last look at a file and its replacement. */
function apply({ root, disk }: VaultDisk, { path, place, fresh, old, before, after, stats }: Task): void {
  const [freshPlace, oldPlace] = [join(root, fresh), join(root, old)];
  if (before === null) {
    if (!moveToNew(disk, freshPlace, place)) throw new Overtaken(path);
  } else if (after === null) {
    if (!disk.look(place)) throw new Overtaken(path);
    disk.rename(place, oldPlace);
  } else {
    if (disk.look(place)?.ino !== stats?.ino || !isSame(findFile(disk, place)?.bytes, before)) throw new Overtaken(path);
    disk.rename(freshPlace, place);
  }
}

/** Null when the disk refused that as well; then the record stays, for whoever writes next. */
async function putBack(vault: VaultDisk, tasks: readonly Task[]): Promise<string[] | null> {
  try {
    const { left } = await undo(vault, tasks);
    await syncFolders(vault, tasks);
    await endRecord(vault, tasks.length > 1);
    return left;
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    return null;
  }
}

/** The change is made and durable: where tidying up fails, whoever writes next does it. */
async function tidyUp(vault: VaultDisk, tasks: readonly Task[]): Promise<void> {
  try {
    if (tasks.length > 1) completeRecord(vault);
    await sweep(vault, tasks);
    await endRecord(vault, tasks.length > 1);
  } catch (error) {
    if (refusalOf(error) === null) throw error;
  }
}

function stepOf({ path, fresh, old, was, will }: Task): Step {
  return { path, fresh, old, was, will };
}

function isSame(bytes: Buffer | null | undefined, expected: Buffer | null): boolean {
  return bytes && expected ? bytes.equals(expected) : !bytes && !expected;
}
