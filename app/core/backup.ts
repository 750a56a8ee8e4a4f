import { z } from 'zod';

/** What the first file of a backup says of the rest. */
export const MANIFEST = z.object({
  whetstone: z.literal('backup'),
  /** Of what is in here; a number that is not known belongs to a later Whetstone. */
  format: z.literal(1),
  /** ISO 8601, UTC. */
  made: z.string(),
  /** How many files of the vault there are, and their bytes. */
  files: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  records: z.boolean(),
  /** Null where the vault had no history of its own. */
  history: z.object({ branch: z.string().nullable(), head: z.string(), objectFormat: z.enum(['sha1', 'sha256']), remote: z.string().nullable() }).nullable(),
});
export type Manifest = z.infer<typeof MANIFEST>;

export const MANIFEST_FILE = 'whetstone-backup.json';
export const RECORDS_FILE = 'records.db';
export const HISTORY_FILE = 'history.bundle';
export const VAULT_FOLDER = 'vault';

/** What a backup of a vault leaves out: what can be made again, and what is kept in another form. */
export function isLeftOut(path: string): boolean {
  return path === '.git' || (path.startsWith('.whetstone/') && path !== '.whetstone/drafts' && !path.startsWith('.whetstone/drafts/'));
}

/**
 * May a backup put something at this path? A backup may come from anywhere: nothing of it may leave
 * the folder it is restored to, and nothing may become a repository, whose settings name programs.
 */
export function mayRestore(path: string): boolean {
  const [first, ...rest] = path.replace(/\/$/, '').split('/');
  if (rest.length === 0) return [MANIFEST_FILE, RECORDS_FILE, HISTORY_FILE, VAULT_FOLDER].includes(first ?? '');
  const isPlain = rest.every((name) => name !== '' && name !== '.' && name !== '..' && !name.includes('\\') && !isGitFolder(name));
  return first === VAULT_FOLDER && isPlain && !isLeftOut(rest.join('/'));
}

/** Git itself knows these names for its folder, on one file system or another. */
function isGitFolder(name: string): boolean {
  const plain = name.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').replace(/[. ]+$/, '').toLowerCase();
  return plain === '.git' || plain === 'git~1' || plain.startsWith('.git:');
}

/** An address without the password that may stand in it. */
export function withoutPassword(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
