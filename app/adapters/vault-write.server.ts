import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChange } from '#app/core/change.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { realDisk, type Disk } from './disk.server.ts';
import { findFile, READ } from './disk-files.server.ts';
import { commit, type Write } from './vault-commit.server.ts';
import { hasRecord, OWN_FOLDER, prepareJournal } from './vault-journal.server.ts';
import { createLock } from './vault-lock.server.ts';
import { judgeNewPath, placeInVault, type VaultDisk } from './vault-place.server.ts';
import { LARGEST_FILE } from './vault-problems.server.ts';
import { settle, type Settlement } from './vault-settle.server.ts';
import { decodeText } from './vault-text.server.ts';
import { discardFile, restoreFile } from './vault-trash.server.ts';
import { explainRefusal, listOf, overtakenBy, takenBy, tellKept, tooLarge, unfitText, unreadable } from './vault-write-problems.server.ts';

export type ReadText = (path: string) => Result<string | null>;

/** What a plan decides: the files to change, and what to answer once they are. */
export type Planned<T> = Result<{ changes: readonly FileChange[]; value: T }>;

export interface VaultWriter {
  /** A file as on disk, its byte order mark included; never through a link, never outside the vault; null where there is none. What is not UTF-8 text is a problem. */
  read: ReadText;
  /**
   * Reads, decides and writes with no other process of ours between. `plan` is called under the lock,
   * and again, up to a few times, when an outside editor was faster. What it answers is written all or
   * nothing, and is durable when this resolves; where nothing changes, no file is touched. A plan
   * must not write by this writer itself: it would wait for its own end. `done` hears, still under
   * the lock, what was written.
   */
  change<T>(plan: (read: ReadText) => Planned<T> | Promise<Planned<T>>, done?: (value: T) => void): Promise<Result<T>>;
  /** Stores bytes under a new path. Nothing is overwritten; the same bytes at the same path are a success. */
  store(path: string, bytes: Uint8Array): Promise<Result<{ path: string }>>;
  /** Moves a file that still says `before` to `.trash/`, where it replaces nothing. */
  discard(path: string, before: string): Promise<Result<{ trashed: string }>>;
  /** Moves a file out of `.trash/`, named as `discard` answered, to a path that nothing has. */
  restore(trashed: string, path: string): Promise<Result<{ path: string }>>;
  /** Runs what changes files of the vault by other means while no other process of ours writes. It must not write by this writer itself. */
  hold<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
  /** Puts in order what a killed process left. Every change does so first; called at the start, the vault is in order before it is read. Costs three looks at the disk when there is nothing to do. */
  recover(): Promise<Result<Settlement>>;
  /** Lets go of the lock once what is under way has ended. */
  close(): void;
}

export interface WriterOptions {
  disk?: Disk;
  /** How long to wait for another process that is writing, in ms. */
  patience?: number;
}

/** How often a change is planned anew because an outside editor was faster, and the pause before, in ms. */
const ATTEMPTS = 4;
const PAUSE = 10;

/** Opens a vault for writing. Nothing is written, and no lock taken, before something is to be changed. */
export function openWriter(root: string, { disk = realDisk, patience }: WriterOptions = {}): Result<VaultWriter> {
  let real: string;
  try {
    real = realpathSync.native(root);
  } catch (error) {
    return fail({ ...explainRefusal(error, `The vault ${root} cannot be opened for writing`, 'Nothing was changed.'), code: 'no-vault' });
  }
  const vault: VaultDisk = { root: real, disk };
  const lock = createLock(join(real, OWN_FOLDER, 'lock.db'), () => prepareJournal(vault), patience);

  const locked = async <T>(work: (settled: Settlement) => Promise<Result<T>>): Promise<Result<T>> =>
    explained('The vault could not be written', 'Nothing was changed.', () => lock.hold(async () => work(await settle(vault))));

  return succeed({
    read: (path) => readText(vault, path),
    change: (plan, done) =>
      locked(async () => {
        const changed = await change(vault, plan);
        if (changed.ok) done?.(changed.value);
        return changed;
      }),
    store: (path, bytes) => locked(() => store(vault, path, Buffer.from(bytes))),
    discard: (path, before) => locked(() => discardFile(vault, path, before)),
    restore: (trashed, path) => locked(() => restoreFile(vault, trashed, path)),
    hold: (work) => locked(work),
    recover: () =>
      explained('The vault could not be put in order', 'It will be tried again before the next change.', async () =>
        hasRecord(vault) ? locked(async (settled) => succeed(settled)) : succeed({ undone: [], left: [], trashed: [], swept: [] }),
      ),
    close: () => lock.close(),
  });
}

