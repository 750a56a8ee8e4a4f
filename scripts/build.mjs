import './setup/node-version.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { generateClient } from './setup/client.mjs';
import { withLock } from './setup/lock.mjs';
import { installPackages } from './setup/packages.mjs';
import { giveUp, ROOT } from './setup/steps.mjs';

/** `npm run build`: everything anew, from an empty folder. */
try {
  await withLock(async () => {
    await installPackages();
    await generateClient();
    for (const folder of ['cli', 'client', 'server']) rmSync(join(ROOT, 'build', folder), { recursive: true, force: true });
    await build('commands', { anew: true });
    await build('pages', { anew: true });
  });
} catch (error) {
  giveUp(error);
}
