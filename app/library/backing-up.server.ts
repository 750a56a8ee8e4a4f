import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fail, type Problem, type Result } from '#app/core/result.ts';
import type { Backup } from '#app/adapters/backup-write.server.ts';
import type { Restored } from '#app/adapters/backup-read.server.ts';
import { explainRefusal } from '#app/adapters/vault-write-problems.server.ts';
import type { Desk } from './desk.server.ts';

export interface BackingUp {
  /** Writes vault, history and records to one file outside the vault; over one that is there only when asked to. */
  backup(file: string, options?: { replace?: boolean }): Promise<Result<Backup>>;
}

export function createBackingUp(desk: Pick<Desk, 'root' | 'writer'>, clock: () => number): BackingUp {
  return {
    async backup(named, { replace = false } = {}) {
      const file = resolve(named);
      if (existsSync(file) && !replace) return fail(taken(file));
      try {
        const root = realpathSync(desk.root);
        if (isInside(root, realpathSync(dirname(file)))) return fail(inside(file));
        const { writeBackup } = await import('#app/adapters/backup-write.server.ts');
        return await writeBackup({ root, file, now: clock(), exclusively: desk.writer.hold });
      } catch (error) {
        return fail(explainRefusal(error, 'The backup could not be written', 'The vault is as it was.'));
      }
    },
  };
}

/** Makes a new vault of a backup, or changes nothing. No library is open for that: there is no vault yet. */
export async function restoreVault(file: string, folder: string): Promise<Result<Restored>> {
  const { restoreBackup } = await import('#app/adapters/backup-read.server.ts');
  return restoreBackup(resolve(file), resolve(folder));
}

function isInside(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

function taken(file: string): Problem {
  return { code: 'taken', message: `There is a file ${file} already, so no backup was made.`, hint: 'Name another, or add --force to replace it once the new one is whole.' };
}

function inside(file: string): Problem {
  return { code: 'bad-choice', message: `${file} is inside the vault, where it would become part of the next backup.`, hint: 'Name a file elsewhere, best on another disk.' };
}
