import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { TreeChange } from '#app/core/git-output.ts';
import { explainGit } from '#app/core/git-problem.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';
import type { Repository } from './git-repository.server.ts';
import { lookAtWorkTree } from './git-status.server.ts';

export interface Look {
  /** What holds something that neither the last commit nor the new one explains: not to be overwritten. */
  obstacles: string[];
  /** What is already as it is to be. */
  settled: Set<string>;
}

const NO_FILE = '000000';
const NOTHING = 'nothing';
const FOLDER = 'folder';

/**
 * Looks at the places that are to change. `written` is what an advance that was cut short may have
 * put there, by its path: nobody's edit.
 */
export async function findObstacles(repository: Repository, changes: readonly TreeChange[], written: ReadonlyMap<string, string>): Promise<Result<Look>> {
  const { top } = repository;
  const look = await lookAtWorkTree(repository, 'repository');
  if (!look.ok) return look;
  const edited = new Set(look.value.changed);
  const isDoubtful = ({ path, before }: TreeChange) => edited.has(path) || (before.mode === NO_FILE && statOf(top, path) !== undefined);
  const doubtful = changes.filter(isDoubtful);
  const found = await contentsOf(repository, doubtful.map(({ path }) => path));
  if (!found.ok) return found;
  const going = new Set(changes.filter(({ after }) => after.mode === NO_FILE).map(({ path }) => path));
  const obstacles = new Set<string>();
  const settled = new Set<string>();
  for (const { path, after } of doubtful) {
    const have = found.value.get(path)!;
    const isEmptied = have === FOLDER && filesIn(join(top, path)).every((file) => going.has(`${path}/${file}`));
    if (have === (after.mode === NO_FILE ? NOTHING : after.oid)) settled.add(path);
    else if (!isEmptied && have !== written.get(path)) obstacles.add(path);
  }
  for (const { path, after } of changes) {
    const blocker = after.mode === NO_FILE ? null : blockerOf(top, path);
    if (blocker !== null && !going.has(blocker)) obstacles.add(blocker);
  }
  return succeed({ obstacles: [...obstacles], settled });
}

/** What an advance leaves behind at a path, as `findObstacles` compares it. */
export function contentAfter({ after }: TreeChange): string {
  return after.mode === NO_FILE ? NOTHING : after.oid;
}

/** The oid that the content of each place has, as Git would store it. */
export async function contentsOf({ run, top }: Repository, paths: readonly string[]): Promise<Result<Map<string, string>>> {
  const contents = new Map<string, string>();
  const plain: string[] = [];
  for (const path of paths) {
    const stats = statOf(top, path);
    const isBatched = stats?.isFile() === true && !/^"|\n/.test(path);
    if (isBatched) plain.push(path);
    else if (stats?.isFile() !== true && stats?.isSymbolicLink() !== true) contents.set(path, stats ? FOLDER : NOTHING);
    else {
      const args = stats.isFile() ? ['hash-object', '--', path] : ['hash-object', '--stdin'];
      const { stdout } = await run(args, { input: stats.isFile() ? '' : readlinkSync(join(top, path)) });
      contents.set(path, stdout.toString().trim());
    }
  }
  if (plain.length === 0) return succeed(contents);
  const { code, stdout, stderr } = await run(['hash-object', '--stdin-paths'], { input: plain.map((path) => `${path}\n`).join('') });
  if (code !== 0) return fail(explainGit(stderr));
  const oids = stdout.toString().trimEnd().split('\n');
  plain.forEach((path, i) => contents.set(path, oids[i]!));
  return succeed(contents);
}

/** Of the place itself; undefined where nothing is, or where the way there is no folder. */
function statOf(top: string, path: string): Stats | undefined {
  return blockerOf(top, path) === null ? lstatSync(join(top, path), { throwIfNoEntry: false }) : undefined;
}

/** The first part of the way to a path that is there, and no folder: a link leads elsewhere. */
function blockerOf(top: string, path: string): string | null {
  const parts = path.split('/').slice(0, -1);
  for (let i = 1; i <= parts.length; i++) {
    const parent = parts.slice(0, i).join('/');
    const stats = lstatSync(join(top, parent), { throwIfNoEntry: false });
    if (!stats) return null;
    if (!stats.isDirectory()) return parent;
  }
  return null;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => !found.isDirectory())
    .map((found) => join(found.parentPath, found.name).slice(folder.length + 1));
}
