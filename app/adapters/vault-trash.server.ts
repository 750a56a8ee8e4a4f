import { dirname, join, posix } from 'node:path';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { claimName, findFile, ignoreItself, makeFolders, moveBack, moveOnto, moveToNew, syncFolder } from './disk-files.server.ts';
import { judgeNewPath, judgeParents, placeInVault, type VaultDisk } from './vault-place.server.ts';
import { explainRefusal, overtakenBy, takenBy } from './vault-write-problems.server.ts';

export const TRASH_FOLDER = '.trash';

/** Moves a file into the trash, under a name that nothing has there. Answers where it is; neither folder is synced yet. */
export async function moveToTrash(vault: VaultDisk, place: string, path: string): Promise<string> {
  const trashed = await claimInTrash(vault, path);
  moveOnto(vault.disk, place, join(vault.root, trashed));
  return trashed;
}

/** In the trash a file keeps its path or, if an older one has that, gets a number: `.trash/notes/a.2.md`. */
async function claimInTrash({ root, disk }: VaultDisk, path: string): Promise<string> {
  await makeFolders(disk, root, join(root, TRASH_FOLDER, dirname(path)));
  ignoreItself(disk, join(root, TRASH_FOLDER));
  for (let count = 1; ; count++) {
    const trashed = `${TRASH_FOLDER}/${numbered(path, count)}`;
    if (claimName(disk, join(root, trashed))) return trashed;
  }
}

function numbered(path: string, count: number): string {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, count === 1 ? `${name}${ext}` : `${name}.${count}${ext}`);
}

/** Moves a file that still says `before` into the trash, durably. To be called under the lock. */
export async function discardFile(vault: VaultDisk, path: string, before: string): Promise<Result<{ trashed: string }>> {
  const { root, disk } = vault;
  const placed = placeInVault(vault, path);
  if (!placed.ok) return placed;
  const place = placed.value;
  const isAsBefore = (at: string) => findFile(disk, at)?.bytes?.equals(Buffer.from(before)) ?? false;
  if (!isAsBefore(place)) return fail(overtakenBy(path));
  const parents = judgeParents(root, disk, `${TRASH_FOLDER}/${path}`);
  if (parents) return fail(parents);
  const trashed = await claimInTrash(vault, path);
  const target = join(root, trashed);
  try {
    moveOnto(disk, place, target);
    // Whatever was written at the last moment went along, so nothing is lost by looking afterwards.
    const overtaken = !isAsBefore(target);
    if (overtaken) moveBack(disk, place, target);
    for (const folder of [dirname(target), dirname(place)]) await syncFolder(disk, folder);
    return overtaken ? fail(overtakenBy(path)) : succeed({ trashed });
  } catch (error) {
    moveBack(disk, place, target);
    return fail(explainRefusal(error, `${path} could not be moved to the trash`, 'It is where it was.'));
  }
}

/** Moves a file out of the trash to a path that nothing has, durably. To be called under the lock. */
export async function restoreFile(vault: VaultDisk, trashed: string, path: string): Promise<Result<{ path: string }>> {
  const { root, disk } = vault;
  const placed = placeInVault(vault, path);
  if (!placed.ok) return placed;
  const inTrash = trashed.startsWith(`${TRASH_FOLDER}/`) ? placeInVault(vault, trashed.slice(TRASH_FOLDER.length + 1)) : null;
  const problem = judgeNewPath(path) ?? judgeParents(root, disk, trashed);
  if (problem) return fail(problem);
  const source = join(root, trashed);
  if (!inTrash?.ok || !disk.look(source)?.isFile()) {
    return fail({ code: 'not-found', message: `There is no file ${trashed.slice(0, 120)} in the trash.`, hint: `Look into ${TRASH_FOLDER}/ for what is there.` });
  }
  const place = placed.value;
  try {
    await makeFolders(disk, root, dirname(place));
    if (!moveToNew(disk, source, place)) return fail(takenBy(path));
    for (const folder of [dirname(place), dirname(source)]) await syncFolder(disk, folder);
    return succeed({ path });
  } catch (error) {
    moveBack(disk, source, place);
    return fail(explainRefusal(error, `${path} could not be taken out of the trash`, `It is still in ${trashed}.`));
  }
}
