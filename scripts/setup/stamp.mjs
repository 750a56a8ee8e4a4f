import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './steps.mjs';

/**
 * A stamp is a small file that remembers what something was made from: a key, and size, time and
 * hash of each input. Times are looked at first, as that is cheap; where they differ (a fresh
 * checkout, a touched file) the hash decides.
 */

/** Paths of all files under `paths` (files or folders, from the root), sorted; hidden and backup files are left out. */
export function listFiles(paths, leaveOut = () => false) {
  return paths.flatMap((path) => filesAt(path)).filter((path) => !leaveOut(path)).sort();
}

function filesAt(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter(({ name }) => !/^[.#]|~$/.test(name))
    .flatMap((item) => (item.isDirectory() ? filesAt(`${path}/${item.name}`) : item.isFile() ? [`${path}/${item.name}`] : []));
}

/** What `files` are now. Taken before the work, so that a change during it is noticed afterwards. */
export function takeStamp(key, files) {
  return { key, files: Object.fromEntries(files.map((file) => [file, { ...timesOf(file), hash: hashOf(file) }])) };
}

export function saveStamp(stampPath, stamp) {
  const path = join(ROOT, stampPath);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(stamp));
  renameSync(`${path}.${process.pid}`, path);
}

/** Was it made from exactly this key and these files? */
export function isCurrent(stampPath, key, files) {
  const stamp = readStamp(stampPath);
  if (stamp?.key !== key || Object.keys(stamp.files).join('\n') !== files.join('\n')) return false;
  const touched = files.filter((file) => {
    const { size, mtimeMs } = timesOf(file);
    return size !== stamp.files[file].size || mtimeMs !== stamp.files[file].mtimeMs;
  });
  if (touched.some((file) => hashOf(file) !== stamp.files[file].hash)) return false;
  if (touched.length > 0) refreshStamp(stampPath, key, files);
  return true;
}

/** So that the next look is cheap again. Where the disk allows no writing it stays dear, which does no harm. */
function refreshStamp(stampPath, key, files) {
  try {
    saveStamp(stampPath, takeStamp(key, files));
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

function readStamp(stampPath) {
  try {
    return JSON.parse(readFileSync(join(ROOT, stampPath), 'utf8'));
  } catch {
    return null;
  }
}

function timesOf(file) {
  const { size, mtimeMs } = statSync(join(ROOT, file));
  return { size, mtimeMs };
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(join(ROOT, file))).digest('hex');
}