async function explained<T>(what: string, kept: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return fail(explainRefusal(error, what, kept));
  }
}

function readText(vault: VaultDisk, path: string): Result<string | null> {
  try {
    const placed = placeInVault(vault, path);
    if (!placed.ok) return placed;
    const found = findFile(vault.disk, placed.value, READ, LARGEST_FILE);
    if (!found) return succeed(null);
    if (!found.bytes) return fail(found.stats.isFile() ? tooLarge(path, found.stats.size) : unreadable(path, 'it is not an ordinary file'));
    const { text, diagnostics } = decodeText(path, found.bytes);
    const [why] = diagnostics;
    return text === null && why && why.code !== 'empty-file' ? fail(unreadable(path, why.message, why.hint)) : succeed(found.bytes.toString('utf8'));
  } catch (error) {
    return fail(explainRefusal(error, `${path} could not be read`, 'Nothing was changed.'));
  }
}

async function change<T>(vault: VaultDisk, plan: (read: ReadText) => Planned<T> | Promise<Planned<T>>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    const planned = await plan((path) => readText(vault, path));
    if (!planned.ok) return planned;
    const { changes, value } = planned.value;
    const judged = judgeChanges(vault, changes);
    if (!judged.ok) return judged;
    const problem = judged.value.length === 0 ? null : await write(vault, judged.value);
    if (!problem) return succeed(value);
    const again = (problem.code === 'changed' || problem.code === 'taken') && attempt < ATTEMPTS;
    if (!again) return fail(problem);
    await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
  }
}

/** Null when it is written. */
async function write(vault: VaultDisk, writes: readonly Write[]): Promise<Problem | null> {
  const outcome = await commit(vault, writes);
  if (outcome.state === 'done') return null;
  if (outcome.state === 'overtaken') {
    const { path } = outcome;
    return writes.some((one) => one.path === path && one.before === null) ? takenBy(path) : overtakenBy(path);
  }
  const paths = writes.map(({ path }) => path);
  return explainRefusal(outcome.error, `${listOf(paths)} could not be saved`, tellKept(paths, outcome.left));
}

/** What is to be written of these changes, which is nothing for a file that stays as it is. */
function judgeChanges(vault: VaultDisk, changes: readonly FileChange[]): Result<Write[]> {
  const changed = changes.filter(({ before, after }) => before !== after);
  if (new Set(changed.map(({ path }) => path)).size < changed.length) throw new Error('A change names a file twice.');
  for (const { path, before, after } of changed) {
    const placed = placeInVault(vault, path);
    if (!placed.ok) return placed;
    const problem = (before === null ? judgeNewPath(path) : null) ?? (after === null ? null : judgeText(path, after));
    if (problem) return fail(problem);
  }
  return succeed(changed.map(({ path, before, after }) => ({ path, before: bytesOf(before), after: bytesOf(after) })));
}

function bytesOf(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text);
}

function judgeText(path: string, text: string): Problem | null {
  if (text.includes('\0')) return unfitText(path, 'a NUL character');
  if (/\p{Surrogate}/u.test(text)) return unfitText(path, 'half of a character (a lone surrogate)');
  const size = Buffer.byteLength(text);
  return size > LARGEST_FILE ? tooLarge(path, size) : null;
}

async function store(vault: VaultDisk, path: string, after: Buffer): Promise<Result<{ path: string }>> {
  const placed = placeInVault(vault, path);
  if (!placed.ok) return placed;
  const badName = judgeNewPath(path);
  if (badName) return fail(badName);
  const isThere = () => findFile(vault.disk, placed.value)?.bytes?.equals(after) ?? false;
  const problem = isThere() ? null : await write(vault, [{ path, before: null, after }]);
  return problem ? fail(problem) : succeed({ path });
}
