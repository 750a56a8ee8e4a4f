import { realpathSync, statSync } from 'node:fs';
import type { VaultChanges } from '#app/core/amend-vault.ts';
import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Entry, EntryLink, Lesson, Question } from '#app/core/entry.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { VaultParts } from '#app/core/vault.ts';
import type { Respelling } from './index-spelling.server.ts';
import { createStore } from './index-store.server.ts';
import { isCorruption } from './database.server.ts';
import { placeDatabase } from './database-place.server.ts';
import { syncVault } from './sync.server.ts';
import { watchVault } from './watch.server.ts';

export interface IndexOptions {
  /** The vault's folder. */
  root: string;
  /** `file:/some/where.db` or a plain path; without one, what DATABASE_URL says, else `<root>/.whetstone/index.db`. */
  databaseUrl?: string;
  /** Called while files are read: how many of how many. */
  onProgress?: (done: number, total: number) => void;
}

/** What a look at the vault found. Paths are those of the vault, sorted. */
export interface SyncReport {
  /** Files the index now knows. */
  files: number;
  /** Read again because what they say has changed; new ones and those that moved here are among them. */
  changed: string[];
  removed: string[];
  /** Files recognised under a new path by their content. */
  moved: { from: string; to: string }[];
  ms: number;
}

/** A link with the file it stands in. What it leads to is looked up by whoever reads it. */
export interface StoredLink extends EntryLink {
  file: string;
  /** `nameKey` of what a link or a relation names; for a path, the path inside the vault that it leads to. */
  key: string;
}

export interface StoredQuestion extends Question {
  file: string;
}

export interface StoredLesson extends Lesson {
  file: string;
}

export interface SearchHit {
  path: string;
  /** Plain text around what was found; matches stand between U+E000 and U+E001. */
  snippet: string;
}

/** What the database knows of the files of one vault, each file by itself. */
export interface VaultIndex {
  /** What the owner should know about where the index lives, in sentences; usually none. */
  readonly notices: readonly string[];
  /**
   * Brings the index up to date with the files: with all of them, or only with those at `paths`.
   * Rejects, with everything stored as it was, when the vault's folder itself cannot be listed.
   */
  sync(paths?: readonly string[]): Promise<SyncReport>;
  /** Reads every file again, whatever the index believes. */
  rebuild(): Promise<SyncReport>;
  /** Moves whenever what the vault says has moved, whichever process noticed. Costs microseconds. */
  revision(): number;
  /** Paths of files that are new, changed or gone since a revision, whichever process noticed; null where that is no longer known. */
  changedSince(revision: number): Promise<string[] | null>;

  parts(): Promise<VaultParts>;
  /** What the files at some paths say now; those that say nothing, or are gone, are among its `paths` alone. */
  changes(paths: readonly string[]): Promise<VaultChanges>;
  /** What is wrong within files, all of them or those at some paths; what is wrong between them comes of compiling the parts. */
  diagnostics(paths?: readonly string[]): Promise<Diagnostic[]>;
  allLinks(): Promise<StoredLink[]>;
  /** All links of the files at `paths`, and of every file with a link to any of `keys`. */
  linksAround(paths: readonly string[], keys: readonly string[]): Promise<StoredLink[]>;

  /** All of a file's text, front matter included; null where there is none. */
  text(path: string): Promise<string | null>;
  /** The same of several files, by path. */
  texts(paths: readonly string[]): Promise<Map<string, string>>;
  entryAt(path: string): Promise<Entry | null>;
  /** Links to any of `keys`: names by `nameKey`, paths with and without `.md`. */
  linksTo(keys: readonly string[]): Promise<StoredLink[]>;
  questions(filter?: { answered?: boolean; paths?: readonly string[] }): Promise<StoredQuestion[]>;
  lessons(paths: readonly string[]): Promise<StoredLesson[]>;
  /** Best first. Every word has to be there, the last one perhaps unfinished; any input is safe. */
  search(query: string, limit: number): Promise<SearchHit[]>;
  /** The query with each word that is found nowhere replaced by the one that was probably meant; any input is safe. */
  respell(query: string): Promise<Respelling>;

  /** Keeps the index up to date from now on; `onChange` hears of each new revision. Stops when the answer is called. */
  watch(onChange: (revision: number) => void): Promise<() => Promise<void>>;
  /** Stops what watches, waits for what is being written, and lets go of the database. */
  close(): Promise<void>;
}

/** Opens the index of a vault, as it was left. Nothing is read from the vault until the first sync. */
export async function openIndex({ root, databaseUrl, onProgress }: IndexOptions): Promise<Result<VaultIndex>> {
  const folder = findVault(root);
  if (!folder.ok) return folder;
  const place = placeDatabase(folder.value, databaseUrl ?? process.env['DATABASE_URL']);
  if (!place.ok) return place;
  const opened = createStore(place.value.path);
  if (!opened.ok) return opened;
  let store = opened.value;
  const notices = [place.value.notice, store.notice].filter((notice) => notice !== null);
  const inTurn = createQueue();
  const watches: (() => Promise<void>)[] = [];
  /** What the revisions of the databases before this one came to, and the last that was told. */
  let [base, told] = [0, 0];

  const mend = async () => {
    await store.close();
    const reopened = createStore(place.value.path, true);
    if (!reopened.ok) throw new Error(reopened.problem.message);
    store = reopened.value;
    base = told;
    if (store.notice !== null) notices.push(store.notice);
  };
  const sync = async (paths?: readonly string[]) => {
    const { database, writer } = store;
    return syncVault({ root: folder.value, database, writer, paths, onProgress });
  };
  /** Work that writes, one after the other; where it finds the database broken, once more on a new one. */
  const writing = <T>(work: () => Promise<T>) =>
    inTurn(() => work().catch(async (error: unknown) => {
      if (!isCorruption(error)) throw error;
      await mend();
      return work();
    }));

  const index: VaultIndex = {
    notices,
    sync: (paths) => writing(() => sync(paths)),
    rebuild: () =>
      writing(async () => {
        store.writer.forget();
        return sync();
      }),
    revision: () => (told = base + store.sweeps.revision()),
    changedSince: async (revision) => (revision > base ? store.sweeps.changedSince(revision - base) : null),
    parts: async () => store.sweeps.parts(),
    changes: async (paths) => store.sweeps.changes(paths),
    diagnostics: async (paths) => store.sweeps.diagnostics(paths),
    allLinks: async () => store.sweeps.allLinks(),
    linksAround: async (paths, keys) => store.sweeps.linksAround(paths, keys),
    text: (path) => store.pages.text(path),
    texts: (paths) => store.pages.texts(paths),
    entryAt: (path) => store.pages.entryAt(path),
    linksTo: (keys) => store.pages.linksTo(keys),
    questions: (filter) => store.pages.questions(filter),
    lessons: (paths) => store.pages.lessons(paths),
    search: async (query, limit) => store.search(query, limit),
    respell: async (query) => store.respell(query),
    async watch(onChange) {
      const stop = await watchVault(folder.value, index, onChange);
      watches.push(stop);
      // Whoever watches will show pages. What fails here is said by the first page.
      store.pages.warm().catch(() => undefined);
      return stop;
    },
    async close() {
      for (const stop of watches) await stop();
      await inTurn(() => store.close());
    },
  };
  return succeed(index);
}

function findVault(root: string): Result<string> {
  try {
    const folder = realpathSync.native(root);
    if (statSync(folder).isDirectory()) return succeed(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  const hint = 'Name the folder that holds whetstone.yml, or make a new vault with “whet init”.';
  return fail({ code: 'no-vault', message: `There is no folder ${root}.`, hint });
}

function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
