import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { realDisk } from './disk.server.ts';
import { writeNew } from './disk-files.server.ts';
import { isPublished, MARK, othersIn, readMark, writeMark } from './site-mark.server.ts';
import { clearSwaps, healSwap, oldName, swapFolder } from './site-swap.server.ts';
import { explainRefusal } from './vault-write-problems.server.ts';

export interface PublishedFolder {
  files: number;
  /** Paths in the folder that are new or say something else than before. */
  written: string[];
  removed: string[];
}

/** What a clone of an empty repository, or a host of pages, may have put there. */
const NO_OBSTACLE = /^(\.|readme|licen[cs]e|cname$)/i;
/** As many as the system follows. */
const MOST_LINKS = 40;

/**
 * Makes `named` hold exactly these files beside those of others. They are written to a folder
 * beside it that then takes its place, so that no reader meets half a site; a file that says what it
 * said keeps its time, so that a copy of the folder sends only what has changed. Where the folder
 * holds files of others, such as a repository, it stays, and each file is replaced by itself, the
 * first page last.
 */
export async function publishFolder(named: string, files: ReadonlyMap<string, Uint8Array>): Promise<Result<PublishedFolder>> {
  const progress = { folder: named, isPart: false };
  try {
    progress.folder = placeOf(named);
    return await publishAt(progress, files);
  } catch (error) {
    return fail(explainRefusal(error, `${named} could not be written`, tellKept(progress)));
  }
}

interface Progress {
  folder: string;
  /** Some of its files were replaced, and others were not yet. */
  isPart: boolean;
}

async function publishAt(progress: Progress, files: ReadonlyMap<string, Uint8Array>): Promise<Result<PublishedFolder>> {
  const { folder } = progress;
  // All of what is put back was published from here, so that none of what is refused below can be in it.
  healSwap(folder);
  if (existsSync(folder) && !statSync(folder).isDirectory()) return fail(inTheWay(folder, 'it is a file'));
  const before = readMark(folder);
  const others = existsSync(folder) ? othersIn(folder, before) : [];
  const removed = [...before.keys()].filter((path) => !files.has(path));
  const obstacle = obstacleIn(folder, before, others, [...files.keys(), ...removed]);
  if (obstacle) return fail(obstacle);
  const hashes = new Map([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]));
  const written = [...files.keys()].filter((path) => before.get(path) !== hashes.get(path) || !holds(join(folder, path), files.get(path)!));
  const isSame = written.length + removed.length === 0;
  const isSwapped = !isSame && others.length === 0;
  if (isSwapped && before.size > 0 && isTaken(oldName(folder))) return fail(noPlaceAside(folder));
  mkdirSync(dirname(folder), { recursive: true });
  clearSwaps(folder);
  if (!isSame) {
    const all = new Map([[MARK, writeMark(hashes)], ...files]);
    if (isSwapped) await swapFolder(folder, all, new Set([...written, MARK]));
    else await replaceEach(progress, all, new Set([...written, MARK]), removed);
  }
  return succeed({ files: files.size, written: written.sort(), removed: removed.sort() });
}

/** What somebody else put where these files are to go. */
function obstacleIn(folder: string, before: ReadonlyMap<string, string>, others: readonly string[], paths: readonly string[]): Problem | null {
  const first = before.size === 0 ? others.find((path) => !NO_OBSTACLE.test(path)) : undefined;
  if (first !== undefined) return inTheWay(folder, `it holds ${first}`);
  const taken = paths.find((path) => others.some((other) => path === other || path.startsWith(`${other}/`)));
  return taken === undefined ? null : inTheWay(folder, `${taken} there was not published from here`);
}

function isTaken(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false }) !== undefined && !isPublished(place);
}

/** Where a folder is, or will be: a link to one that is aside leads nowhere. */
function placeOf(named: string): string {
  if (existsSync(named)) return realpathSync(named);
  let place = named;
  for (let followed = 0; lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink(); followed++) {
    // The system says what is wrong with links in a circle.
    if (followed === MOST_LINKS) return realpathSync(named);
    const target = readlinkSync(place);
    // Not tidied: “..” behind a link is above where that leads.
    place = isAbsolute(target) ? target : `${dirname(place)}/${target}`;
  }
  return existsSync(dirname(place)) ? join(realpathSync(dirname(place)), basename(place)) : place;
}

async function replaceEach(progress: Progress, files: ReadonlyMap<string, Uint8Array>, written: ReadonlySet<string>, removed: readonly string[]): Promise<void> {
  const { folder } = progress;
  const lastly = (path: string) => (path === 'index.html' ? 1 : path === MARK ? 2 : 0);
  for (const path of [...written].sort((a, b) => lastly(a) - lastly(b))) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    const fresh = join(dirname(place), `.whetstone-${randomBytes(8).toString('hex')}.new`);
    try {
      await writeNew(realDisk, fresh, files.get(path)!, null);
      renameSync(fresh, place);
    } finally {
      rmSync(fresh, { force: true });
    }
    progress.isPart = true;
  }
  for (const path of removed) rmSync(join(folder, path), { force: true });
}

function holds(place: string, bytes: Uint8Array): boolean {
  return (lstatSync(place, { throwIfNoEntry: false })?.isFile() ?? false) && readFileSync(place).equals(bytes);
}

function tellKept({ folder, isPart }: Progress): string {
  if (isPart) return 'Some of its files are new already, and the others as they were: publish again to write the rest.';
  if (!existsSync(folder) && isPublished(oldName(folder))) return `What was published before is in ${oldName(folder)}, and is put back when it is published again.`;
  return 'What was published before is as it was.';
}

function inTheWay(folder: string, why: string): Problem {
  return { code: 'taken', message: `${folder} was not made by “whet publish”: ${why}. Nothing was written.`, hint: 'Name a folder that is new or empty. A Git work tree with nothing but dot files, a README and a licence will do too.' };
}

function noPlaceAside(folder: string): Problem {
  return { code: 'taken', message: `${oldName(folder)} was not made by “whet publish”, and is where ${folder} waits while the new one takes its place. Nothing was written.`, hint: 'Give it another name, or publish elsewhere.' };
}
