import './node-version.mjs';
import { build, isBuilt } from './build.mjs';
import { clientIsCurrent, generateClient } from './client.mjs';
import { withLock } from './lock.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';
import { giveUp } from './steps.mjs';

/**
 * Makes a checkout ready to run: packages, database client, and the named parts of the build, each
 * only where it is missing or out of date. Where nothing is to do this takes milliseconds.
 */
export async function setUp(parts) {
  if (packagesAreCurrent() && clientIsCurrent() && parts.every(isBuilt)) return;
  await withLock(async () => {
    await installPackages();
    await generateClient();
    for (const part of parts) await build(part);
  });
}

/** The same for a command of its own, which ends here where that fails. */
export function prepare(parts) {
  return setUp(parts).catch(giveUp);
}
