import { constants, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { refusalOf, type Disk } from './disk.server.ts';

/** Never through a link, and never waiting at a pipe. Windows has no such flags, and what is undefined adds nothing. */
export const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
export const EDIT = constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** Bytes of room for what a file has grown since it was measured. */
const SPARE = 1024;

export interface FoundFile {
  stats: Stats;
  /** Null for what is not an ordinary file, or larger than asked for. */
  bytes: Buffer | null;
}

/** What is at a place; null where nothing is. A link is refused with ELOOP. */
export function findFile(disk: Disk, place: string, flags = READ, largest = Infinity): FoundFile | null {
  const file = openIfThere(disk, place, flags);
  if (file === null) return null;
  try {
    const stats = disk.stat(file);
    return { stats, bytes: stats.isFile() && stats.size <= largest ? readAll(disk, file, stats.size) : null };
  } finally {
    disk.close(file);
  }
}

function openIfThere(disk: Disk, place: string, flags: number): number | null {
  try {
    return disk.open(place, flags);
  } catch (error) {
    if (refusalOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** In one piece where the size is still what it was, and to the end in any case. */
function readAll(disk: Disk, file: number, size: number): Buffer {
  const chunks: Buffer[] = [];
  for (let position = 0; ; ) {
    const chunk = Buffer.allocUnsafe(Math.max(size - position, 0) + SPARE);
    const count = disk.read(file, chunk, position);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    position += count;
  }
}

/** Writes a new file and waits until its bytes are on the disk; with the rights and the owner of the file it is to replace. */
export async function writeNew(disk: Disk, place: string, bytes: Uint8Array, like: Stats | null): Promise<void> {
  const file = disk.open(place, CREATE, like ? like.mode & 0o777 : 0o666);
  try {
    writeAll(disk, file, bytes);
    if (like) keepRights(disk, file, like);
    await disk.sync(file);
  } finally {
    disk.close(file);
  }
}

export function writeAll(disk: Disk, file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += disk.write(file, bytes, from);
}

/** Where this user may not give a file away, or the file system knows no rights, the new file stays its writer's. */
function keepRights(disk: Disk, file: number, { uid, gid, mode }: Stats): void {
  const own = disk.stat(file);
  const permitted = (set: () => void) => {
    try {
      set();
    } catch (error) {
      if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'].includes(refusalOf(error) ?? '')) throw error;
    }
  };
  if (own.uid !== uid || own.gid !== gid) permitted(() => disk.chown(file, uid, gid));
  if (own.mode !== mode) permitted(() => disk.chmod(file, mode & 0o7777));
}

/** Makes the names in a folder durable, where the file system can. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  const file = disk.open(folder, constants.O_RDONLY);
  try {
    await disk.sync(file);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(refusalOf(error) ?? '')) throw error;
  } finally {
    disk.close(file);
  }
}

/** Makes a folder and those above it, durably, up to `root`, which must be there. */
export async function makeFolders(disk: Disk, root: string, folder: string): Promise<void> {
  if (folder === root || disk.look(folder)) return;
  const parent = dirname(folder);
  await makeFolders(disk, root, parent);
  try {
    disk.makeFolder(folder);
  } catch (error) {
    if (refusalOf(error) !== 'EEXIST') throw error;
  }
  await syncFolder(disk, parent);
}

/** Keeps a folder of Whetstone's own out of Git. */
export function ignoreItself(disk: Disk, folder: string): void {
  const ignore = join(folder, '.gitignore');
  if (disk.look(ignore)?.size) return;
  const file = disk.open(ignore, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o666);
  try {
    writeAll(disk, file, Buffer.from('*\n'));
  } finally {
    disk.close(file);
  }
}

/** Does the file system have no links at all, or none for this file? */
export function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(refusalOf(error) ?? '');
}

/** Gives a file a name that nothing has; false when something has it, and then nothing is done. */
export function moveToNew(disk: Disk, from: string, to: string): boolean {
  try {
    disk.link(from, to);
  } catch (error) {
    if (refusalOf(error) === 'EEXIST') return false;
    if (!hasNoLinks(error)) throw error;
    return claimName(disk, to) && moveOnto(disk, from, to);
  }
  disk.unlink(from);
  return true;
}

/** Takes a name by an empty file; false when something has it. */
export function claimName(disk: Disk, place: string): boolean {
  try {
    disk.close(disk.open(place, CREATE, 0o666));
    return true;
  } catch (error) {
    if (refusalOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a file over the empty one that claims its name, which goes if this fails. */
export function moveOnto(disk: Disk, from: string, claimed: string): true {
  try {
    disk.rename(from, claimed);
    return true;
  } catch (error) {
    // A network disk may have done it and lost the answer.
    if (disk.look(from)) disk.unlink(claimed);
    throw error;
  }
}

/** Undoes a move to a new name that failed, however far it came. */
export function moveBack(disk: Disk, from: string, to: string): void {
  const [source, moved] = [disk.look(from), disk.look(to)];
  if (moved && source?.ino === moved.ino) disk.unlink(to);
  else if (moved && !source) moveToNew(disk, to, from);
}

/** Removes what may be there. */
export function drop(disk: Disk, place: string): boolean {
  try {
    disk.unlink(place);
    return true;
  } catch (error) {
    if (refusalOf(error) === 'ENOENT') return false;
    throw error;
  }
}
