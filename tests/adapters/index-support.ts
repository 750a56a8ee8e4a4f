import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import { openIndex, type IndexOptions, type VaultIndex } from '#app/adapters/index.server.ts';
import { makeVault, type TempVault } from '#tests/support/vault.ts';

/** A vault and its index, closed and removed when the test is over. */
export function useIndexes(): {
  vault(files?: Record<string, string>): Promise<TempVault>;
  open(options: IndexOptions): Promise<VaultIndex>;
} {
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });
  return {
    async vault(files = { 'whetstone.yml': '' }) {
      const made = await makeVault(files);
      endings.push(() => made.remove());
      return made;
    },
    async open(options) {
      const opened = await openIndex(options);
      if (!opened.ok) throw new Error(opened.problem.message);
      endings.push(() => opened.value.close());
      return opened.value;
    },
  };
}

/** Everything that an index says of a vault, in an order that does not depend on how it came to know. */
export async function tellAll(index: VaultIndex): Promise<Record<string, unknown>> {
  const parts = await index.parts();
  const paths = [...parts.areas, ...parts.entries].map(({ path }) => path);
  const words = ['tide', 'relay', 'amber', 'quiet'];
  return {
    parts,
    diagnostics: await index.diagnostics(),
    links: await index.allLinks(),
    linksTo: await index.linksTo(['ebpf', 'areas/ebpf.md', 'areas/ebpf']),
    questions: await index.questions(),
    lessons: await index.lessons(paths),
    texts: await Promise.all(paths.map((path) => index.text(path))),
    found: await Promise.all(words.map(async (word) => (await index.search(word, 100)).map(({ path }) => path).sort())),
  };
}

export interface Child {
  process: ChildProcess;
  /** What the next message says. */
  next(): Promise<unknown>;
  ended: Promise<number | null>;
}

/** Runs a script of tests/adapters/children in a process of its own; as nobody in particular, where this one is root. */
export function startChild(name: string, args: readonly string[], unprivileged = false, env: Record<string, string> = {}): Child {
  const script = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const nobody = unprivileged && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = fork(script, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...env }, ...nobody });
  const heard: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  child.on('message', (message) => {
    const waits = waiting.shift();
    if (waits) waits(message);
    else heard.push(message);
  });
  return {
    process: child,
    next: () => (heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((resolve) => waiting.push(resolve))),
    ended: new Promise((resolve) => child.once('exit', resolve)),
  };
}

/** What a child has to say when it is done, past all it said of its progress. */
export async function lastWord<T>(child: Child): Promise<T> {
  for (;;) {
    const told = (await child.next()) as T & { done?: number };
    if (told.done === undefined) return told;
  }
}
