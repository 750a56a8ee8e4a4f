import { setTimeout as delay } from 'node:timers/promises';
import type { ConflictChoice, ShownConflict, SyncPage } from '#app/core/conflict-view.ts';
import { diffWords, type FileDiff } from '#app/core/edit/diff.ts';
import { mergeTexts, resolveHunks } from '#app/core/edit/merge.ts';
import type { Conflict, GitStatus, Resolution, Revision, SyncOutcome } from '#app/core/git.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import type { Desk } from './desk.server.ts';
import { findSubject, type Subject } from './subject.server.ts';

/** The past of one file. */
export interface HistoryPage {
  title: string;
  path: string;
  href: string;
  revisions: Revision[];
  /** Null where the file says what the last commit says. */
  uncommitted: FileDiff | null;
}

/** One commit of a file: what it changed, and what has changed since. */
export interface RevisionPage extends Pick<HistoryPage, 'title' | 'path' | 'href'> {
  revision: Revision;
  changed: FileDiff;
  since: FileDiff;
}

/** The verbs of Git underneath. */
export interface Keeping {
  /** Where the repository stood a moment ago: cheap enough for every page. */
  gitStatus(): Promise<GitStatus>;
  history(subject: Subject): Promise<Result<HistoryPage>>;
  version(subject: Subject, commit: string): Promise<Result<RevisionPage>>;
  /** Writes a file as it was at a commit; itself a save like any other. */
  restore(subject: Subject, commit: string): Promise<Result<{ href: string; changed: boolean }>>;
  syncPage(): Promise<Result<SyncPage>>;
  /** Fetches, merges and pushes. `all`: commits what was edited outside Whetstone first. */
  sync(ask: { all?: boolean }): Promise<Result<SyncOutcome>>;
  /** Settles conflicts by their ids, and goes on with the sync once none is left. */
  settle(choices: Readonly<Record<string, ConflictChoice>>): Promise<Result<SyncOutcome>>;
  /** Commits at once what Whetstone wrote. */
  commit(): Promise<Result<{ commit: string } | null>>;
}

export function createKeeping(desk: Desk): Keeping {
  const { git } = desk;
  const status = keepStatus(desk);
  const synced = async (outcome: Promise<Result<SyncOutcome>>) => {
    const done = await outcome;
    status.forget();
    if (done.ok && done.value.state === 'synced' && done.value.paths.length > 0) await desk.index.sync(done.value.paths);
    return done;
  };
  return {
    gitStatus: () => status.now(),
    history: (subject) => showHistory(desk, subject),
    version: (subject, commit) => showRevision(desk, subject, commit),
    restore: (subject, commit) => restore(desk, subject, commit),
    async syncPage() {
      const found = await git.status();
      const conflicts = found.state === 'conflicted' ? await git.conflicts() : succeed([]);
      return conflicts.ok ? succeed({ status: found, conflicts: conflicts.value.map(showConflict) }) : conflicts;
    },
    sync: ({ all = false }) => synced(syncAndMerge(desk, all)),
    async settle(choices) {
      const conflicts = await git.conflicts();
      return conflicts.ok ? synced(git.resolve(conflicts.value.flatMap((conflict) => settleOne(conflict, choices[conflict.id])))) : conflicts;
    },
    async commit() {
      const done = await git.commit();
      status.forget();
      return done;
    },
  };
}

/** For so long, in ms, a status is taken for the present one. */
const STATUS_HOLDS = 3000;
/** For so long, in ms, a page waits to say where the repository is after something was written. */
const PATIENCE = 250;

/** The last known status, and a new one in the background when it is old; after a change the new one, where it comes soon. */
function keepStatus({ git, index }: Desk): { now(): Promise<GitStatus>; forget(): void } {
  let known: { at: number; revision: number; status: Promise<GitStatus>; isAwaited: boolean } | null = null;
  let last: GitStatus | null = null;
  return {
    async now() {
      const revision = index.revision();
      const hasChanged = known?.revision !== revision;
      if (!known || hasChanged || Date.now() - known.at > STATUS_HOLDS) {
        known = { at: Date.now(), revision, status: git.status(), isAwaited: hasChanged };
        known.status.then((status) => (last = status), () => (known = null));
      }
      if (last === null) return known.status;
      return known.isAwaited ? Promise.race([known.status, delay(PATIENCE, last, { ref: false })]) : last;
    },
    forget() {
      known = null;
    },
  };
}

