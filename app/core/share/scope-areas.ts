import type { Edition } from '../edition.ts';
import { nameKey } from '../names.ts';
import type { Vault } from '../vault.ts';
import type { ShareScope } from './shared-radar.ts';

/** A scope in which an area goes by another id; null for one that does not name it. */
export function renameAreaIn(scope: ShareScope, from: string, to: string): ShareScope | null {
  const isIt = (area: string) => nameKey(area) === nameKey(from);
  return scope.areas.some(isIt) ? { ...scope, areas: [...new Set(scope.areas.map((area) => (isIt(area) ? to : area)))] } : null;
}

/** Areas that a scope names and that there are not, or not any more: nothing is shown of them. Editions keep those they froze. */
export function areasLacking({ areas, time, history }: ShareScope, vault: Pick<Vault, 'byArea'>, editions: readonly Edition[]): string[] {
  const frozen = history || time.kind === 'edition' || time.kind === 'latest' ? editions.flatMap(({ blips }) => blips.map(({ area }) => area)) : [];
  const known = new Set([...vault.byArea.keys(), ...frozen].map(nameKey));
  return areas.filter((area) => !known.has(nameKey(area)));
}
