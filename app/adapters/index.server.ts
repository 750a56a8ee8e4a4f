import type { Diagnostic } from '#app/core/diagnostic.ts';
import type { Area, Entry, Lesson, Question } from '#app/core/entry.ts';
import type { Link } from '#app/core/outline.ts';
import type { VaultParts } from '#app/core/vault.ts';

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
export interface StoredLink extends Link {
  file: string;
  /** `nameKey` of a wiki link's target; for a path, the path inside the vault that it leads to. */
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

  parts(): Promise<VaultParts>;
  /** What is wrong within files; what is wrong between them comes of compiling the parts. */
  diagnostics(): Promise<Diagnostic[]>;
  links(): Promise<StoredLink[]>;

  /** All of a file's text, front matter included; null where there is none. */
  text(path: string): Promise<string | null>;
  entryAt(path: string): Promise<Entry | null>;
  areaAt(path: string): Promise<Area | null>;
  /** Links to any of `keys`: names by `nameKey`, paths with and without `.md`. */
  linksTo(keys: readonly string[]): Promise<StoredLink[]>;
  questions(filter?: { answered?: boolean; paths?: readonly string[] }): Promise<StoredQuestion[]>;
  lessons(paths: readonly string[]): Promise<StoredLesson[]>;
  /** Best first. Every word has to be there, the last one perhaps unfinished; any input is safe. */
  search(query: string, limit: number): Promise<SearchHit[]>;

  /** Keeps the index up to date from now on; `onChange` hears of each new revision. Stops when the answer is called. */
  watch(onChange: (revision: number) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
