import type { Day } from '#app/core/day.ts';
import { compileVault, type Vault } from '#app/core/vault.ts';
import type { VaultIndex } from '#app/adapters/index.server.ts';

/** What the verbs read from. */
export interface Reader {
  index: VaultIndex;
  vault: () => Promise<Vault>;
  today: () => Promise<Day>;
}

/** The compiled vault, kept until the index says that something has changed. */
export function keepVault(index: VaultIndex): () => Promise<Vault> {
  let kept: { revision: number; vault: Promise<Vault> } | null = null;
  return () => {
    const revision = index.revision();
    if (kept?.revision !== revision) {
      const vault = index.parts().then(compileVault);
      kept = { revision, vault };
      vault.catch(() => {
        kept = null;
      });
    }
    return kept.vault;
  };
}
