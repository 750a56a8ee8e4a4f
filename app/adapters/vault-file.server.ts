import { constants, createReadStream, lstatSync, openSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';

/** A file of the vault that is no page: a picture, or anything else an entry shows or leads to. */
export interface VaultFile {
  /** As an answer names it; null for what a browser should store rather than show. */
  type: string | null;
  size: number;
  read(): Readable;
}

/** What a browser may show of a vault. Everything else is offered to be stored. */
const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/plain; charset=utf-8',
};

/** Neither through a link nor waiting at a pipe. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Opens a file at a path inside the vault; null for anything that is not plainly one: links, dot folders, pages. */
export function openVaultFile(root: string, path: string): VaultFile | null {
  const parts = path.split('/');
  if (path.includes('\0') || path.includes('\\') || parts.some((part) => part === '' || part.startsWith('.')) || /\.(md|yml)$/i.test(path)) return null;
  try {
    const place = join(root, ...parts);
    if (realpathSync.native(place) !== join(realpathSync.native(root), ...parts).split('/').join(sep)) return null;
    const stats = lstatSync(place);
    if (!stats.isFile()) return null;
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    return { type: TYPES[ending] ?? null, size: stats.size, read: () => createReadStream(place, { fd: openSync(place, FLAGS) }) };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
