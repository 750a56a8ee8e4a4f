import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, linkSync, lstatSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as tar from 'tar';
import { HISTORY_FILE, isLeftOut, MANIFEST_FILE, RECORDS_FILE, VAULT_FOLDER, type Manifest } from '#app/core/backup.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { placeRecords } from './database-place.server.ts';
import { hasNoLinks } from './disk-files.server.ts';
import { bundleHistory } from './git-bundle.server.ts';
import { listBackup } from './backup-read.server.ts';
import { explainRecords } from './records.server.ts';

export interface Backup {
  manifest: Manifest;
  /** What was not taken along, in sentences. */
  notices: string[];
}

export interface BackupJob {
  root: string;
  /** Where it goes; what is there is replaced once the new one is whole. */
  file: string;
  /** In ms since the epoch. */
  now: number;
  /** Runs what must see the vault while nobody writes in it. */
  exclusively<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
}

/** Names that the owner of the archive alone may read: it holds what is private. */
const PRIVATE = 0o600;

/**
 * Writes vault, history and records to one file. The vault is held only while its files are given
 * second names in a folder beside `file`; packing them takes nobody's time.
 */
export async function writeBackup({ root, file, now, exclusively }: BackupJob): Promise<Result<Backup>> {
  const folder = mkdtempSync(join(dirname(file), '.whetstone-backup-'));
  try {
    const gathered = await exclusively(async () => {
      const bundled = await bundleHistory(root, join(folder, HISTORY_FILE));
      if (!bundled.ok) return bundled;
      const records = copyRecords(root, join(folder, RECORDS_FILE));
      if (!records.ok) return records;
      return succeed({ ...gatherFiles(root, join(folder, VAULT_FOLDER)), bundled: bundled.value, records: records.value });
    });
    if (!gathered.ok) return gathered;
    const { files, bytes, links, bundled, records } = gathered.value;
    const history = bundled.state === 'bundled' ? bundled.history : null;
    const manifest: Manifest = { whetstone: 'backup', format: 1, made: new Date(now).toISOString(), files, bytes, records, history };
    writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    const archive = join(folder, 'archive');
    writeFileSync(archive, '', { mode: PRIVATE });
    const parts = [MANIFEST_FILE, ...(records ? [RECORDS_FILE] : []), ...(history ? [HISTORY_FILE] : []), VAULT_FOLDER];
    await tar.create({ gzip: true, file: archive, cwd: folder, portable: true, strict: true, mode: PRIVATE }, parts);
    // What cannot be read back now could not be read when it is needed.
    const read = await listBackup(archive);
    if (!read.ok) return read;
    moveDurably(archive, file);
    return succeed({ manifest, notices: [...links.map((path) => `${path} is a link, and links are not followed: it is not in the backup.`), ...(bundled.state === 'outside' ? [tellOutside(bundled.top)] : [])] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file of the vault under a second name, so that a save that replaces it leaves this one as it was. */
function gatherFiles(root: string, to: string): { files: number; bytes: number; links: string[] } {
  const found = { files: 0, bytes: 0, links: [] as string[] };
  const gather = (folder: string) => {
    mkdirSync(join(to, folder));
    for (const child of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? child.name : `${folder}/${child.name}`;
      if (isLeftOut(path)) continue;
      if (child.isSymbolicLink()) found.links.push(path);
      else if (child.isDirectory()) gather(path);
      else if (child.isFile()) {
        linkOrCopy(join(root, path), join(to, path));
        found.files++;
        found.bytes += lstatSync(join(to, path)).size;
      }
    }
  };
  gather('');
  return found;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    copyFileSync(from, to);
  }
}

/** A copy as one transaction sees them, whoever writes meanwhile; false where there are none yet. */
function copyRecords(root: string, to: string): Result<boolean> {
  const place = placeRecords(root, process.env['DATABASE_URL']);
  if (!place.ok) return place;
  if (!existsSync(place.value)) return succeed(false);
  let database: Database.Database | null = null;
  try {
    database = new Database(place.value, { readonly: true });
    database.prepare('VACUUM INTO ?').run(to);
    return succeed(true);
  } catch (error) {
    const problem = explainRecords(error, place.value);
    if (!problem) throw error;
    return fail({ ...problem, message: `${problem.message} No backup was made.` });
  } finally {
    database?.close();
  }
}

function moveDurably(from: string, to: string): void {
  for (const [place, move] of [[from, true], [dirname(to), false]] as const) {
    const opened = openSync(place, 'r');
    fsyncSync(opened);
    closeSync(opened);
    if (move) renameSync(from, to);
  }
}

function tellOutside(top: string): string {
  return `The vault is part of the repository in ${top}, whose history is not in the backup: keep that with Git.`;
}
