import { subscribe, type Event } from '@parcel/watcher';
import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { CONFIG_FILE } from '#app/core/read-config.ts';
import type { VaultIndex } from './index.server.ts';

/** How long to gather what one save in an editor stirs up, in ms. */
const GATHER = 40;
/** How often to ask whether another process has written, in ms: it costs microseconds. */
const LISTEN_EVERY = 250;
/**
 * Every file is looked at again and again, since watchers miss things, fall silent without a word
 * or never start: this often, in ms, but in large vaults for no more than this share of the time.
 */
const SWEEP = { soonest: 1500, latest: 5000, share: 0.02, shareWithoutWatcher: 0.06 };
/** Past this many paths at once it is quicker to look at all. */
const MANY = 500;

/** Keeps the index in step with the vault until the answer is called; `onChange` hears of each new revision. */
export async function watchVault(
  root: string,
  index: Pick<VaultIndex, 'sync' | 'revision'>,
  onChange: (revision: number) => void,
): Promise<() => Promise<void>> {
  let heard = index.revision();
  let due: Set<string> | 'all' = new Set();
  let working: Promise<void> = Promise.resolve();
  let gathering: NodeJS.Timeout | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let stopped = false;
  const workQuietly = createQuiet();
  const listenQuietly = createQuiet();

  const tell = () => {
    const revision = stopped ? heard : index.revision();
    if (revision === heard) return;
    heard = revision;
    onChange(revision);
  };
  const work = async () => {
    const paths = due;
    due = new Set();
    if (stopped || (paths !== 'all' && paths.size === 0)) return;
    await index.sync(paths === 'all' || paths.size > MANY ? undefined : [...paths]);
    tell();
  };
  const run = () => (working = working.then(() => workQuietly(work)));
  const soon = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void run();
    }, GATHER);
  };
  const hear = (error: Error | null, events: Event[]) => {
    const places = error ? ['all' as const] : events.flatMap((event) => placeOf(root, event) ?? []);
    for (const place of places) {
      if (place === 'all') due = 'all';
      else if (due !== 'all') due.add(place);
    }
    if (places.length > 0) soon();
  };

  const ignore = ['**/.*', '**/.*/**', '**/node_modules/**'];
  const watcher = await subscribe(root, hear, { ignore }).catch(() => null);
  const share = watcher ? SWEEP.share : SWEEP.shareWithoutWatcher;
  const sweep = async () => {
    const startedAt = performance.now();
    due = 'all';
    await run();
    const pause = Math.min(SWEEP.latest, Math.max(SWEEP.soonest, (performance.now() - startedAt) / share));
    if (!stopped) sweeper = setTimeout(() => void sweep(), pause);
  };
  void sweep();
  const listener = setInterval(() => void listenQuietly(async () => tell()), LISTEN_EVERY);
  const stop = async () => {
    stopped = true;
    for (const timer of [sweeper, listener, gathering]) clearTimeout(timer);
    await watcher?.unsubscribe();
    await working;
  };
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}

/** The path inside the vault to look at again; `all` for a folder, or what may have been one; null for what is not read. */
function placeOf(root: string, { path: place, type }: Event): string | null {
  const path = relative(root, place).split(sep).join('/');
  if (path.split('/').some((part) => part.startsWith('.') || part === 'node_modules')) return null;
  if (path === CONFIG_FILE || /\.md$/i.test(path)) return path;
  const mayBeFolder = type === 'delete' || (statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? true);
  return mayBeFolder ? 'all' : null;
}

/** What fails now is tried again by the next sweep: it is said once, and never stops the server. */
function createQuiet(): (work: () => Promise<void>) => Promise<void> {
  let said = '';
  return (work) =>
    work().then(
      () => {
        said = '';
      },
      (error: unknown) => {
        const message = `The vault could not be followed for a moment: ${error instanceof Error ? error.message : String(error)}`;
        if (message !== said) process.emitWarning(message);
        said = message;
      },
    );
}
