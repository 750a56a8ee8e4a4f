import { checkLinks } from '#app/core/check-links.ts';
import type { Day } from '#app/core/day.ts';
import { byUrgency, type Diagnostic } from '#app/core/diagnostic.ts';
import { compileVault, type Vault } from '#app/core/vault.ts';
import type { VaultIndex } from '#app/adapters/index.server.ts';

/** What the verbs read from. */
export interface Reader {
  index: VaultIndex;
  vault: () => Promise<Vault>;
  today: () => Promise<Day>;
}

/** The compiled vault, kept until something in it changes. */
export function keepVault(index: VaultIndex): () => Promise<Vault> {
  return keepForRevision(index, async () => compileVault(await index.parts()));
}

/** Everything in the vault that wants mending, the most urgent first, kept until something in it changes. */
export function keepDiagnostics(index: VaultIndex, vaultNow: () => Promise<Vault>): () => Promise<Diagnostic[]> {
  return keepForRevision(index, async () => {
    const [vault, links, stored] = await Promise.all([vaultNow(), index.allLinks(), index.diagnostics()]);
    return [...stored, ...vault.diagnostics, ...checkLinks(links, vault)].sort(byUrgency);
  });
}

/** What was worked out from the index, until its revision moves. A failure is not kept. */
function keepForRevision<T>(index: VaultIndex, work: () => Promise<T>): () => Promise<T> {
  let kept: { revision: number; outcome: Promise<T> } | null = null;
  return () => {
    const revision = index.revision();
    if (kept?.revision !== revision) {
      const outcome = work();
      kept = { revision, outcome };
      outcome.catch(() => {
        kept = null;
      });
    }
    return kept.outcome;
  };
}
