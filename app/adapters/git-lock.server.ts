import { join } from 'node:path';
import { fail, type Problem } from '#app/core/result.ts';
import { gitFolder } from './git-notes.server.ts';
import { createLock, type VaultLock } from './vault-lock.server.ts';
import { explainRefusal } from './vault-write-problems.server.ts';

/** How long to wait for another process, in ms. */
const PATIENCE = 15_000;

/** Two locks between processes. Saving waits for neither; who needs the vault's as well takes that one between them. */
export interface GitLocks {
  /** Held for the whole of a sync: two exchanges with one remote would only get into each other's way. */
  syncing: VaultLock;
  /** Held while the index and the branch go from one commit to another, so that no process stages what another undoes. */
  committing: VaultLock;
}

export function openGitLocks(root: string): GitLocks {
  return { syncing: openLock(root, 'sync.db', SYNCING), committing: openLock(root, 'lock.db', COMMITTING) };
}

function openLock(root: string, name: string, busy: Problem): VaultLock {
  const lock = createLock(join(root, '.whetstone', 'git', name), async () => void gitFolder(root), PATIENCE, busy);
  return {
    async hold(work) {
      try {
        return await lock.hold(work);
      } catch (error) {
        return fail(explainRefusal(error, 'The repository could not be locked', 'Nothing was committed.'));
      }
    },
    close: () => lock.close(),
  };
}

const SYNCING: Problem = {
  code: 'busy',
  message: 'Another sync of this vault is under way, so this one was not begun.',
  hint: 'It takes along what is saved here. Sync again once it is done.',
};

const COMMITTING: Problem = {
  code: 'busy',
  message: 'Another process has been at work in this repository all the while, so nothing was committed.',
  hint: 'What is on the disk stays there, and is committed the next time.',
};
