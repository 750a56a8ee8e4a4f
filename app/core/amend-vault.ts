import { amendLedger } from './amend-ledger.ts';
import type { Config } from './config.ts';
import type { Area } from './entry.ts';
import { headOfArea, type Head } from './heads.ts';
import { keysOf, movedKeys, nameKey } from './names.ts';
import { placeAreas, reportAreas } from './place-areas.ts';
import { idOfArea, placeClaims, type UnknownRef } from './place-claims.ts';
import type { Vault, VaultParts } from './vault.ts';
import { reportClashes, unknownArea } from './vault-reports.ts';

/** What some files say now. */
export interface VaultChanges extends Omit<VaultParts, 'config'> {
  /** The files: nothing they said before holds. Those that are gone are among them. */
  paths: readonly string[];
  /** Null where the settings are not among the files. */
  config: Config | null;
}

/**
 * The vault with some of its files changed: the same as all its files put together anew, at the
 * cost of what the change touches. The changes have to hold what `dependentsOf` asks for.
 */
export function amendVault(vault: Vault, changes: VaultChanges): Vault {
  const paths = new Set(changes.paths);
  const config = changes.config ?? vault.config;
  const areas = exchange(vault.areas, paths, changes.areas);
  const entries = exchange(vault.entries, paths, changes.entries);
  const names = vault.names.amend(changes.paths, headsOf(changes));
  const claimed = placeClaims(names, changes.claims, changes.statements);

  const areasStand = areas === vault.areas && config === vault.config;
  const placed = areasStand ? vault.ledger : placeAreas(areas, config);
  const ledger = amendLedger(vault.byArea, placed, { paths, touched: areasOf(vault, changes.paths), ...claimed });

  const moved = movedKeys(vault.names.byPath, names.byPath, changes.paths);
  const describe = (unknown: UnknownRef): UnknownRef => {
    const { ref, key, report } = unknown;
    return moved.has(key) ? { ref, key, report: unknownArea(ref, report.file, report.line, names) } : unknown;
  };
  const stillUnknown = vault.reports.unknown.filter(({ report }) => !paths.has(report.file)).map(describe);
  const unknown = [...stillUnknown, ...claimed.unknown].sort((a, b) => byPlace(a.report.file, b.report.file));
  // What is said of an area's parent depends on what else goes by that name.
  const reports = { areas: areasStand && moved.size === 0 ? vault.reports.areas : reportAreas(areas, names, config), unknown };
  const diagnostics = [...reportClashes(names), ...reports.areas, ...unknown.map(({ report }) => report)];

  return { config, names, areas, entries, ledger, byArea: new Map(ledger.map((l) => [l.area.id, l])), diagnostics, reports };
}

/**
 * Paths of entries that are not among the changes, and yet may mean other areas by what they say:
 * areas came or went by names that they use. They have to be read again with the changes.
 */
export function dependentsOf(vault: Vault, changes: VaultChanges): string[] {
  const paths = new Set(changes.paths);
  const byPath = (areas: readonly Area[]) => new Map(areas.map((area) => [area.path, headOfArea(area)]));
  const moved = movedKeys(byPath(vault.areas), byPath(changes.areas), paths);
  if (moved.size === 0) return [];
  // Of several areas with one id one alone is drawn, and it may now be another.
  const rivals = vault.areas.filter(({ id }) => moved.has(nameKey(id)));
  for (const key of rivals.map(headOfArea).flatMap(keysOf)) moved.add(key);
  const known = new Map<string, boolean>();
  const isMoved = (ref: string): boolean => {
    if (!known.has(ref)) known.set(ref, moved.has(nameKey(ref)));
    return known.get(ref)!;
  };
  return vault.entries.filter(({ path, refs }) => !paths.has(path) && refs.some(isMoved)).map(({ path }) => path);
}

function headsOf({ areas, entries }: Pick<VaultChanges, 'areas' | 'entries'>): Head[] {
  return [...areas.map(headOfArea), ...entries];
}

/** Areas that some files name. */
function areasOf({ names }: Vault, paths: readonly string[]): Set<string> {
  const ids = new Set<string>();
  for (const path of paths) {
    const head = names.byPath.get(path);
    for (const ref of head?.isArea === false ? head.refs : []) {
      const id = idOfArea(names.resolveArea(ref));
      if (id !== null) ids.add(id);
    }
  }
  return ids;
}

/** Items by path, those at some paths exchanged; the same list where none is. */
function exchange<T extends { path: string }>(items: readonly T[], paths: ReadonlySet<string>, came: readonly T[]): readonly T[] {
  const changes = new Map<string, T | undefined>();
  for (const path of paths) changes.set(path, undefined);
  for (const item of came) changes.set(item.path, item);
  const exchanged: T[] = [];
  let next = 0;
  let isChanged = false;
  for (const path of [...changes.keys()].sort(byPlace)) {
    const item = changes.get(path);
    const place = placeOf(path, items);
    while (next < place) exchanged.push(items[next++]!);
    const isThere = items[next]?.path === path;
    if (isThere) next++;
    if (item) exchanged.push(item);
    isChanged ||= isThere || item !== undefined;
  }
  while (isChanged && next < items.length) exchanged.push(items[next++]!);
  return isChanged ? exchanged : items;
}

/** How many of some items by path stand before a path. */
function placeOf(path: string, items: readonly { path: string }[]): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.path < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byPlace(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
