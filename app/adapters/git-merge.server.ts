import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Conflict, Resolution } from '#app/core/git.ts';
import { readMergeTree, type Clash, type TreeEntry } from '#app/core/git-merge-output.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { remoteProblem } from '#app/core/git-remote-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { outputOf, writeCommit } from './git-commit.server.ts';
import { vaultPath, type Repository } from './git-repository.server.ts';

/** What merging comes to: the commit to go to, or what has to be settled first. */
export type Merge = { state: 'merged'; commit: string; pulled: number } | { state: 'open'; clashes: Clash[] };

/**
 * Merges a commit of the remote with HEAD, in the object store only: no file is touched. `settled`
 * are answers to conflicts by their ids; one given to another clash is not taken.
 */
export async function mergeCommits(repository: Repository, head: string | null, theirs: string, name: string, settled: Record<string, Resolution>): Promise<Result<Merge>> {
  if (head === null) return succeed({ state: 'merged', commit: theirs, pulled: await count(repository, theirs) });
  const { run } = repository;
  const base = await run(['merge-base', head, theirs]);
  if (base.code === 1) return fail(remoteProblem.unrelated(name));
  if (base.code !== 0) return fail(explainGit(base.stderr));
  const pulled = await count(repository, `${head}..${theirs}`);
  if (pulled === 0) return succeed({ state: 'merged', commit: head, pulled });
  if (base.stdout.toString().trim() === head) return succeed({ state: 'merged', commit: theirs, pulled });
  const merged = await run(['merge-tree', '--write-tree', '-z', '--no-messages', head, theirs]);
  if (merged.code !== 0 && merged.code !== 1) return fail(explainGit(merged.stderr));
  const { tree, clashes } = readMergeTree(merged.stdout.toString());
  const open = clashes.filter((clash) => !(conflictId(clash) in settled));
  if (open.length > 0) return succeed({ state: 'open', clashes: open });
  const whole = await settle(repository, tree, clashes, settled);
  if (!whole.ok) return whole;
  const commit = await writeCommit(repository, whole.value, [head, theirs], `Merge ${name}\n`);
  return commit.ok ? succeed({ state: 'merged', commit: commit.value, pulled }) : commit;
}

/** How many commits a range has. */
export async function count({ run }: Repository, range: string): Promise<number> {
  return Number((await run(['rev-list', '--count', range])).stdout.toString());
}

/** The clash of these very texts at this path. */
export function conflictId({ path, base, ours, theirs }: Clash): string {
  const parts = [path, ...[base, ours, theirs].map((side) => (side ? `${side.mode} ${side.oid}` : '-'))];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24);
}

/** Clashes with their texts, for people to settle. Those outside the vault are not for Whetstone to show. */
export async function describeConflicts(repository: Repository, clashes: readonly Clash[]): Promise<Result<Conflict[]>> {
  const paths = clashes.map(({ path }) => vaultPath(repository, path));
  if (paths.includes(null)) return fail(clashOutside(clashes.filter((_, i) => paths[i] === null)));
  const sides = clashes.flatMap(({ base, ours, theirs }) => [base, ours, theirs]);
  const oids = [...new Set(sides.flatMap((side) => (isFile(side) ? [side.oid] : [])))];
  const { code, stdout, stderr } = await repository.run(['cat-file', '--batch'], { input: oids.map((oid) => `${oid}\n`).join('') });
  if (code !== 0) return fail(explainGit(stderr));
  const blobs = readBatch(stdout);
  return succeed(
    clashes.map((clash, i) => {
      const parts = [clash.base, clash.ours, clash.theirs];
      const texts = parts.map((side) => (isFile(side) ? textOf(blobs.get(side.oid)) : null));
      const isText = parts.every((side, at) => side === null || texts[at] !== null);
      const [base, ours, theirs] = isText ? texts : [];
      return { id: conflictId(clash), path: paths[i]!, base: base ?? null, ours: ours ?? null, theirs: theirs ?? null, isText };
    }),
  );
}

function isFile(side: TreeEntry | null): side is TreeEntry {
  return side?.mode.startsWith('100') ?? false;
}

function textOf(bytes: Buffer | undefined): string | null {
  return bytes && isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : null;
}

/** Reads `git cat-file --batch`. */
function readBatch(output: Buffer): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [oid = '', , size = '0'] = output.subarray(at, end).toString().split(' ');
    const start = end + 1;
    blobs.set(oid, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}

/** The merged tree, with each clash as it was settled. */
async function settle({ run, scratch }: Repository, tree: string, clashes: readonly Clash[], settled: Record<string, Resolution>): Promise<Result<string>> {
  if (clashes.length === 0) return succeed(tree);
  const lines: string[] = [];
  for (const clash of clashes) {
    lines.push(`0 ${'0'.repeat(tree.length)}\t${clash.path}\0`);
    const entry = await settledEntry(run, clash, settled[conflictId(clash)]!);
    if (!entry.ok) return entry;
    if (entry.value) lines.push(`${entry.value.mode} ${entry.value.oid}\t${clash.path}\0`);
  }
  const folder = await mkdtemp(join(scratch, 'merge-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    for (const [args, input] of [[['read-tree', tree], ''], [['update-index', '--add', '--replace', '-z', '--index-info'], lines.join('')]] as const) {
      const done = await run(args, { env, input });
      if (done.code !== 0) return fail(explainGit(done.stderr));
    }
    return outputOf(await run(['write-tree'], { env }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null where the file goes. */
async function settledEntry(run: Repository['run'], clash: Clash, resolution: Resolution): Promise<Result<TreeEntry | null>> {
  if ('take' in resolution) return succeed(clash[resolution.take]);
  if (resolution.text === null) return succeed(null);
  const oid = outputOf(await run(['hash-object', '-w', '--stdin', `--path=${clash.path}`], { input: resolution.text }));
  const mode = [clash.ours, clash.theirs, clash.base].find(isFile)?.mode ?? '100644';
  return oid.ok ? succeed({ mode, oid: oid.value }) : oid;
}

function clashOutside(clashes: readonly Clash[]): Problem {
  return {
    code: 'git-failed',
    message: `Files outside the vault were changed on both sides (${clashes.map(({ path }) => path).slice(0, 5).join(', ')}), so nothing was merged.`,
    hint: 'Merge them with git pull --no-rebase in a terminal, then sync again.',
  };
}
