import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { promisify } from 'node:util';

/**
 * The file-system calls that writing is made of, so that tests can let each of them fail. Only
 * `sync` waits for the disk itself, so only it is asynchronous: the others take microseconds, and
 * with nothing between them another program has no time to step in.
 */
export interface Disk {
  open(place: string, flags: number, mode?: number): number;
  close(file: number): void;
  stat(file: number): Stats;
  /** Of what is there, never of what it links to; undefined where nothing is. */
  look(place: string): Stats | undefined;
  /** Bytes read at `position`, which may be fewer than asked for; 0 at the end. */
  read(file: number, into: Uint8Array, position: number): number;
  /** Bytes written, starting with the one at `from`, which may be fewer than there are. */
  write(file: number, bytes: Uint8Array, from: number): number;
  chmod(file: number, mode: number): void;
  chown(file: number, user: number, group: number): void;
  /** Resolves when the file, or the folder's list of names, would survive a power cut. */
  sync(file: number): Promise<void>;
  rename(from: string, to: string): void;
  link(from: string, to: string): void;
  unlink(place: string): void;
  makeFolder(place: string): void;
  list(folder: string): string[];
}

export const realDisk: Disk = {
  open: openSync,
  close: closeSync,
  stat: (file) => fstatSync(file),
  look: (place) => lstatSync(place, { throwIfNoEntry: false }),
  read: (file, into, position) => readSync(file, into, 0, into.length, position),
  write: (file, bytes, from) => writeSync(file, bytes, from, bytes.length - from),
  chmod: fchmodSync,
  chown: fchownSync,
  sync: promisify(fsync),
  rename: renameSync,
  link: linkSync,
  unlink: unlinkSync,
  makeFolder: (place) => {
    mkdirSync(place);
  },
  list: (folder) => readdirSync(folder),
};

/** Why the file system refused, such as `ENOSPC`; null for an error that is a bug. */
export function refusalOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z0-9]+$/.test(code) && 'syscall' in (error as Error) ? code : null;
}
