import { chmodSync, copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { realDisk } from './disk.server.ts';
import { hasNoLinks, syncFolder, writeNew } from './disk-files.server.ts';

export interface PublishedFolder {
  files: number;
  /** Paths in the folder that are new or say something else than before. */
  written: string[];
  removed: string[];
}

/** Names the files that were published, with their hashes: all others in the folder are somebody else's. */
const MARK = '.whetstone-site';
const FOLDER_MODE = 0o755;
/** What a clone of an empty repository, or a host of pages, may have put there. */
const NO_OBSTACLE = /^(\.|readme|licen[cs]e|cname$)/i;

/**
 * Makes `folder` hold exactly these files beside those of others. They are written to a folder
 * beside it that then takes its place, so that no reader meets half a site; a file that says what it
 * said keeps its time, so that a copy of the folder sends only what has changed. Where the folder
 * holds files of others, such as a repository, it stays, and each file is replaced by itself, the
 * first page last.
 */
export async function publishFolder(named: string, files: ReadonlyMap<string, Uint8Array>): Promise<Result<PublishedFolder>> {
  mkdirSync(dirname(named), { recursive: true });
  finishSwap(named);
  const folder = existsSync(named) ? realpathSync(named) : named;
  if (existsSync(folder) && !statSync(folder).isDirectory()) return fail(inTheWay(folder, 'it is a file'));
  const before = readMark(folder);
  const others = othersIn(folder, before);
  const obstacle = before.size === 0 ? others.find((path) => !NO_OBSTACLE.test(path)) : undefined;
  if (obstacle !== undefined) return fail(inTheWay(folder, `it holds ${obstacle}`));
  const removed = [...before.keys()].filter((path) => !files.has(path));
  const taken = [...files.keys(), ...removed].find((path) => others.some((other) => path === other || path.startsWith(`${other}/`)));
  if (taken !== undefined) return fail(inTheWay(folder, `${taken} there was not published from here`));
  const hashes = new Map([...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]));
  const written = [...files.keys()].filter((path) => before.get(path) !== hashes.get(path) || !isSame(join(folder, path), files.get(path)!));
  if (written.length + removed.length > 0) {
    const all = new Map([...files, [MARK, Buffer.from(`${JSON.stringify(Object.fromEntries([...hashes].sort()), null, 1)}\n`)]]);
    if (others.length > 0) await replaceEach(folder, all, new Set([...written, MARK]), removed);
    else await swap(folder, all, new Set([...written, MARK]));
  }
  return succeed({ files: files.size, written: written.sort(), removed: removed.sort() });
}

async function swap(folder: string, files: ReadonlyMap<string, Uint8Array>, written: ReadonlySet<string>): Promise<void> {
  const staging = mkdtempSync(join(dirname(folder), freshPrefix(folder)));
  try {
    chmodSync(staging, existsSync(folder) ? statSync(folder).mode & 0o777 : FOLDER_MODE);
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(staging, path)), { recursive: true });
      if (written.has(path)) await writeNew(realDisk, join(staging, path), bytes, null);
      else keepFile(join(folder, path), join(staging, path));
    }
    const old = oldName(folder);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(staging, folder);
    await syncFolder(realDisk, dirname(folder));
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Age in ms at which nobody is at work in a folder that waits to be swapped in. */
const ABANDONED = 3_600_000;

/** A power cut may have come before, between or after the two renames of a swap. */
function finishSwap(folder: string): void {
  const old = oldName(folder);
  const waiting = readdirSync(dirname(folder)).filter((name) => name.startsWith(freshPrefix(folder))).map((name) => join(dirname(folder), name));
  for (const place of waiting) if (Date.now() - statSync(place).mtimeMs > ABANDONED) rmSync(place, { recursive: true, force: true });
  if (!existsSync(old)) return;
  if (existsSync(folder)) rmSync(old, { recursive: true });
  else renameSync(old, folder);
}

const freshPrefix = (folder: string) => `.${basename(folder)}.new-`;
const oldName = (folder: string) => join(dirname(folder), `.${basename(folder)}.old`);

async function replaceEach(folder: string, files: ReadonlyMap<string, Uint8Array>, written: ReadonlySet<string>, removed: readonly string[]): Promise<void> {
  const lastly = (path: string) => (path === 'index.html' ? 1 : path === MARK ? 2 : 0);
  for (const path of [...written].sort((a, b) => lastly(a) - lastly(b))) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    const fresh = join(dirname(place), `.whetstone-${randomBytes(8).toString('hex')}.new`);
    await writeNew(realDisk, fresh, files.get(path)!, null);
    renameSync(fresh, place);
  }
  for (const path of removed) rmSync(join(folder, path), { force: true });
}

/** With the time of its last change. */
function keepFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    copyFileSync(from, to);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}

/** Hashes by path; empty where the folder was not published from here. Others may have written it: what it names is removed one day, so every path of it stays in the folder. */
function readMark(folder: string): Map<string, string> {
  try {
    const read = MARKED.safeParse(JSON.parse(readFileSync(join(folder, MARK), 'utf8')));
    return new Map(Object.entries(read.success ? read.data : {}));
  } catch {
    return new Map();
  }
}

const MARKED = z.record(
  z.string().refine((path) => path.split('/').every((name) => /^[^.\\\0]/.test(name) && !/[\\\0]/.test(name))),
  z.string(),
);

/** Paths of files, and of whole folders, that were not published from here: links among them, wherever they lead. */
function othersIn(folder: string, known: ReadonlyMap<string, string>): string[] {
  if (!existsSync(folder)) return [];
  const ours = new Set([...known.keys()].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'))));
  const look = (at: string): string[] =>
    readdirSync(join(folder, at), { withFileTypes: true }).flatMap((child) => {
      const path = at === '' ? child.name : `${at}/${child.name}`;
      if (path === MARK) return [];
      if (!ours.has(path) || child.isSymbolicLink()) return [path];
      return child.isDirectory() ? look(path) : [];
    });
  return look('').sort();
}

function isSame(place: string, bytes: Uint8Array): boolean {
  return (lstatSync(place, { throwIfNoEntry: false })?.isFile() ?? false) && readFileSync(place).equals(bytes);
}

function inTheWay(folder: string, why: string): Problem {
  return { code: 'taken', message: `${folder} was not made by “whet publish”: ${why}. Nothing was written.`, hint: 'Name a folder that is new or empty. A Git work tree with nothing but dot files, a README and a licence will do too.' };
}
