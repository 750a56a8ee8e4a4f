import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of this installation: the one with `package.json`, `prisma/` and `build/`.
 * Found by walking up, since a bundle lies deeper or shallower than its source.
 */
export function projectRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'prisma', 'migrations', 'migration_lock.toml'))) return folder;
    if (folder === dirname(folder)) throw new Error('This installation of Whetstone has lost its prisma/migrations folder.');
  }
}
