import { amendVault, dependentsOf } from '#app/core/amend-vault.ts';
import { checkLinks, keysToFollow } from '#app/core/check-links.ts';
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

/** The compiled vault, amended when something in it changes. */
export function keepVault(index: VaultIndex): () => Promise<Vault> {
  return keepInStep(index, {
    start: async () => compileVault(await index.parts()),
    async amend(vault, paths) {
      let changes = await index.changes(paths);
      // Another process may write in between, and what is read again may then have dependents of its own.
      for (let more = dependentsOf(vault, changes); more.length > 0; more = dependentsOf(vault, changes)) {
        changes = await index.changes([...changes.paths, ...more]);
      }
      return amendVault(vault, changes);
    },
  });
}

/** Everything in the vault that wants mending, and what of it files and links alone have to say. */
interface Findings {
  vault: Vault;
  ofFiles: Diagnostic[];
  all: Diagnostic[];
}

/** Everything in the vault that wants mending, the most urgent first, amended when something in it changes. */
export function keepDiagnostics(index: VaultIndex, vaultNow: () => Promise<Vault>): () => Promise<Diagnostic[]> {
  const gather = (vault: Vault, ofFiles: Diagnostic[]): Findings => ({ vault, ofFiles, all: [...ofFiles, ...vault.diagnostics].sort(byUrgency) });
  const findings = keepInStep<Findings>(index, {
    async start() {
      const [vault, links, stored] = await Promise.all([vaultNow(), index.allLinks(), index.diagnostics()]);
      return gather(vault, [...stored, ...checkLinks(links, vault)].sort(byUrgency));
    },
    async amend(known, paths) {
      const vault = await vaultNow();
      const inDoubt = [...paths, ...filesWithOthers(known.vault, vault)];
      const links = await index.linksAround(inDoubt, keysToFollow(known.vault.names, vault.names));
      const again = new Set([...inDoubt, ...links.map(({ file }) => file)]);
      const stored = await index.diagnostics([...again]);
      const kept = known.ofFiles.filter(({ file }) => !again.has(file));
      return gather(vault, [...kept, ...stored, ...checkLinks(links, vault)].sort(byUrgency));
    },
  });
  return async () => (await findings()).all;
}

/** Files in which other areas are unknown than before: what is said of an area is not said again of the link to it. */
function filesWithOthers({ reports: { unknown: before } }: Vault, { reports: { unknown: after } }: Vault): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [...before.filter((ref) => !is.has(ref)), ...after.filter((ref) => !was.has(ref))].map(({ report }) => report.file);
}

/**
 * What was worked out from the index, amended when its revision moves by what changed since. What is
 * read may already be newer than the revision it is kept under: it is then amended with the same once
 * more. A failure is not kept.
 */
function keepInStep<T>(
  index: VaultIndex,
  { start, amend }: { start: () => Promise<T>; amend: (known: T, paths: readonly string[]) => Promise<T> },
): () => Promise<T> {
  let kept: { revision: number; outcome: Promise<T> } | null = null;
  const follow = async (known: Promise<T>, since: number): Promise<T> => {
    const before = await known;
    const paths = await index.changedSince(since);
    return paths ? amend(before, paths) : start();
  };
  return () => {
    const revision = index.revision();
    if (kept?.revision !== revision) {
      const next = { revision, outcome: kept ? follow(kept.outcome, kept.revision) : start() };
      kept = next;
      next.outcome.catch(() => {
        if (kept === next) kept = null;
      });
    }
    return kept.outcome;
  };
}
