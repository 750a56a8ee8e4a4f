import { isUtf8 } from 'node:buffer';
import type { Revision } from '#app/core/git.ts';
import { LOG_FORMAT, readLog } from '#app/core/git-output.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Problem, type Result } from '#app/core/result.ts';
import { repositoryPath, vaultPath, type Repository } from './git-repository.server.ts';
import { readHead } from './git-commit.server.ts';

/** Most revisions of one file that are listed. */
const MOST_REVISIONS = 1000;

/** The commits that changed a file of the vault, newest first, through its renames inside the vault. */
export async function readHistory(repository: Repository, path: string): Promise<Result<Revision[]>> {
  const inside = repositoryPath(repository, path);
  if (inside === null) return fail(outside(path));
  if ((await readHead(repository)) === null) return succeed([]);
  const log = ['log', '--follow', `--format=${LOG_FORMAT}`, '--name-status', '-z', `--max-count=${MOST_REVISIONS}`, '--no-show-signature'];
  const { code, stdout, stderr } = await repository.run([...log, 'HEAD', '--', inside]);
  if (code !== 0) return fail(explainGit(stderr));
  const revisions: Revision[] = [];
  for (const { commit, time, subject, path: then } of readLog(stdout.toString())) {
    const name = vaultPath(repository, then);
    if (name === null) break;
    revisions.push({ commit, at: time * 1000, subject, path: name });
  }
  return succeed(revisions);
}

/** What a file of the vault said in a commit, with line endings as they would be on disk; null when there was none. */
export async function readTextAt(repository: Repository, commit: string, path: string): Promise<Result<string | null>> {
  const inside = repositoryPath(repository, path);
  if (inside === null) return fail(outside(path));
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return fail(noCommit(commit));
  const listed = await repository.run(['ls-tree', '-z', '--full-tree', commit, '--', inside]);
  if (listed.code !== 0) return fail(/Not a valid object|not a tree|bad object/i.test(listed.stderr) ? noCommit(commit) : explainGit(listed.stderr));
  const [, oid] = /^100\d{3} blob ([0-9a-f]+)\t/.exec(listed.stdout.toString()) ?? [];
  if (oid === undefined) return succeed(null);
  const { code, stdout, stderr } = await repository.run(['cat-file', '--filters', `--path=${inside}`, oid]);
  if (code !== 0) return fail(explainGit(stderr));
  return isUtf8(stdout) ? succeed(stdout.toString('utf8')) : fail(notText(path));
}

function outside(path: string): Problem {
  return { code: 'bad-name', message: `“${path.slice(0, 80)}” is no path inside the vault.`, hint: 'Write it from the top of the vault, with /.' };
}

function noCommit(commit: string): Problem {
  return { code: 'not-found', message: `There is no commit ${commit.slice(0, 40)} here.`, hint: 'Take one that the history of the entry lists.' };
}

function notText(path: string): Problem {
  return { code: 'git-failed', message: `What ${path} held in that commit is not UTF-8 text.`, hint: 'Look at it with git show.' };
}