/** Syncs; what Git cannot put together and our own merge can, is put together without asking. */
async function syncAndMerge({ git }: Desk, all: boolean): Promise<Result<SyncOutcome>> {
  const first = await git.sync({ all });
  if (!first.ok || first.value.state === 'synced') return first;
  const settled = first.value.conflicts.flatMap((conflict): Resolution[] => {
    const merged = mergeOf(conflict);
    return merged?.state === 'clean' ? [{ id: conflict.id, text: merged.text }] : [];
  });
  return settled.length > 0 ? git.resolve(settled) : first;
}

function mergeOf({ base, ours, theirs }: Conflict) {
  return ours === null || theirs === null ? null : mergeTexts({ base: base ?? '', ours, theirs });
}

function showConflict(conflict: Conflict): ShownConflict {
  const { id, path, isText, ours, theirs } = conflict;
  const merged = mergeOf(conflict);
  return { id, path, isText, hunks: merged?.state === 'clash' ? merged.hunks : null, goneIn: isText && ours === null ? 'ours' : isText && theirs === null ? 'theirs' : null };
}

function settleOne(conflict: Conflict, choice: ConflictChoice | undefined): Resolution[] {
  if (!choice) return [];
  if ('take' in choice) return [{ id: conflict.id, take: choice.take }];
  const merged = mergeOf(conflict);
  if (!merged) return [];
  return [{ id: conflict.id, text: merged.state === 'clean' ? merged.text : resolveHunks(merged.hunks, choice.choices) }];
}

async function showHistory(desk: Desk, subject: Subject): Promise<Result<HistoryPage>> {
  const found = await findSubject(desk, subject);
  if (!found.ok) return found;
  const { path, title, href } = found.value;
  const revisions = await desk.git.history(path);
  if (!revisions.ok) return revisions;
  const [last] = revisions.value;
  const committed = last ? await desk.git.textAt(last.commit, last.path) : succeed(null);
  const now = desk.writer.read(path);
  const differs = committed.ok && now.ok && committed.value !== null && committed.value !== now.value;
  return succeed({ title, path, href, revisions: revisions.value, uncommitted: differs ? diffWords(committed.value!, now.value ?? '') : null });
}

async function showRevision(desk: Desk, subject: Subject, commit: string): Promise<Result<RevisionPage>> {
  const found = await findRevision(desk, subject, commit);
  if (!found.ok) return found;
  const { title, path, href, revision, before, text } = found.value;
  const now = desk.writer.read(path);
  return succeed({ title, path, href, revision, changed: diffWords(before, text), since: diffWords(text, now.ok ? (now.value ?? '') : '') });
}

async function restore(desk: Desk, subject: Subject, commit: string): Promise<Result<{ href: string; changed: boolean }>> {
  const found = await findRevision(desk, subject, commit);
  if (!found.ok) return found;
  const { path, href, title, text } = found.value;
  return desk.write(async (read) => {
    const current = read(path);
    if (!current.ok) return current;
    return succeed({ changes: [{ path, before: current.value, after: text }], value: { href, changed: current.value !== text }, message: `Restore ${title} as of ${commit.slice(0, 7)}` });
  });
}

async function findRevision(desk: Desk, subject: Subject, commit: string) {
  const found = await findSubject(desk, subject);
  if (!found.ok) return found;
  const revisions = await desk.git.history(found.value.path);
  if (!revisions.ok) return revisions;
  const at = revisions.value.findIndex((revision) => revision.commit.startsWith(commit));
  const revision = revisions.value[at];
  if (!revision || commit.length < 4) return fail(noRevision(found.value.title, commit));
  const earlier = revisions.value[at + 1];
  const [text, before] = await Promise.all([desk.git.textAt(revision.commit, revision.path), earlier ? desk.git.textAt(earlier.commit, earlier.path) : succeed('')]);
  if (!text.ok) return text;
  if (!before.ok) return before;
  if (text.value === null) return fail(noRevision(found.value.title, commit));
  return succeed({ ...found.value, revision, text: text.value, before: before.value ?? '' });
}

function noRevision(title: string, commit: string): Problem {
  return { code: 'not-found', message: `“${title}” has no text at the commit “${commit.slice(0, 40)}”.`, hint: 'Choose one of its history.' };
}
