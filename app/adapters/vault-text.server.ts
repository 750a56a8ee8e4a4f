import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import { CONFIG_FILE } from '#app/core/read-config.ts';
import { explain, LARGEST_FILE } from './vault-problems.server.ts';
import { lookAt, stampOf, type Sighting } from './vault-walk.server.ts';

export interface VaultText {
  /** Without a byte order mark, otherwise as on disk; null when there is nothing to read, and `diagnostics` says why. */
  text: string | null;
  /** Of the bytes; '' when they were not read. */
  hash: string;
  /** Of the very bytes that were read. */
  stamp: string;
  changedAt: number;
  diagnostics: Diagnostic[];
}

/** Neither through a link nor waiting at a pipe. Windows has no such flags, and what is undefined adds nothing. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads one file of the vault, never through a link and never outside it; null when there is none. */
export function readVaultText(root: string, path: string): VaultText | null {
  const seen = lookAt(root, path);
  return seen && readSeenText(root, seen);
}

/** Reads a file where it has just been seen, which spares a second look at it. */
export function readSeenText(root: string, { path, stamp, changedAt, problem }: Sighting): VaultText | null {
  const nothing = (why: Diagnostic) => ({ text: null, hash: '', stamp, changedAt, diagnostics: [why] });
  if (problem) return nothing(problem);
  try {
    return readOpened(path, openSync(join(root, path), FLAGS));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Gone, or replaced by a link, since it was seen.
    return code === 'ENOENT' || code === 'ELOOP' ? null : nothing(explain.unreadable(path, error as Error));
  }
}

function readOpened(path: string, file: number): VaultText {
  try {
    const stats = fstatSync(file);
    const place = { stamp: stampOf(stats), changedAt: Math.max(stats.mtimeMs, stats.ctimeMs) };
    if (!stats.isFile()) return { ...place, text: null, hash: '', diagnostics: [explain.notAFile(path)] };
    if (stats.size > LARGEST_FILE) return { ...place, text: null, hash: '', diagnostics: [explain.tooLarge(path, stats.size)] };
    const bytes = readFileSync(file);
    return { ...place, hash: hash('sha256', bytes, 'base64'), ...decodeText(path, bytes) };
  } finally {
    closeSync(file);
  }
}

/** The text of a file's bytes. One report says why there is none; otherwise reports tell what is unusual about it. */
export function decodeText(path: string, bytes: Buffer): Pick<VaultText, 'text' | 'diagnostics'> {
  const none = (problem: Diagnostic) => ({ text: null, diagnostics: [problem] });
  const wide = bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
  if (wide) return none(explain.notUtf8(path, 1, 'UTF-16'));
  const nul = bytes.indexOf(0);
  if (nul >= 0) return none(explain.notText(path, lineAt(bytes, nul)));
  if (!isUtf8(bytes)) return none(explain.notUtf8(path, firstBadLine(bytes), null));
  const decoded = bytes.toString('utf8');
  const marked = decoded.startsWith('\uFEFF');
  const text = marked ? decoded.slice(1) : decoded;
  // Empty settings are settings: every one has its default.
  if (path !== CONFIG_FILE && !/\S/.test(text)) return none(explain.empty(path));
  const diagnostics: Diagnostic[] = [];
  if (marked) diagnostics.push(explain.byteOrderMark(path));
  if (text.includes('\r')) diagnostics.push(explain.carriageReturns(path));
  return { text, diagnostics };
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** A newline is never part of a longer character, so lines can be judged one by one. */
function firstBadLine(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
