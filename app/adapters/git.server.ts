import type { Conflict, GitStatus, Resolution, Revision, SyncOutcome } from '#app/core/git.ts';
import { commitMessage, outsideMessage } from '#app/core/git-message.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { unfinishedPaths, type Exclusively } from './git-advance.server.ts';
import { commitPaths } from './git-commit.server.ts';
import { readHistory, readTextAt } from './git-history.server.ts';
import { openMemory } from './git-memory.server.ts';
import { openGitLocks } from './git-lock.server.ts';
import { openNotes, type Note } from './git-notes.server.ts';
import { createRepositoryFinder, repositoryPath, vaultPath, type Repository } from './git-repository.server.ts';
import { lookAtWorkTree, NO_STATUS, readGitStatus, stuck } from './git-status.server.ts';
import { isMerged, openConflicts, settleConflicts, syncRepository, type SyncJob } from './git-sync.server.ts';

/** The repository a vault is in. No Git, or no repository, is a normal state: then only `status` has something to say. */
export interface Git {
  /** Without asking the remote; one process and a stat of each file. */
  status(): Promise<GitStatus>;
  /** Remembers, beyond the end of this process, that Whetstone wrote these paths of the vault, and what for. */
  note(paths: readonly string[], message: string): void;
  /** Commits what was noted and nothing else. Null when nothing differs from the last commit, or there is no repository. */
  commit(): Promise<Result<{ commit: string } | null>>;
  /** From now on commits `ms` after the last note, and tells what came of it; returns how to stop. */
  commitWhenQuiet(ms: number, tell?: (done: Result<{ commit: string } | null>) => void): () => void;
  /** The commits that changed a file of the vault, newest first, through its renames. */
  history(path: string): Promise<Result<Revision[]>>;
  /** What a file said in a commit; null when there was none. */
  textAt(commit: string, path: string): Promise<Result<string | null>>;
  /**
   * Commits what was noted, fetches, merges and pushes. `all` commits every other edit in the vault
   * first. Conflicts are an outcome, not a failure: no file has been touched then.
   */
  sync(options?: { all?: boolean }): Promise<Result<SyncOutcome>>;
  /** The conflicts that a sync left to be settled, without asking the remote. */
  conflicts(): Promise<Result<Conflict[]>>;
  /** Keeps these answers, and goes on with the sync once none is missing. */
  resolve(resolutions: readonly Resolution[]): Promise<Result<SyncOutcome>>;
  /** Waits for what is under way, and lets go of temporary files. */
  close(): Promise<void>;
}

export interface GitOptions {
  root: string;
  /** Runs what changes files of the vault while nobody else writes there. */
  exclusively?: Exclusively;
  /** In ms since the epoch. */
  now?: () => number;
}

type Committed = Result<{ commit: string } | null>;

export function openGit({ root, exclusively = (work) => work(), now = Date.now }: GitOptions): Git {
  const finder = createRepositoryFinder(root);
  const notes = openNotes(root);
  const memory = openMemory(root);
  const inTurn = createTurns();
  const { syncing, committing } = openGitLocks(root);
  let onNote: () => void = () => undefined;

  async function withRepository<T>(use: (repository: Repository) => Promise<Result<T>>): Promise<Result<T>> {
    const found = await finder.find();
    if (!found.ok) return found;
    return found.value ? use(found.value) : fail(NO_GIT);
  }

  async function commit(): Promise<Committed> {
    const found = await finder.find();
    if (!found.ok) return found;
    const repository = found.value;
    return repository ? committing.hold(() => commitNotes(repository)) : succeed(null);
  }

  async function commitNotes(repository: Repository): Promise<Committed> {
    const noted = notes.all();
    const done = await commitPaths(repository, pathsOf(repository, noted), (changed) => commitMessage(messagesOf(repository, noted, changed)));
    if (!done.ok) return done;
    notes.forget(noted);
    return succeed(done.value && { commit: done.value.commit });
  }

  async function commitAll(repository: Repository): Promise<Result<unknown>> {
    const ours = await commitNotes(repository);
    if (!ours.ok) return ours;
    const look = await lookAtWorkTree(repository, 'vault');
    if (!look.ok) return look;
    const unfinished = await unfinishedPaths({ repository, memory });
    if (!unfinished.ok) return unfinished;
    const name = (path: string) => vaultPath(repository, path) ?? path;
    const edited = look.value.changed.filter((path) => !unfinished.value.has(path));
    return commitPaths(repository, edited, (changed) => outsideMessage([...changed].map(name)));
  }

  const jobOf = (repository: Repository, all: boolean): SyncJob => ({
    ...{ root, repository, memory, now },
    exclusively: (work) => exclusively(() => committing.hold(work)),
    isNoted: (path) => pathsOf(repository, notes.all()).includes(path),
    commit: () => committing.hold<unknown>(() => (all ? commitAll(repository) : commitNotes(repository))),
  });

  async function status(): Promise<GitStatus> {
    const found = await finder.find();
    if (!found.ok) return stuck(found.problem);
    if (!found.value) return NO_STATUS;
    const { merge, lastSync } = memory.read();
    const conflicted = merge && !(await isMerged(found.value, merge.theirs)) ? merge.open : [];
    return readGitStatus(found.value, { notes: notes.all(), conflicted, lastSync });
  }

  return {
    status,
    note(paths, message) {
      notes.add(paths, message);
      onNote();
    },
    commit: () => inTurn(commit),
    commitWhenQuiet(ms, tell) {
      let timer: NodeJS.Timeout | undefined;
      onNote = () => {
        clearTimeout(timer);
        timer = setTimeout(() => void inTurn(commit).then((done) => tell?.(done)), ms).unref();
      };
      if (notes.all().length > 0) onNote();
      return () => {
        clearTimeout(timer);
        onNote = () => undefined;
      };
    },
    history: (path) => withRepository((repository) => readHistory(repository, path)),
    textAt: (at, path) => withRepository((repository) => readTextAt(repository, at, path)),
    sync: ({ all = false } = {}) => inTurn(() => withRepository((repository) => syncing.hold(() => syncRepository(jobOf(repository, all))))),
    conflicts: () => withRepository((repository) => openConflicts({ repository, memory })),
    resolve: (resolutions) => inTurn(() => withRepository((repository) => syncing.hold(() => settleConflicts(jobOf(repository, false), resolutions)))),
    close: () =>
      inTurn(async () => {
        syncing.close();
        committing.close();
        finder.close();
      }),
  };
}

const NO_GIT: Problem = {
  code: 'no-git',
  message: 'This vault is in no Git repository, or Git is not installed, so it has no history.',
  hint: 'Install Git and run git init in the vault; everything else works without.',
};

function pathsOf(repository: Repository, noted: readonly Note[]): string[] {
  return noted.flatMap(({ paths }) => paths.flatMap((path) => repositoryPath(repository, path) ?? []));
}

function messagesOf(repository: Repository, noted: readonly Note[], changed: ReadonlySet<string>): string[] {
  return noted.filter((note) => pathsOf(repository, [note]).some((path) => changed.has(path))).map(({ message }) => message);
}

/** One after the other: within this process, what commits and what syncs must not meet in the middle. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
