import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_FILE } from '#app/core/read-config.ts';
import { fail, succeed, type Result } from '#app/core/result.ts';

/** Where a folder on the way up may keep a vault: itself, or `content/`, as this project does. */
const PLACES = ['.', 'content'];

/** The folder of the vault a command is about: what `--vault` says, else the environment, else the place it was called in. */
export function findVault(named: string | undefined, folder: string, env: NodeJS.ProcessEnv): Result<string> {
  const stated = named ?? env['WHETSTONE_VAULT'];
  if (stated) return succeed(resolve(folder, stated));
  for (let at = folder; ; at = dirname(at)) {
    const found = PLACES.map((place) => join(at, place)).find((place) => existsSync(join(place, CONFIG_FILE)));
    if (found) return succeed(found);
    if (at === dirname(at)) break;
  }
  return fail({
    code: 'no-vault',
    message: `There is no vault here: neither this folder nor one above it holds a ${CONFIG_FILE}.`,
    hint: 'Name it with --vault DIR, or make one with “whet init DIR”.',
  });
}
