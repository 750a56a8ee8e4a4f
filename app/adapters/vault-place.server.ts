import { join } from 'node:path';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import type { Disk } from './disk.server.ts';

/** A vault as what writes to it knows it. */
export interface VaultDisk {
  /** Its folder, with no link on the way to it. */
  root: string;
  disk: Disk;
}

/** Longest name that common file systems hold, in bytes of UTF-8. */
const LONGEST_NAME = 255;

/** Where a path of the vault is on the disk. No path is trusted: one that leads out of the vault, into a dot folder or through a link is a problem. */
export function placeInVault({ root, disk }: VaultDisk, path: string): Result<string> {
  const problem = judgePath(path) ?? judgeParents(root, disk, path);
  return problem ? fail(problem) : succeed(join(root, path));
}

function judgePath(path: string): Problem | null {
  if (path === '') return badName(path, 'A file needs a name');
  if (path.includes('\0') || /\p{Surrogate}/u.test(path)) return badName(path, 'The name holds characters that no file name can hold');
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return badName(path, 'The path does not start in the vault');
  if (path.includes('\\')) return badName(path, 'The path holds a backslash; folders are parted by “/”');
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return badName(path, 'The path is not a plain path inside the vault');
  if (parts.some((part) => part.startsWith('.'))) return badName(path, 'Names that start with a dot are left to other programs');
  return parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME) ? badName(path, 'The name is longer than a file name can be') : null;
}

/** Is the path one that every system can hold, so that the vault can be carried to any device? Asked of new files only: those there are stay editable. */
export function judgeNewPath(path: string): Problem | null {
  for (const part of path.split('/')) {
    if (/[<>:"|?*\u0000-\u001f\u007f]/.test(part)) return badName(path, 'Not every system can hold a name with < > : " | ? * or a control character in it');
    if (/[. ]$/.test(part)) return badName(path, 'Not every system can hold a name that ends with a dot or a space');
    if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part)) return badName(path, 'Windows keeps that name for a device');
  }
  return null;
}

/** Every folder on the way must be a folder of the vault itself; those still missing will be. */
export function judgeParents(root: string, disk: Disk, path: string): Problem | null {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count++) {
    const folder = parts.slice(0, count).join('/');
    const found = disk.look(join(root, folder));
    if (!found) return null;
    if (found.isSymbolicLink()) return badName(path, `${folder} is a symbolic link, and nothing is written through one`);
    if (!found.isDirectory()) return badName(path, `${folder} is not a folder`);
  }
  return null;
}

function badName(path: string, why: string): Problem {
  return {
    code: 'bad-name',
    message: `“${path.replace(/[\0\p{Surrogate}]/gu, '\uFFFD').slice(0, 120)}” cannot be written: ${why[0]!.toLowerCase()}${why.slice(1)}.`,
    hint: 'Choose another name, such as notes/packet-drops.md.',
  };
}
