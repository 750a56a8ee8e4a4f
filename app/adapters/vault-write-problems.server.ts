import type { Problem } from '#app/core/result.ts';
import { refusalOf } from './disk.server.ts';
import { LARGEST_FILE } from './vault-problems.server.ts';

/** Why the file system refused, in words, and what its owner can do. */
const REFUSALS: Record<string, [reason: string, hint: string]> = {
  ENOSPC: ['the disk is full', 'Free some space, then save again.'],
  EDQUOT: ['this user’s share of the disk is used up', 'Free some space, then save again.'],
  EFBIG: ['the file is larger than the disk allows', 'Make it smaller, then save again.'],
  EACCES: ['permission is denied', 'Let the user that runs Whetstone write this file and its folder, then save again.'],
  EPERM: ['this is not permitted', 'Let the user that runs Whetstone write this file and its folder, then save again.'],
  EROFS: ['the disk is read-only', 'Make it writable again (a failing disk is often made read-only by the system), then save again.'],
  EIO: ['the disk reported an error', 'Save again; if it goes on, copy the vault to another disk.'],
  EMFILE: ['too many files are open', 'Close something, or raise the limit (ulimit -n), then save again.'],
  ENFILE: ['too many files are open on this machine', 'Close something, then save again.'],
  ENOMEM: ['there is too little memory', 'Close something, then save again.'],
  ENAMETOOLONG: ['the name is too long for this disk', 'Choose a shorter name.'],
  EINVAL: ['this disk cannot hold such a name or file', 'Choose another name.'],
  ENOENT: ['a folder on the way to it is gone', 'Look whether the vault is still where it was, then save again.'],
  ENOTDIR: ['what should be a folder on the way to it is a file', 'Move that file away, or choose another name.'],
  EISDIR: ['a folder has this name', 'Choose another name.'],
  ELOOP: ['it is a symbolic link, and nothing is written through one', 'Put the file itself in its place.'],
  EBUSY: ['something else is using it', 'Close what uses it, then save again.'],
  ESTALE: ['the network disk has lost it', 'Connect the disk again, then save again.'],
  ENODEV: ['the disk is gone', 'Connect the disk again, then save again.'],
  ETIMEDOUT: ['the disk did not answer', 'Look at its connection, then save again.'],
};

/** What the disk refused, what became of the files, and what to do. An error that is a bug is thrown again. */
export function explainRefusal(error: unknown, what: string, kept: string): Problem {
  const code = refusalOf(error);
  if (code === null) throw error;
  const [reason, hint] = REFUSALS[code] ?? ['the disk refused', 'Look at the disk and its permissions, then save again.'];
  return { code: 'unwritable', message: `${what}: ${reason} (${code}). ${kept}`, hint };
}

/** What became of the files of a change that failed; `left` as `Outcome` has it. */
export function tellKept(paths: readonly string[], left: readonly string[] | null): string {
  if (left === null) return 'Part of it may have been written; Whetstone undoes that as soon as the disk can be written.';
  const kept = paths.length === 1 ? 'Everything is as it was.' : `None of the ${paths.length} files was changed.`;
  const others = left.length > 0 ? ` But another program changed ${listOf(left)} meanwhile, which stays as it is now.` : '';
  return kept + others;
}

/** `a.md`, or `a.md and 3 more files`. */
export function listOf(paths: readonly string[]): string {
  const more = paths.length - 1;
  return more <= 0 ? (paths[0] ?? 'nothing') : `${paths[0]!} and ${more} more file${more === 1 ? '' : 's'}`;
}

export function overtakenBy(path: string): Problem {
  return {
    code: 'changed',
    message: `${path} is no longer what the change was made from: another program has changed it. Nothing was overwritten.`,
    hint: 'Look at what it says now, and make the change again.',
  };
}

export function takenBy(path: string): Problem {
  return { code: 'taken', message: `There is a file ${path} already, and it was not overwritten.`, hint: 'Choose another name.' };
}

export function tooLarge(path: string, bytes: number): Problem {
  const megabytes = (count: number) => `${(count / (1024 * 1024)).toFixed(1)} MB`;
  return {
    code: 'too-large',
    message: `${path} has ${megabytes(bytes)}; Whetstone reads and writes texts of up to ${megabytes(LARGEST_FILE)}. Nothing was saved.`,
    hint: 'Split it into several entries.',
  };
}

export function unfitText(path: string, what: string): Problem {
  return { code: 'unwritable', message: `The text for ${path} holds ${what}, which no text file can hold. Nothing was saved.`, hint: 'Remove it and save again.' };
}

export function unreadable(path: string, why: string, hint = 'Put a text file in its place, or rename it.'): Problem {
  return { code: 'unwritable', message: `${path} cannot be edited here: ${why}`.replace(/\.?$/, '.'), hint };
}
