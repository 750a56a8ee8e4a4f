import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as tar from 'tar';
import { HISTORY_FILE, MANIFEST, MANIFEST_FILE, mayRestore, RECORDS_FILE, VAULT_FOLDER, type Manifest } from '#app/core/backup.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { refusalOf } from './disk.server.ts';
import { unbundleHistory } from './git-bundle.server.ts';
import { openRecords } from './records.server.ts';

/** Most bytes of the file that says what is in the backup. */
const LARGEST_MANIFEST = 1_000_000;

/** What can be done where the sign-ins and share links of a backup cannot be read. */
const OTHER_RECORDS = `Take another backup, or the version of Whetstone that wrote it. What you wrote is in the archive as plain files: “tar -xzf” unpacks them into a folder ${VAULT_FOLDER}.`;

interface Listed {
  manifest: Manifest;
  /** Bytes of all that is in it, history and records too. */
  total: number;
}

/** What a backup holds, every part of it read and judged; nothing is written. An archive can unpack to a thousand times its size, so that its own word is asked for first. */
export async function listBackup(file: string): Promise<Result<Listed>> {
  const found = { files: 0, bytes: 0, total: 0, strange: null as string | null, manifest: '' };
  try {
    await tar.list({
      file,
      strict: true,
      onReadEntry(entry) {
        const isFile = entry.type === 'File';
        if (!mayRestore(entry.path) || (!isFile && entry.type !== 'Directory') || (entry.path === MANIFEST_FILE && found.manifest !== '')) found.strange ??= entry.path;
        found.total += entry.size;
        if (isFile && entry.path.startsWith(`${VAULT_FOLDER}/`)) {
          found.files++;
          found.bytes += entry.size;
        }
        if (entry.path === MANIFEST_FILE && entry.size <= LARGEST_MANIFEST && found.strange === null) entry.on('data', (chunk) => (found.manifest += chunk.toString()));
        else entry.resume();
      },
    });
  } catch (error) {
    return fail(unreadable(file, error as Error));
  }
  if (found.strange !== null) return fail(strange(file, found.strange));
  const manifest = readManifest(found.manifest);
  if (!manifest) return fail(noBackup(file));
  if (found.files !== manifest.files || found.bytes !== manifest.bytes) return fail(cutShort(file));
  return succeed({ manifest, total: found.total });
}

export interface Restored {
  manifest: Manifest;
  folder: string;
}

/** Puts a backup into a folder that is new or empty, or leaves no trace. */
export async function restoreBackup(file: string, folder: string): Promise<Result<Restored>> {
  const free = judgeFolder(folder);
  if (!free.ok) return free;
  const listed = await listBackup(file);
  if (!listed.ok) return listed;
  const { manifest, total } = listed.value;
  mkdirSync(dirname(folder), { recursive: true });
  const { bavail, bsize } = statfsSync(dirname(folder));
  if (total > bavail * bsize) return fail(noRoom(folder, total));
  const staging = mkdtempSync(join(dirname(folder), '.whetstone-restore-'));
  try {
    await tar.extract({ file, cwd: staging, strict: true, preserveOwner: false, filter: (path, entry) => mayRestore(path) && 'type' in entry && (entry.type === 'File' || entry.type === 'Directory') });
    const put = await putTogether(staging, manifest);
    if (!put.ok) return put;
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(join(staging, VAULT_FOLDER), folder);
    return succeed({ manifest, folder });
  } catch (error) {
    const code = refusalOf(error);
    if (code === null) throw error;
    return fail({ code: 'unwritable', message: `${folder} could not be written (${code}), so nothing was restored.`, hint: 'Check its permissions and the space on its disk.' });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** History and records at their places in the vault. */
async function putTogether(staging: string, manifest: Manifest): Promise<Result<null>> {
  const vault = join(staging, VAULT_FOLDER);
  if (manifest.history) {
    const done = await unbundleHistory(vault, join(staging, HISTORY_FILE), manifest.history);
    if (!done.ok) return done;
  }
  if (!manifest.records) return succeed(null);
  mkdirSync(join(vault, '.whetstone'), { recursive: true });
  const place = join(realpathSync(vault), '.whetstone', RECORDS_FILE);
  renameSync(join(staging, RECORDS_FILE), place);
  const opened = openRecords(vault, '');
  if (!opened.ok) return fail({ ...opened.problem, message: `${opened.problem.message.replaceAll(place, `${RECORDS_FILE} in the backup`)} Nothing was restored.`, hint: OTHER_RECORDS });
  opened.value.close();
  return succeed(null);
}

function judgeFolder(folder: string): Result<null> {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats || (stats.isDirectory() && readdirSync(folder).length === 0)) return succeed(null);
  return fail({ code: 'taken', message: `${folder} is not empty, so nothing was restored.`, hint: 'Name a folder that is new: a restore never writes over a vault.' });
}

function readManifest(text: string): Manifest | null {
  try {
    const read = MANIFEST.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function unreadable(file: string, error: Error): Problem {
  const code = refusalOf(error);
  if (code !== null) return { code: 'not-found', message: `${file} cannot be read (${code}).`, hint: 'Name a file that “whet backup” wrote.' };
  return cutShort(file);
}

function cutShort(file: string): Problem {
  return { code: 'not-found', message: `${file} is no whole backup: it is damaged, or was cut short.`, hint: 'Take another one; nothing was restored.' };
}

function noBackup(file: string): Problem {
  return { code: 'not-found', message: `${file} is an archive, but no backup that this Whetstone knows.`, hint: 'It may come from a later version, or from another program; nothing was restored.' };
}

function strange(file: string, path: string): Problem {
  return { code: 'bad-name', message: `${file} holds “${path.slice(0, 80)}” in a way in which no backup of a vault does.`, hint: 'Somebody else may have made it; nothing was restored.' };
}

function noRoom(folder: string, bytes: number): Problem {
  return { code: 'too-large', message: `The backup needs ${Math.ceil(bytes / 1_000_000)} MB, more than there is room for beside ${folder}.`, hint: 'Make room, or restore to another disk.' };
}
