import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Names the files that were published, with their hashes: all others in the folder are somebody else's. */
export const MARK = '.whetstone-site';

const MARKED = z.record(
  z.string().refine((path) => path.split('/').every((name) => /^[^.\\\0]/.test(name) && !/[\\\0]/.test(name))),
  z.string(),
);

/** Hashes by path; empty where the folder was not published from here. Others may have written it: what it names is removed one day, so every path of it stays in the folder. */
export function readMark(folder: string): Map<string, string> {
  try {
    const read = MARKED.safeParse(JSON.parse(readFileSync(join(folder, MARK), 'utf8')));
    return new Map(Object.entries(read.success ? read.data : {}));
  } catch {
    return new Map();
  }
}

export function writeMark(hashes: ReadonlyMap<string, string>): Uint8Array {
  return Buffer.from(`${JSON.stringify(Object.fromEntries([...hashes].sort()), null, 1)}\n`);
}

/** Paths of files, and of whole folders, that were not published from here: links among them, wherever they lead. */
export function othersIn(folder: string, known: ReadonlyMap<string, string>): string[] {
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

/** Was all that is in a folder put there by “whet publish”? Whatever else has its name is somebody's, and stays. */
export function isPublished(folder: string): boolean {
  const mark = readMark(folder);
  return mark.size > 0 && lstatSync(folder).isDirectory() && othersIn(folder, mark).length === 0;
}
