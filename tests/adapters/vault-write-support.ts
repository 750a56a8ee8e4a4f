import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach } from 'vitest';
import type { FileChange } from '#app/core/change.ts';
import { succeed, type Problem, type Result } from '#app/core/result.ts';
import { realDisk, type Disk } from '#app/adapters/disk.server.ts';
import { openWriter, type VaultWriter, type WriterOptions } from '#app/adapters/vault-write.server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

/** Vaults and writers, closed and removed when the test is over. */
export function useWriters(): {
  vault(files?: Record<string, string>): Promise<TempVault>;
  open(root: string, options?: WriterOptions): VaultWriter;
} {
  const endings: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });
  return {
    async vault(files = {}) {
      const made = await makeVault(files);
      endings.push(() => made.remove());
      return made;
    },
    open(root, options) {
      const writer = valueOf(openWriter(root, options));
      endings.push(() => writer.close());
      return writer;
    },
  };
}

/** A vault that is quick to make, in memory where the system has a folder there, for tests that need hundreds. */
export function makeQuickVault(files: Record<string, string>): { root: string; remove(): void } {
  const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'whetstone-test-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error('This was to be a problem.');
  return result.problem;
}

/** Sets files to these texts, whatever they said; null removes one. */
export function set(writer: VaultWriter, texts: Record<string, string | null>): Promise<Result<null>> {
  return writer.change((read) => {
    const changes: FileChange[] = [];
    for (const [path, after] of Object.entries(texts)) {
      const before = read(path);
      if (!before.ok) return before;
      changes.push({ path, before: before.value, after });
    }
    return succeed({ changes, value: null });
  });
}

/** Adds to the end of what a file says at that moment. */
export function append(writer: VaultWriter, path: string, text: string): Promise<Result<string>> {
  return writer.change((read) => {
    const before = read(path);
    if (!before.ok) return before;
    const after = (before.value ?? '') + text;
    return succeed({ changes: [{ path, before: before.value, after }], value: after });
  });
}

/** Every file that a person sees in the vault, with its text. */
export function textsOf(root: string): Record<string, string> {
  const visible = allFiles(root).filter((path) => !path.split('/').some((part) => part.startsWith('.')));
  return Object.fromEntries(visible.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Files of the writer's own that should not outlive a change. */
export function leftoversOf(root: string): string[] {
  return allFiles(root).filter((path) => /(^|\/)\.whetstone-|^\.whetstone\/journal\//.test(path));
}

export function allFiles(root: string, folder = root): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((place) => (statSync(place).isDirectory() ? allFiles(root, place) : [relative(root, place)]))
    .sort();
}

type Call = keyof Disk;

/** A disk on which `meddle` runs right before or after a call, the first time the name of its file matches. */
export function meddledDisk(when: 'before' | 'after', call: Call, name: RegExp, meddle: () => void): Disk {
  let met = false;
  return wrapDisk(realDisk, (called, args, proceed) => {
    const meets = !met && called === call && args.some((arg) => typeof arg === 'string' && name.test(arg));
    if (!meets) return proceed();
    met = true;
    if (when === 'before') meddle();
    const answer = proceed();
    if (when === 'after') meddle();
    return answer;
  });
}

/** Nothing waits for the platters, which no test could tell. */
const quickDisk: Disk = { ...realDisk, sync: async () => undefined };

export interface FaultyDisk extends Disk {
  /** The call that failed, as far as it came to that. */
  failed(): Call | null;
}

/** A disk whose n-th call fails, once: instead of being done, or although it was done, as on a network disk that loses the answer. */
export function faultyDisk(n: number, code: string, done = false): FaultyDisk {
  let count = 0;
  let failed: Call | null = null;
  const disk = wrapDisk(quickDisk, (call, _, proceed) => {
    count += 1;
    if (count !== n) return proceed();
    failed = call;
    // A file that cannot be closed is closed all the same.
    const answer = done || call === 'close' ? proceed() : undefined;
    if (call === 'open' && typeof answer === 'number') quickDisk.close(answer);
    throw Object.assign(new Error(`${code}: told to fail`), { code, syscall: call });
  });
  return { ...disk, failed: () => failed };
}

export interface MortalDisk extends Disk {
  die(): void;
  isDead(): boolean;
}

/** The disk as a process sees it that is killed before its n-th call: from then on nothing is done any more, undoing neither. */
export function mortalDisk(n: number): MortalDisk {
  let count = 0;
  let dead = false;
  const disk = wrapDisk(quickDisk, (call, args, proceed) => {
    count += 1;
    dead ||= count === n;
    if (!dead) return proceed();
    // What a process had open, the system closes.
    if (call === 'close') quickDisk.close(args[0] as number);
    throw new Error('This process has been killed.');
  });
  return { ...disk, die: () => (dead = true), isDead: () => dead };
}

function wrapDisk(disk: Disk, around: (call: Call, args: unknown[], proceed: () => unknown) => unknown): Disk {
  const wrap = (call: Call) => {
    const real = disk[call] as (...args: unknown[]) => unknown;
    const wrapped = (...args: unknown[]) => around(call, args, () => real(...args));
    // What is waited for fails as a promise does.
    return [call, call === 'sync' ? async (...args: unknown[]) => wrapped(...args) : wrapped];
  };
  return Object.fromEntries(Object.keys(disk).map((call) => wrap(call as Call))) as Disk;
}
