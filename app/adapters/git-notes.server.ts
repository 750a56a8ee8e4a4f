import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A save that is not yet committed. */
export interface Note {
  /** Where it is kept, for `forget`. */
  file: string;
  paths: string[];
  message: string;
}

export interface Notes {
  add(paths: readonly string[], message: string): void;
  all(): Note[];
  forget(notes: readonly Note[]): void;
}

/** The folder of the vault for what Git work has to remember. It ignores itself in Git. */
export function gitFolder(root: string): string {
  const whetstone = join(root, '.whetstone');
  const folder = join(whetstone, 'git');
  mkdirSync(folder, { recursive: true });
  const ignore = join(whetstone, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  return folder;
}

/**
 * Saves to be committed, one small file each: processes can add and forget at the same time, and
 * none is lost when one is killed. Where nothing can be written they are kept for as long as this
 * process lasts.
 */
export function openNotes(root: string): Notes {
  const folder = join(root, '.whetstone', 'git', 'notes');
  const unwritten: Note[] = [];
  return {
    add(paths, message) {
      const file = join(folder, `${String(Date.now()).padStart(14, '0')}-${randomUUID()}.json`);
      const note = { paths: [...paths], message };
      if (!isInRepository(root)) return;
      try {
        mkdirSync(join(gitFolder(root), 'notes'), { recursive: true });
        writeFileSync(`${file}.part`, JSON.stringify(note));
        renameSync(`${file}.part`, file);
      } catch {
        unwritten.push({ file, ...note });
      }
    },
    all: () => [...listNotes(folder), ...unwritten],
    forget(notes) {
      for (const { file } of notes) rmSync(file, { force: true });
      const gone = new Set(notes.map(({ file }) => file));
      unwritten.splice(0, unwritten.length, ...unwritten.filter(({ file }) => !gone.has(file)));
    },
  };
}

/** Without asking git: it is enough not to collect notes where nothing will ever commit them. */
function isInRepository(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Oldest first. */
function listNotes(folder: string): Note[] {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
    return files.map((name) => readNote(join(folder, name))).filter((note) => note !== null);
  } catch {
    return [];
  }
}

function readNote(file: string): Note | null {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (typeof read !== 'object' || read === null || !('paths' in read) || !('message' in read)) return null;
    const { paths, message } = read;
    const isSound = Array.isArray(paths) && paths.every((path) => typeof path === 'string') && typeof message === 'string';
    return isSound ? { file, paths, message } : null;
  } catch {
    // Another process has forgotten it meanwhile.
    return null;
  }
}
