import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLE = fileURLToPath(new URL('../../content', import.meta.url));

export interface TempVault {
  root: string;
  write(path: string, content: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

/** A vault in a folder of its own, with these files in it. */
export async function makeVault(files: Record<string, string | Uint8Array> = {}): Promise<TempVault> {
  const root = await mkdtemp(join(tmpdir(), 'whetstone-test-'));
  const vault: TempVault = {
    root,
    async write(path, content) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
  for (const [path, content] of Object.entries(files)) await vault.write(path, content);
  return vault;
}

/** A copy of the example vault, without any index. */
export async function copyExample(): Promise<TempVault> {
  const vault = await makeVault();
  await cp(EXAMPLE, vault.root, { recursive: true, filter: (path) => !path.includes('.whetstone') });
  return vault;
}
