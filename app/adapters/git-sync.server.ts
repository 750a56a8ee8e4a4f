import type { Conflict, Resolution, SyncOutcome } from '#app/core/git.ts';
import { remoteProblem } from '#app/core/git-remote-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { advance, type AdvanceJob } from './git-advance.server.ts';
import { cannotCommit, readHead } from './git-commit.server.ts';
import { count, describeConflicts, mergeCommits } from './git-merge.server.ts';
import { fetchBranch, openExchange, pushBranch, type Exchange } from './git-remote.server.ts';
import type { Repository } from './git-repository.server.ts';

export interface SyncJob extends AdvanceJob {
  /** Commits what is to be committed before anything is merged. */
  commit(): Promise<Result<unknown>>;
  /** In ms since the epoch. */
  now(): number;
}

/** How often somebody else's push, or a save, may come in between. */
const ATTEMPTS = 4;

/**
 * Commits, fetches, merges and pushes. `merging`: a commit of the remote that is here already, which
 * is merged first. Every step leaves a state that the next sync goes on from.
 */
export async function syncRepository(job: SyncJob, merging: string | null = null): Promise<Result<SyncOutcome>> {
  const blocked = cannotCommit(job.repository) ?? tooOld(job.repository);
  if (blocked) return fail(blocked);
  // Whatever becomes of the exchange, what was saved is committed.
  const saved = await job.commit();
  if (!saved.ok) return saved;
  const exchange = await openExchange(job.repository);
  if (!exchange.ok) return exchange;
  const done = { pulled: 0, paths: new Set<string>() };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const committed = await job.commit();
    if (!committed.ok) return committed;
    const theirs = attempt === 0 && merging !== null ? succeed(merging) : await fetchBranch(exchange.value);
    if (!theirs.ok) return theirs;
    const joined = await join(job, exchange.value, theirs.value);
    if (!joined.ok) return joined;
    if (joined.value.state === 'conflicted') return succeed(joined.value);
    if (joined.value.state === 'again') continue;
    done.pulled += joined.value.pulled;
    for (const path of joined.value.paths) done.paths.add(path);
    const pushed = await pushHead(job.repository, exchange.value, theirs.value);
    if (!pushed.ok) return pushed;
    if (pushed.value === 'behind') continue;
    job.memory.write({ lastSync: job.now() });
    return succeed({ state: 'synced', pulled: done.pulled, pushed: pushed.value, paths: [...done.paths] });
  }
  return fail(remoteProblem.tooBusy(exchange.value.name));
}

/** Keeps these answers, and goes on with the merge if none is missing. */
export async function settleConflicts(job: SyncJob, resolutions: readonly Resolution[]): Promise<Result<SyncOutcome>> {
  const { merge } = job.memory.read();
  if (!merge) return fail(NOTHING_OPEN);
  const settled = { ...merge.settled, ...Object.fromEntries(resolutions.map((resolution) => [resolution.id, resolution])) };
  job.memory.write({ merge: { ...merge, settled } });
  return syncRepository(job, merge.theirs);
}

/** The conflicts that wait to be settled, as they are now. */
export async function openConflicts({ repository, memory }: Pick<SyncJob, 'repository' | 'memory'>): Promise<Result<Conflict[]>> {
  const { merge } = memory.read();
  if (!merge || (await isMerged(repository, merge.theirs))) return succeed([]);
  const merged = await mergeCommits(repository, await readHead(repository), merge.theirs, '', merge.settled);
  if (!merged.ok) return merged;
  return merged.value.state === 'open' ? describeConflicts(repository, merged.value.clashes) : succeed([]);
}

/** The owner may have merged it with plain git meanwhile. */
export async function isMerged({ run }: Repository, commit: string): Promise<boolean> {
  return (await run(['merge-base', '--is-ancestor', commit, 'HEAD'])).code === 0;
}

type Joined = { state: 'joined'; pulled: number; paths: string[] } | { state: 'again' } | Extract<SyncOutcome, { state: 'conflicted' }>;

/** Brings what came into the branch and the files, or says what has to be settled first. */
async function join(job: SyncJob, { name }: Exchange, theirs: string | null): Promise<Result<Joined>> {
  const { repository, memory } = job;
  const { merge, advance: begun } = memory.read();
  const settled = merge?.settled ?? {};
  const head = await readHead(repository);
  const target = theirs ?? head;
  if (target === null) return succeed({ state: 'joined', pulled: 0, paths: [] });
  const merged = await mergeCommits(repository, head, target, name, settled);
  if (!merged.ok) return merged;
  if (merged.value.state === 'open') {
    const conflicts = await describeConflicts(repository, merged.value.clashes);
    if (!conflicts.ok) return conflicts;
    memory.write({ merge: { theirs: target, open: conflicts.value.map(({ path }) => path), settled } });
    return succeed({ state: 'conflicted', conflicts: conflicts.value });
  }
  const { commit, pulled } = merged.value;
  const moved = commit === head && begun === null ? succeed({ state: 'advanced' as const, paths: [] }) : await advance(job, head, commit);
  if (!moved.ok) return moved;
  if (moved.value.state === 'again') return succeed({ state: 'again' });
  if (merge) memory.write({ merge: null });
  return succeed({ state: 'joined', pulled, paths: moved.value.paths });
}

/** How many commits went. */
async function pushHead(repository: Repository, exchange: Exchange, theirs: string | null): Promise<Result<number | 'behind'>> {
  const head = await readHead(repository);
  if (head === null) return succeed(0);
  const ahead = await count(repository, theirs === null ? head : `${theirs}..${head}`);
  if (ahead === 0) return succeed(0);
  const pushed = await pushBranch(exchange, head);
  if (!pushed.ok) return pushed;
  return succeed(pushed.value === 'behind' ? 'behind' : ahead);
}

function tooOld({ version: [major, minor] }: Repository): Problem | null {
  if (major > 2 || (major === 2 && minor >= 38)) return null;
  return {
    code: 'no-git',
    message: `Git ${major}.${minor} cannot merge without touching files, so Whetstone cannot sync with it.`,
    hint: 'Install Git 2.38 or later; commits and history work with this one.',
  };
}

const NOTHING_OPEN: Problem = {
  code: 'changed',
  message: 'No conflict is waiting to be settled: it was settled meanwhile, here or with Git.',
  hint: 'Sync again to see how things stand.',
};
