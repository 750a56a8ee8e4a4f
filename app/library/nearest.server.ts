import Fuse from 'fuse.js';
import { hrefOf } from '#app/core/found.ts';
import type { Vault } from '#app/core/vault.ts';

export interface NearName {
  id: string;
  title: string;
  href: string;
}

const SHOWN = 5;
const searchers = new WeakMap<Vault, Fuse<Named>>();

interface Named extends NearName {
  aliases: string[];
  isArea: boolean;
}

/** Names like a mistyped one, best first. */
export function nearest(vault: Vault, text: string, areasFirst = false): NearName[] {
  const found = searcherOf(vault)
    .search(text.slice(0, 60), { limit: SHOWN * 2 })
    .map(({ item }) => item);
  if (areasFirst) found.sort((a, b) => Number(b.isArea) - Number(a.isArea));
  return found.slice(0, SHOWN).map(({ id, title, href }) => ({ id, title, href }));
}

function searcherOf(vault: Vault): Fuse<Named> {
  const known = searchers.get(vault);
  if (known) return known;
  const areas = vault.ledger.map(({ area }) => ({ ...area, isArea: true }));
  const named = [...areas, ...vault.entries].map(({ id, title, aliases, isArea }) => ({
    ...{ id, title, isArea, aliases: [...aliases] },
    href: hrefOf({ id, isArea }),
  }));
  const searcher = new Fuse(named, { keys: ['title', 'id', 'aliases'], threshold: 0.4, ignoreLocation: true, minMatchCharLength: 2 });
  searchers.set(vault, searcher);
  return searcher;
}
