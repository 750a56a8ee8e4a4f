import { areaNamed } from './find-names.ts';
import { compileLedger, type AreaLedger } from './ledger.ts';
import type { Vault } from './vault.ts';

/**
 * The vault as one brings it to a meeting: its areas know nothing of the meeting itself, so that a
 * brief of its very day tells of everything else done on that day. Only those areas are computed anew.
 */
export function vaultBefore(vault: Vault, meeting: string | null): Vault {
  const head = meeting === null ? undefined : vault.entries.find(({ id }) => id === meeting);
  if (!head) return vault;
  const byArea = new Map(vault.byArea);
  for (const ref of head.refs) {
    const ledger = byArea.get(areaNamed(vault, ref) ?? '');
    if (ledger) byArea.set(ledger.area.id, withoutFile(ledger, head.path));
  }
  return { ...vault, byArea, ledger: vault.ledger.map((ledger) => byArea.get(ledger.area.id) ?? ledger) };
}

function withoutFile(ledger: AreaLedger, file: string): AreaLedger {
  const isOther = ({ path }: { path: string }) => path !== file;
  const [compiled] = compileLedger([ledger], ledger.contacts.filter(isOther), ledger.statements.filter(isOther));
  return compiled ?? ledger;
}
